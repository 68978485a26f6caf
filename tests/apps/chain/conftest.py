# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What the pages are held against: the core on the example package."""

import csv
import io
from datetime import date

import pytest

from lueckenlos.core.chain import index_tables
from lueckenlos.datapackage import chain_tables

ON = date(2012, 6, 1)
ROOT, TOWN, LEAF = "05978", "05978024", "05978024-sued"


@pytest.fixture(scope="session")
def index(county_package):
    return index_tables(chain_tables(county_package))


@pytest.fixture
def table():
    """The rows of a CSV download, header first."""

    def rows(client, url, **query):
        answer = client.get(url, {"als": "csv", **query})
        assert answer.status_code == 200
        assert answer["Content-Type"] == "text/csv; charset=utf-8"
        assert answer.content.startswith(b"\xef\xbb\xbf")
        return [tuple(row) for row in csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))]

    return rows


@pytest.fixture
def written():
    """Rows as a CSV file has them."""

    def rows(values):
        def text(value):
            value = round(value, 4) if isinstance(value, float) else value
            return "" if value is None else str(value)

        return [tuple(map(text, row)) for row in values]

    return rows
