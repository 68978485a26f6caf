# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from lueckenlos.directory.views import handovers, organizations, services

app_name = "directory"
urlpatterns = [
    path("angebote/", services.services, name="services"),
    path("angebote/<str:code>/", services.service, name="service"),
    path("traeger/", organizations.organizations, name="organizations"),
    path("traeger/<str:code>/", organizations.organization, name="organization"),
    path("ueberleitungen/", handovers.handovers, name="handovers"),
    path("ueberleitungen/<str:code>/", handovers.handover, name="handover"),
]
