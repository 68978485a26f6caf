# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""All addresses. They are German, since they stand in minutes and on posters."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("sprache/", login_not_required(set_language), name="set_language"),
    path("", include("lueckenlos.accounts.urls")),
    path("", include("lueckenlos.accounts.allauth_urls")),
    path("", include("lueckenlos.ui.urls")),
    path("", include("lueckenlos.operations.urls")),
    path("", include("lueckenlos.office.urls")),
    path("", include("lueckenlos.desk.urls")),
    path("", include("lueckenlos.freshness.public_urls")),
    path("", include("lueckenlos.api.urls")),
    path("<slug:region>/", include("lueckenlos.guide.urls")),
    path("<slug:region>/", include("lueckenlos.chain.urls")),
    path("<slug:region>/", include("lueckenlos.directory.urls")),
    path("<slug:region>/", include("lueckenlos.networks.urls")),
    path("<slug:region>/", include("lueckenlos.freshness.urls")),
    path("<slug:region>/", include("lueckenlos.editing.urls")),
    path("<slug:region>/", include("lueckenlos.translating.urls")),
    path("<slug:region>/", include("lueckenlos.imports.urls")),
]

handler400 = "lueckenlos.desk.errors.bad_request"
handler403 = "lueckenlos.desk.errors.permission_denied"
handler404 = "lueckenlos.desk.errors.not_found"
handler500 = "lueckenlos.desk.errors.server_error"
