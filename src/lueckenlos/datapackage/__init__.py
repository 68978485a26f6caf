# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Reading, checking and writing the exchange format: a folder, a ZIP or an XLSX with the tables of a town."""

from lueckenlos.datapackage.core_rows import chain_tables
from lueckenlos.datapackage.package import Package, Table
from lueckenlos.datapackage.read import read_package
from lueckenlos.datapackage.report import Problem, Report
from lueckenlos.datapackage.write import write_package
from lueckenlos.datapackage.write_error import CannotWrite

__all__ = [
    "CannotWrite",
    "Package",
    "Problem",
    "Report",
    "Table",
    "chain_tables",
    "read_package",
    "write_package",
]
