# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from lueckenlos.freshness.views import public

app_name = "confirming"
urlpatterns = [
    path("bestaetigen/<str:token>/", public.confirm, name="confirm"),
    path("bestaetigen/<str:token>/neu/", public.again, name="again"),
]
