# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from lueckenlos.editing.views import entry, history, reviews, tables

app_name = "editing"
urlpatterns = [
    path("bearbeiten/", tables.tables, name="tables"),
    path("bearbeiten/<slug:table>/", tables.entries, name="entries"),
    path("bearbeiten/<slug:table>/neu/", entry.new, name="new"),
    path("bearbeiten/<slug:table>/aehnlich/", entry.similar, name="similar"),
    path("bearbeiten/<slug:table>/eintrag/<path:code>/", entry.entry, name="entry"),
    path("freigaben/", reviews.reviews, name="reviews"),
    path("freigaben/regel/", reviews.set_rule, name="rule"),
    path("freigaben/<int:number>/", reviews.decide, name="decide"),
    path("verlauf/", history.changes, name="changes"),
    path("verlauf/rueckgaengig/<int:number>/", history.undo_revision, name="undo"),
    path("verlauf/<slug:table>/<path:code>/", history.history, name="history"),
]
