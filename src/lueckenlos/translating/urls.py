# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from lueckenlos.translating import views

app_name = "translating"
urlpatterns = [
    path("uebersetzen/", views.overview, name="overview"),
    path("uebersetzen/<str:language>/", views.texts, name="texts"),
    path("uebersetzen/<str:language>/datei.xlf", views.export, name="export"),
    path("uebersetzen/<str:language>/einlesen/", views.upload, name="upload"),
    path("uebersetzen/<str:language>/uebernehmen/", views.apply, name="apply"),
]
