# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from lueckenlos.operations import views

app_name = "operations"
urlpatterns = [
    path("gesund/", views.healthy, name="healthy"),
    path("bereit/", views.ready, name="ready"),
    path("betrieb/aufgaben/", views.jobs, name="jobs"),
    path("betrieb/aufgaben/<uuid:job>/noch-einmal/", views.run_again, name="run-again"),
    path("betrieb/post/noch-einmal/", views.send_again, name="send-again"),
]
