# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from lueckenlos.chain.views import board, maps, picture, plan, timeline

app_name = "chain"
urlpatterns = [
    path("kette/", board.chosen, name="chosen"),
    path("kette/<str:area>/", board.board, name="board"),
    path("kette/<str:area>/baustein/<str:phase>/<str:field>/", board.cell, name="cell"),
    path("kette/<str:area>/uebergang/<str:before>/<str:after>/", board.transition, name="transition"),
    path("kette/<str:area>/schnittstellen/<str:phase>/", board.matrix, name="matrix"),
    path("bild/<str:area>/", picture.picture, name="picture"),
    path("karte/", maps.county_map, name="map"),
    path("zeit/<str:area>/", timeline.timeline, name="timeline"),
    path("plan/<str:area>/", plan.plan, name="plan"),
]
