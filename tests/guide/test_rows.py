# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The same is searched in a package and in the database that took it over."""

from pathlib import Path

import pytest

from lueckenlos.datapackage import read_package
from lueckenlos.frame.actions import load_region
from lueckenlos.guide import package_rows, stored_rows
from lueckenlos.guide.rows import Rows

KREIS_UNNA = Path(__file__).parents[2] / "demo/kreis-unna"


def without_keys(rows: Rows) -> dict[str, object]:
    """Rows by the codes of their services; those of services that are not public say nothing."""
    code = {service.key: service.code for service in rows.services}

    def joined(pairs: object) -> list[tuple[object, ...]]:
        return sorted((code[key], *rest) for key, *rest in pairs if key in code)  # type: ignore[attr-defined]

    def plain(value: object) -> object:
        return value or None if isinstance(value, (tuple, list, str)) else value

    return {
        "day": rows.day,
        "services": sorted(tuple(map(plain, service[1:])) for service in rows.services),
        "fields": joined(rows.fields),
        "areas": joined(rows.areas),
        "openings": joined(rows.openings),
        "paths": dict(rows.paths),
        "texts": sorted(rows.texts),
        "synonyms": {name: tuple(words) for name, words in rows.synonyms.items()},
    }


@pytest.mark.django_db
def test_a_package_and_its_region_have_the_same_rows() -> None:
    package, report = read_package(KREIS_UNNA)
    assert not report.errors
    region = load_region(slug="kreis-unna", package=package).region
    stored = stored_rows.rows_of_region(region)
    read = package_rows.rows_of_package(package, stored.day)
    assert without_keys(read) == without_keys(stored)
    assert package_rows.area_rows(package) == [row._replace(key=0) for row in stored_rows.area_rows(region)]
    assert package_rows.postal_rows(package) == stored_rows.postal_rows(region)
