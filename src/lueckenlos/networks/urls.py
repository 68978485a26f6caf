# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from lueckenlos.networks import views

app_name = "networks"
urlpatterns = [
    path("netzwerke/", views.networks, name="networks"),
    path("netzwerke/<str:code>/", views.network, name="network"),
]
