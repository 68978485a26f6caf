# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from lueckenlos.freshness.views import contacts, dashboard, families, lists

app_name = "freshness"
urlpatterns = [
    path("aktualitaet/", dashboard.dashboard, name="dashboard"),
    path("aktualitaet/erbitten/", dashboard.ask, name="ask"),
    path("aktualitaet/regel/", dashboard.rule, name="rule"),
    path("aktualitaet/hinweis/<int:number>/", dashboard.settle, name="settle"),
    path("kontakte/", contacts.contacts, name="contacts"),
    path("kontakte/<str:code>/ersetzen/", contacts.replace, name="replace"),
    path("kontakte/<str:code>/zuruecknehmen/", contacts.undo, name="undo"),
    path("rueckmeldungen/", families.feedback, name="feedback"),
    path("rueckmeldungen/<int:number>/", families.settle, name="settle-feedback"),
    path("verteiler/", lists.lists, name="lists"),
]
