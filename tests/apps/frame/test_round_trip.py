# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What is loaded comes out again, byte for byte; the same package twice changes nothing."""

from dataclasses import replace

import pytest

from apps.conftest import COUNTY
from lueckenlos.datapackage import Package, Table, read_package, write_package
from lueckenlos.frame.actions import CannotLoad, load_region
from lueckenlos.frame.models import Area, Region
from lueckenlos.frame.queries import package_of

pytestmark = pytest.mark.django_db


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_dump_is_what_was_loaded(county, tmp_path):
    write_package(package_of(county), tmp_path / "out")
    assert files(tmp_path / "out") == files(COUNTY)


def test_loading_twice_changes_nothing(county, county_package):
    again = load_region(slug="kreis-unna", package=county_package)
    assert not again.is_change
    assert again.region.state == county.state
    assert sum(changes.unchanged for changes in again.tables.values()) == sum(map(len, county_package.tables.values()))


def without(package: Package, table: str, row: int) -> Package:
    columns = {name: values[:row] + values[row + 1 :] for name, values in package.tables[table].columns.items()}
    numbers = package.tables[table].row_numbers[:-1]
    return replace(package, tables={**package.tables, table: Table(table, columns, numbers)})


def test_a_row_that_is_gone_is_removed_and_one_that_changed_is_changed(county, county_package):
    less = without(county_package, "handovers", 0)
    names = list(less.tables["organizations"].columns["name"])
    names[3] = "Neuer Name"
    changed = Table("organizations", {**less.tables["organizations"].columns, "name": names}, list(range(2, 259)))
    loaded = load_region(slug="kreis-unna", package=replace(less, tables={**less.tables, "organizations": changed}))
    assert loaded.tables["handovers"].removed == 1
    assert loaded.tables["organizations"].changed == 1
    assert loaded.region.state != county.state


def test_absent_tables_and_columns_stay(county, county_package):
    services = county_package.tables["services"]
    some = {name: services.columns[name] for name in ("id", "name")}
    loaded = load_region(
        slug="kreis-unna", package=Package(tables={"services": Table("services", some, services.row_numbers)})
    )
    assert not loaded.is_change
    assert loaded.region.name == county_package.metadata["title"]


def test_a_reference_that_leads_nowhere_is_told_and_nothing_is_written(county, county_package):
    table = Table("services", {"id": ["s-neu"], "organization": ["o-gibt-es-nicht"]}, [2])
    with pytest.raises(CannotLoad) as error:
        load_region(slug="kreis-unna", package=Package(tables={"services": table}))
    problem = error.value.problems[0]
    assert (problem.file, problem.row, problem.column, problem.value) == (
        "services.csv",
        2,
        "organization",
        "o-gibt-es-nicht",
    )
    assert Region.objects.get(slug="kreis-unna").state == county.state


def test_rows_that_are_still_used_cannot_go(county, county_package):
    organizations = Package(tables={"organizations": Table("organizations", {"id": ["o-kreis-unna"]}, [2])})
    with pytest.raises(CannotLoad):
        load_region(slug="kreis-unna", package=organizations)


def test_two_regions_with_the_same_codes_stay_apart(county, county_package):
    other = load_region(slug="anderer-kreis", package=county_package).region
    assert Area.objects.in_region(other).count() == Area.objects.in_region(county).count() == 24


def test_paths_lead_down_the_tree(county):
    assert Area.objects.in_region(county).get(code="05978024-sued").path == "05978/05978024/05978024-sued/"


def test_a_package_of_the_smallest_kind(db, tmp_path):
    (tmp_path / "areas.csv").write_text("code\n05\n", encoding="utf-8")
    package, _report = read_package(tmp_path)
    region = load_region(slug="klein", package=package).region
    assert package_of(region).tables["areas"].columns["code"] == ["05"]


def test_what_the_database_would_not_keep_is_said_and_nothing_is_written(county, county_package):
    from dataclasses import replace

    from lueckenlos.datapackage import Table
    from lueckenlos.frame.actions import CannotLoad, load_region

    table = county_package.tables["fields"]
    columns = {**table.columns, "code": ["x" * 300, *table.columns["code"][1:]]}
    package = replace(county_package, tables={"fields": Table("fields", columns, table.row_numbers)})
    with pytest.raises(CannotLoad) as refused:
        load_region(slug="kreis-unna", package=package)
    problem = refused.value.problems[0]
    assert (problem.file, problem.column, problem.value) == ("fields.csv", "code", "x" * 100)
