# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of a data package: what stored_rows.py reads from a database, without one."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from lueckenlos.datapackage import Package, Table
from lueckenlos.datapackage.schema import TABLES
from lueckenlos.guide.places import AreaRow, PostalRow
from lueckenlos.guide.rows import OpeningRow, Rows, ServiceRow, TextRow

Row = Mapping[str, Any]
_OWN = (*("name", "description", "from_month", "to_month", "cost_cents", "mode", "languages", "target_groups"),)
_DETAILS = ("appointment", "channels", "siblings", "is_urgent", "eligibility", "keywords")


def rows_of_package(package: Package, day: date) -> Rows:
    services = {row["id"]: (key, row) for key, row in enumerate(_rows(package, "services"))}
    details = {row["service"]: row for row in _rows(package, "service_details")}
    seen = {code for code, (_key, row) in services.items() if _is_public(row, details.get(code, {}), day)}
    seen -= {row["service"] for row in _rows(package, "interventions") if row["kind"] == "new_service"}
    paths = _paths(package)
    beside = _Beside(package, details)
    return Rows(
        day=day,
        services=[beside.service(*services[code]) for code in services if code in seen],
        fields=[(key, code) for key, row in services.values() for code in row["fields"] or ()],
        areas=[(key, paths[code]) for key, row in services.values() for code in row["areas"] or ()],
        openings=[
            OpeningRow(services[row["service"]][0], row["weekday"], row["opens"], row["closes"])
            for row in _rows(package, "schedules")
            if row["weekday"] and not row["by_appointment"]
        ],
        paths=paths,
        texts=[
            TextRow(row["entry"], row["column"], row["language"], row["text"])
            for row in _rows(package, "translations")
            if row["table"] in ("services", "service_details") and row["text"]
        ],
        synonyms={row["id"]: row["words"] or () for row in _rows(package, "synonyms")},
    )


def area_rows(package: Package) -> list[AreaRow]:
    """By their path."""
    paths = _paths(package)
    rows = [
        AreaRow(0, row["code"], row["name"] or row["code"], row["level"], row["parent"], row["lat"], row["lon"])
        for row in _rows(package, "areas")
    ]
    return sorted(rows, key=lambda row: paths[row.code])


def postal_rows(package: Package) -> list[PostalRow]:
    rows = [
        PostalRow(row["postal_code"], row["area"], row["lat"], row["lon"]) for row in _rows(package, "postal_codes")
    ]
    return sorted(rows, key=lambda row: row.postal_code)


class _Beside:
    """What stands in other tables about a service."""

    def __init__(self, package: Package, details: Mapping[str, Row]) -> None:
        self._details = details
        self._organizations = {row["id"]: row["name"] for row in _rows(package, "organizations")}
        self._locations = {row["id"]: row for row in _rows(package, "locations")}
        self._step_free = {row["location"]: row["step_free"] for row in _rows(package, "location_details")}

    def service(self, key: int, row: Row) -> ServiceRow:
        location, details = self._locations.get(row["location"], {}), self._details.get(row["id"], {})
        own = {name: row[name] for name in _OWN}
        more = {name: details.get(name) for name in _DETAILS}
        return ServiceRow(
            key=key,
            code=row["id"],
            organization=self._organizations.get(row["organization"]),
            city=location.get("city"),
            lat=location.get("lat"),
            lon=location.get("lon"),
            step_free=self._step_free.get(row["location"]),
            **own,
            **more,
        )


def _is_public(row: Row, details: Row, day: date) -> bool:
    """As guide.public has it for a database."""
    ends = [row[name] for name in ("ends_on", "funding_ends_on") if row[name] is not None]
    starts = row["starts_on"]
    is_running = (starts is None or starts <= day) and all(end >= day for end in ends)
    return is_running and details.get("in_guide") is not False


def _paths(package: Package) -> dict[str, str]:
    parents = {row["code"]: row["parent"] for row in _rows(package, "areas")}
    found: dict[str, str] = {}

    def path_of(code: str) -> str:
        if code not in found:
            above = parents.get(code)
            found[code] = (path_of(above) if above else "") + f"{code}/"
        return found[code]

    for code in parents:
        path_of(code)
    return found


def _rows(package: Package, name: str) -> Iterator[Row]:
    table = package.tables.get(name) or Table(name, {}, [])
    columns = list(TABLES[name].columns)
    for values in zip(*(table.values(column) for column in columns), strict=True):
        yield dict(zip(columns, values, strict=True))
