# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The public guide: /<region>/hilfe/<language>/…"""

from django.urls import path

from lueckenlos.guide.views import calling, embedding, finding, landing, offline, printing, service, writing

app_name = "guide"
urlpatterns = [
    path("hilfe/", landing.choose_language, name="choose-language"),
    path("hilfe/dienst.js", offline.worker, name="worker"),
    path("hilfe/<str:language>/", landing.landing, name="landing"),
    path("hilfe/<str:language>/suche/", finding.search, name="search"),
    path("hilfe/<str:language>/angebot/<str:code>/", service.service, name="service"),
    path("hilfe/<str:language>/angebot/<str:code>/stimmt-nicht/", writing.feedback, name="feedback"),
    path("hilfe/<str:language>/angebot/<str:code>/weg/<str:way>/", writing.click, name="click"),
    path("hilfe/<str:language>/angebot/<str:code>/termine.ics", service.calendar, name="calendar"),
    path("hilfe/<str:language>/orte.json", finding.places, name="places"),
    path("hilfe/<str:language>/merkliste/", service.saved, name="saved"),
    path("hilfe/<str:language>/merkliste.pdf", printing.saved_list, name="saved-list"),
    path("hilfe/<str:language>/angebot/<str:code>/blatt.pdf", printing.leaflet, name="leaflet"),
    path("hilfe/<str:language>/heft/", printing.choose_brochure, name="brochure-choice"),
    path("hilfe/<str:language>/heft.pdf", printing.brochure, name="brochure"),
    path("hilfe/<str:language>/einbetten/", embedding.embed, name="embed"),
    path("hilfe/<str:language>/einbetten/anleitung/", embedding.explain, name="embedding"),
    path("hilfe/<str:language>/manifest.json", offline.manifest, name="manifest"),
    path("hilfe/<str:language>/offline/", offline.offline, name="offline"),
    path("hilfe/<str:language>/notfall/", calling.emergency, name="emergency"),
]
