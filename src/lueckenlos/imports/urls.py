# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from lueckenlos.imports.views import check, export, mapping, uploads

app_name = "imports"
urlpatterns = [
    path("einlesen/", uploads.imports, name="imports"),
    path("einlesen/vorlagen/<int:mapping>/loeschen/", mapping.forget, name="forget-mapping"),
    path("einlesen/<uuid:batch>/", uploads.batch, name="batch"),
    path("einlesen/<uuid:batch>/zuordnen/", mapping.mapping, name="mapping"),
    path("einlesen/<uuid:batch>/probelauf/", check.check, name="check"),
    path("einlesen/<uuid:batch>/uebernehmen/", check.apply, name="apply"),
    path("einlesen/<uuid:batch>/zuruecknehmen/", check.undo, name="undo"),
    path("einlesen/<uuid:batch>/verwerfen/", uploads.discard, name="discard"),
    path("einlesen/<uuid:batch>/datei/", uploads.file, name="file"),
    path("mitnehmen/", export.export, name="export"),
    path("mitnehmen/paket/", export.package, name="package"),
    path("mitnehmen/tabelle/<slug:table>/", export.table, name="table"),
    path("mitnehmen/vorlage/<int:mapping>/", export.mapped, name="mapped"),
]
