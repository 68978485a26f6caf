# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of a package as the calculations want them."""

from itertools import chain
from typing import Any, TypeVar

from lueckenlos.core.rows import (
    Area,
    ChainTables,
    Handover,
    Intervention,
    Need,
    Phase,
    Service,
    StandardCell,
    StandardTransition,
)
from lueckenlos.datapackage.collector import paused_collector
from lueckenlos.datapackage.package import Package
from lueckenlos.datapackage.schema import TABLES

_Row = TypeVar("_Row", bound=tuple[Any, ...])


def chain_tables(package: Package) -> ChainTables:
    """Rows without their key are left out. Absent tables are empty; only fields are gathered where they are used."""
    return ChainTables(
        areas=_rows(package, "areas", Area),
        phases=_rows(package, "phases", Phase),
        fields=_fields(package),
        services=_rows(package, "services", Service),
        handovers=_rows(package, "handovers", Handover),
        needs=_rows(package, "needs", Need),
        standard_cells=_rows(package, "standard_cells", StandardCell),
        standard_transitions=_rows(package, "standard_transitions", StandardTransition),
        interventions=_rows(package, "interventions", Intervention),
    )


def _rows(package: Package, name: str, row_type: type[_Row]) -> tuple[_Row, ...]:
    table = package.tables.get(name)
    if table is None:
        return ()
    columns = [table.values(column) for column in row_type.__annotations__]
    required = [table.values(column) for column in TABLES[name].required]
    if any(None in column for column in required):
        complete = [None not in key for key in zip(*required)]
        columns = [[value for value, keep in zip(column, complete) if keep] for column in columns]
    with paused_collector():
        return tuple(map(row_type, *columns))


def _fields(package: Package) -> tuple[str, ...]:
    if "fields" in package.tables:
        return tuple(code for code in package.tables["fields"].values("code") if code is not None)
    services = package.tables.get("services")
    used = set(chain.from_iterable(services.values("fields"))) if services else set()
    for name in ("needs", "standard_cells"):
        if name in package.tables:
            used.update(package.tables[name].values("field"))
    return tuple(sorted(used - {None}))
