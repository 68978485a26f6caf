# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What must hold for one row, whatever brought it: required values, order of dates, references, places."""

from datetime import date
from typing import Any

from lueckenlos.datapackage.schema import TABLES
from lueckenlos.editing.rows import Row
from lueckenlos.frame.columns import too_long
from lueckenlos.imports.names import Names
from lueckenlos.imports.reading import Told, told
from lueckenlos.imports.traps import KILOMETRES_ALLOWED, Places
from lueckenlos.shared.language import _
from lueckenlos.shared.writing import write_number

NAMED = {"areas", "organizations", "locations", "services", "networks"}
"""Tables whose entries nobody would find without a name."""


def check_row(table: str, row: Row, names: Names) -> list[Told]:
    schema = TABLES[table]
    problems = [
        told(column, "", _("This must be given in every row."), _("Fill it in, or map a column to it."))
        for column in (*schema.required, *(("name",) if table in NAMED else ()))
        if row.get(column) in (None, "")
    ]
    problems += check_orders(table, row)
    problems += [
        told(column, value[:100], _("The text is longer than {n} letters.").format(n=limit), _("Shorten it."))
        for column, value, limit in too_long(table, row)
    ]
    for column, kind in schema.columns.items():
        if kind.table and row.get(column):
            values = row[column] if isinstance(row[column], tuple) else (row[column],)
            unknown = [value for value in values if value not in names.codes(kind.table)]
            if unknown:
                problems.append(
                    told(column, ", ".join(unknown), _("There is no such entry here."),
                         _("Correct the value, translate it in the mapping, or add the entry."))
                )  # fmt: skip
    if table == "handovers" and row.get("from_service") and row["from_service"] == row.get("to_service"):
        problems.append(
            told("to_service", row["to_service"], _("The service hands over to itself."),
                 _("Enter the service that takes the families over, or take the row out."))
        )  # fmt: skip
    return problems


def check_orders(table: str, row: Row) -> list[Told]:
    """Spans that end before they begin."""
    problems = []
    for order in TABLES[table].orders:
        first, last = row.get(order.first), row.get(order.last)
        if first is not None and last is not None and not (first < last or (first == last and not order.strict)):
            problems.append(told(order.last, last, *_out_of_order(order.first, last)))
    return problems


def _out_of_order(first: str, last: Any) -> tuple[str, str]:
    if isinstance(last, date):
        return _("It ends before it begins."), _("Correct one of the two dates.")
    return _("The last month does not lie above the first."), _("Correct one of the two months.")


def mend_places(table: str, row: Row, places: Places) -> list[Told]:
    """Coordinates that lie in another town are left out: none are better than wrong ones. Says so."""
    lat, lon = row.get("lat"), row.get("lon")
    town = places.town_of(row.get("area") if table == "locations" else row.get("code"))
    if lat is None or lon is None or town is None:
        return []
    if lat < lon and places.away(town, lon, lat) <= KILOMETRES_ALLOWED:
        row["lat"], row["lon"] = lon, lat
        return [
            told("lat", f"{lat}, {lon}", _("Latitude and longitude were exchanged; they were put right."),
                 _("Exchange the two columns."))
        ]  # fmt: skip
    away = places.away(town, lat, lon)
    if away <= KILOMETRES_ALLOWED:
        return []
    row["lat"] = row["lon"] = None
    there = places.name_at(lat, lon) or _("outside of the region")
    return [
        told(
            "lat",
            f"{lat}, {lon}",
            _("The coordinates lie in the wrong town: {there}, {km} km away from {town}.").format(
                there=there, km=write_number(away, 1), town=places.name(town)
            ),
            _("They were left out. Look the address up on a map, and enter the right ones."),
        )
    ]


def ring_of(code: str, parents: dict[str, str | None]) -> list[str]:
    """The areas on a way up that comes back to where it began; empty where it reaches a root."""
    path: list[str] = []
    at: str | None = code
    while at is not None and at not in path:
        path.append(at)
        at = parents.get(at)
    return [*path, at] if at == code else []
