# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What each service brings to a cell, worked out by hand, and what must hold for any cell."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from core.oracles.instances import questions
from core.worked import TODAY, TWO_PARTS, babies, service
from lueckenlos.core.chain import carriers, cell_parts, chains, snapshot_on
from lueckenlos.core.errors import CoreError, UnknownArea, UnknownCell, UnknownService
from lueckenlos.core.rows import Need, StandardCell
from lueckenlos.datapackage import chain_tables, read_package

KREIS_UNNA = Path(__file__).parents[2] / "demo/kreis-unna"
ANY = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


def parts(tables, area="selm"):
    found = cell_parts(snapshot_on(tables, on=TODAY), area, "baby", "health")
    return [(part.service, part.places, part.share, part.basis) for part in found]


def test_every_basis_has_its_share():
    tables = babies(
        service("a", places_per_year=30),
        service("b", sufficiency="enough"),
        service("c", sufficiency="short"),
        service("d"),
    )
    assert parts(tables) == [
        ("a", 30.0, 30.0, "shared_out"),
        ("b", None, 100.0, "enough"),
        ("c", None, 0.0, "short"),
        ("d", None, None, "unknown"),
    ]


def test_places_are_shared_out_over_the_parts_of_a_town_by_need():
    tables = babies(
        service("s", areas=("unna",), places_per_year=60),
        areas=TWO_PARTS,
        needs=(Need("koenigsborn", "baby", "health", 100), Need("rest", "baby", "health", 50)),
    )
    assert parts(tables, "koenigsborn") == [("s", 60.0, 40.0, "shared_out")]
    assert parts(tables, "unna") == [("s", 60.0, 60.0, "shared_out")]


def test_only_known_leaves_are_summed_over():
    tables = babies(
        service("s", areas=("unna",), places_per_year=60),
        service("t", areas=("rest",)),
        areas=TWO_PARTS,
        needs=(Need("koenigsborn", "baby", "health", 100), Need("rest", "baby", "health", 50)),
    )
    assert parts(tables, "unna") == [("s", 60.0, 40.0, "shared_out"), ("t", None, None, "unknown")]


def test_in_an_unknown_cell_the_shares_say_what_is_there_at_least():
    assert parts(babies(service("a", places_per_year=30), service("b"))) == [
        ("a", 30.0, 30.0, "shared_out"),
        ("b", None, None, "unknown"),
    ]


def test_where_the_need_is_not_known_nothing_is_given_and_enough_is_no_number():
    assert parts(babies(service("a", places_per_year=30), service("b", sufficiency="enough"), need=None)) == [
        ("a", 30.0, 0.0, "shared_out"),
        ("b", None, None, "enough"),
    ]


def test_where_nothing_is_needed_every_share_is_nothing():
    assert [share for _, _, share, _ in parts(babies(service("a", places_per_year=3), service("b"), need=0))] == [0, 0]


def test_who_is_not_there_has_no_part():
    assert parts(babies(service("s", areas=("elsewhere",)), service("t", "kita"))) == []


def test_what_does_not_exist_is_told():
    snapshot = snapshot_on(babies(), on=TODAY)
    for area, phase, field, error in [
        ("x", "baby", "health", UnknownArea),
        ("selm", "x", "health", UnknownCell),
        ("selm", "baby", "x", UnknownCell),
    ]:
        with pytest.raises(error, match="'x'"):
            cell_parts(snapshot, area, phase, field)


@ANY
@given(questions())
def test_known_shares_sum_to_the_supply_and_the_services_are_those_of_the_cell(question):
    which = {
        "on": question.on,
        "horizon_days": question.horizon_days,
        "target_group": question.target_group,
        "level": question.level,
    }
    check_all_cells(question.tables, which)


def test_so_it_is_in_the_example_county():
    package, _ = read_package(KREIS_UNNA)
    check_all_cells(chain_tables(package), {"on": TODAY})


def check_all_cells(tables, which):
    snapshot = snapshot_on(tables, **which)
    for chain in chains(snapshot.index, with_duplications=False, **which):
        for cell in chain.cells:
            found = cell_parts(snapshot, chain.area, cell.phase, cell.field)
            assert tuple(part.service for part in found) == cell.services
            if cell.supply is not None:
                known = sum(part.share for part in found if part.share is not None)
                assert known == pytest.approx(cell.supply, rel=1e-9, abs=1e-9)
            if cell.status in ("thin", "covered", "stale", "unsecured") and cell.known_leaves == cell.leaves == 1:
                unknown = [part for part in found if part.share is None]
                assert not unknown or cell.coverage >= cell.minimum_coverage - 1e-9


@ANY
@given(questions())
def test_a_transition_is_carried_exactly_where_it_has_carriers(question):
    snapshot = snapshot_on(question.tables, on=question.on)
    for chain in chains(snapshot.index, on=question.on, with_duplications=False):
        for transition in chain.transitions:
            found = carriers(snapshot, chain.area, transition.from_phase, transition.to_phase)
            assert bool(found) == (transition.status == "carried")


@ANY
@given(questions())
def test_without_a_service_is_as_if_it_were_not_in_the_table(question):
    tables = question.tables
    for out in tables.services[:3]:
        fewer = replace(tables, services=tuple(s for s in tables.services if s.id != out.id))
        for area in tables.areas:
            one, other = (
                next(iter(chains(t, on=question.on, areas=[area.code], without=w)))
                for t, w in ((tables, [out.id]), (fewer, ()))
            )
            assert one == other


def test_taking_out_who_is_not_there_is_told():
    with pytest.raises(UnknownService, match="'x'"):
        snapshot_on(babies(service("s")), on=TODAY, without=["x"])
    assert issubclass(UnknownService, CoreError)
    assert issubclass(UnknownCell, CoreError)


def test_taking_out_the_only_service_leaves_the_cell_missing():
    tables = babies(service("s", places_per_year=100), standard_cells=(StandardCell("baby", "health", True, 0.8),))
    statuses = [
        next(iter(chains(tables, on=TODAY, areas=["selm"], without=out))).cells[0].status for out in ((), ("s",))
    ]
    assert statuses == ["covered", "missing"]
