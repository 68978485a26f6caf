# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from lueckenlos.desk import guide_page, missed_searches, views

app_name = "desk"
LEGAL = {"imprint": "impressum", "privacy": "datenschutz", "accessibility": "barrierefreiheit"}
urlpatterns = [
    path("", views.start, name="start"),
    path("so-wird-gerechnet/", views.method, name="method"),
    *(path(f"{page}/", views.legal, {"page": page}, name=name) for name, page in LEGAL.items()),
    path("<slug:region>/", views.overview, name="overview"),
    path("<slug:region>/gesucht/", missed_searches.missed_searches, name="missed"),
    path("<slug:region>/wegweiser/", guide_page.guide, name="guide"),
    path("<slug:region>/wegweiser/oeffnen/", guide_page.open_guide, name="open-guide"),
    path("<slug:region>/heute/", views.today, name="today"),
    *(
        path(f"<slug:region>/{page}/", views.legal, {"page": page}, name=f"region-{name}")
        for name, page in LEGAL.items()
    ),
]
