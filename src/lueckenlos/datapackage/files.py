# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A package as files: canonical CSV and JSON."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lueckenlos.datapackage.csv_rows import LONGEST_CELL
from lueckenlos.datapackage.package import Package, Table
from lueckenlos.datapackage.resources import refreshed_metadata
from lueckenlos.datapackage.schema import BOUNDARIES, METADATA, SEPARATOR, TABLES
from lueckenlos.datapackage.values import decimal_text
from lueckenlos.datapackage.write_error import CannotWrite
from lueckenlos.shared.language import _

_QUOTED = re.compile('[",\\r\\n]')


def package_files(package: Package) -> Iterator[tuple[str, bytes]]:
    yield METADATA, _json_file(refreshed_metadata(package))
    for name in TABLES:
        if name in package.tables:
            yield f"{name}.csv", table_csv(package.tables[name])
    if package.boundaries is not None:
        yield BOUNDARIES, _json_file(package.boundaries)


def _json_file(content: Any) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def table_csv(table: Table) -> bytes:
    """UTF-8, comma, LF. The csv module is not used: it leaves a lone carriage return unquoted."""
    names = known_columns(table)
    columns = [_csv_cells(table, name) for name in names]
    lines = [",".join(names), *map(",".join, zip(*columns))]
    return ("\n".join(lines) + "\n").encode()


def known_columns(table: Table) -> list[str]:
    return [name for name in TABLES[table.name].columns if name in table.columns]


def _csv_cells(table: Table, name: str) -> list[str]:
    values = table.columns[name]
    text = _amount_text if TABLES[table.name].columns[name].may_be_thousands else cell_text
    cells = {value: _quote(text(value)) for value in set(values)}
    longest = max(map(len, cells.values()), default=0)
    if longest > LONGEST_CELL:
        raise CannotWrite(
            _("{table}: a cell of {column} has more than {limit} characters. Shorten it.").format(
                table=table.name, column=name, limit=LONGEST_CELL
            )
        )
    return [cells[value] for value in values]


def cell_text(value: Any) -> str:
    """A value as text; whole numbers without a point, others as the shortest text that gives them back."""
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e16 else repr(value)
        case tuple():
            return SEPARATOR.join(value)
    return str(value)


def _amount_text(value: Any) -> str:
    return decimal_text(value) if isinstance(value, float) else cell_text(value)


def _quote(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text
