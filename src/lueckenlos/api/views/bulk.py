# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Everything at once: the public data package, and all services as HSDS."""

from django.http import FileResponse, HttpRequest, HttpResponseBase, StreamingHttpResponse

from lueckenlos.api import entries
from lueckenlos.api.answering import JSON, LINES, open_data
from lueckenlos.api.index import Index
from lueckenlos.api.public_package import package_file

ZIP = "application/zip"


@open_data(ZIP)
def package(request: HttpRequest, index: Index) -> HttpResponseBase:
    name = f"{index.region.slug}-offen.zip"
    return FileResponse(package_file(index).open("rb"), as_attachment=True, filename=name, content_type=ZIP)


@open_data()
def feed(request: HttpRequest, index: Index) -> HttpResponseBase:
    return StreamingHttpResponse(entries.one_page(index, range(index.catalogue.size)), content_type=JSON)


@open_data(LINES, JSON)
def feed_lines(request: HttpRequest, index: Index) -> HttpResponseBase:
    positions = range(index.catalogue.size)
    return StreamingHttpResponse(entries.lines(index, positions, entries.write_services, True), content_type=LINES)
