# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from lueckenlos.ui import views

app_name = "ui"
urlpatterns = [path("bausteine/", views.gallery, name="gallery")]
