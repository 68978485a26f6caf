# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
from datetime import date

from datapackage.small_package import GOOD, Read
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
from lueckenlos.datapackage import Package, Table, chain_tables


def test_the_rows_of_the_package_become_the_rows_of_the_core(read: Read) -> None:
    tables = chain_tables(read({})[0])

    assert tables.areas[1] == Area("05978036", "05978")
    assert tables.phases[0] == Phase("pregnancy", -9, 0)
    assert tables.fields == ("health", "education")
    assert tables.services[1] == Service(
        id="s2",
        organization="o2",
        fields=("health", "education"),
        from_month=0,
        to_month=72,
        areas=("05978004",),
        level="selective",
        places_per_year=12.5,
        sufficiency="enough",
        ends_on=date(2014, 6, 30),
    )
    assert tables.handovers[0] == Handover("h1", "s1", "s2", "binding", date(2010, 1, 1), None)
    assert tables.needs == (Need("05978036", "u3", "health", 90.0), Need("05978004", "u3", "health", 0.0))
    assert tables.standard_cells == (
        StandardCell("u3", "health", True, 0.8),
        StandardCell("kita", "education", False, None),
    )
    assert tables.standard_transitions[0] == StandardTransition("pregnancy", "u3", "binding")
    assert tables.interventions[2] == Intervention(
        "i3", "extend_funding", 3_000_000, service="s1", until=date(2015, 12, 31)
    )


def test_rows_without_their_key_are_left_out(read: Read) -> None:
    handovers = "id,from_service,to_service\nh1,s1,\n,s1,s2\nh3,,s2\nh4,s1,s2\n"
    package, report = read({"handovers.csv": handovers, "interventions.csv": "id,kind\ni1,\n"})

    assert len(report.errors) == 4
    assert [handover.id for handover in chain_tables(package).handovers] == ["h4"]
    assert chain_tables(package).interventions == ()


def test_without_a_table_of_fields_those_in_use_count_in_order(read: Read) -> None:
    needs = GOOD["needs"].replace("05978004,u3,health", "05978004,u3,autonomy")
    package, _report = read({"fields.csv": None, "needs.csv": needs, "datapackage.json": "{}"})

    assert chain_tables(package).fields == ("autonomy", "education", "health")


def test_an_empty_package_gives_empty_tables() -> None:
    assert chain_tables(Package()) == ChainTables((), (), ())


def test_a_table_without_its_key_column_gives_no_rows() -> None:
    package = Package(tables={"services": Table("services", {"name": ["a", "b"]}, [2, 3])})

    assert chain_tables(package).services == ()
