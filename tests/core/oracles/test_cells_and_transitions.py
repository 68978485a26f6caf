# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The oracles of cells and transitions on tiny cases that are worked out by hand."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from core.oracles.basics import active_services, leaves, serves_phase, span
from core.oracles.town import DAY, TOWN, T, cell, in_phase, service, with_needs, with_standard
from core.oracles.transitions import transitions
from lueckenlos.core.rows import (
    ChainTables,
    Handover,
    Intervention,
    StandardTransition,
)

# --- who serves what


@pytest.mark.parametrize(
    ("columns", "there"),
    [
        ({}, True),
        ({"starts_on": T}, True),  # what starts on the day is there
        ({"starts_on": T + DAY}, False),
        ({"ends_on": T}, True),  # what ends on a day is still there on that day
        ({"ends_on": T - DAY}, False),
        ({"funding_ends_on": T}, True),
        ({"funding_ends_on": T - DAY, "ends_on": T}, False),
    ],
)
def test_active(columns: dict, there: bool) -> None:
    tables = replace(TOWN, services=(service("s", **columns),))
    assert bool(active_services(tables, T)) is there


@pytest.mark.parametrize("cost", [5, None])
def test_candidate_is_never_active(cost: int | None) -> None:
    tables = replace(TOWN, services=(service("s"),), interventions=(Intervention("i", "new_service", cost, "s"),))
    assert active_services(tables, T) == []


def test_target_group_and_level_count_who_names_them_or_none() -> None:
    tables = replace(
        TOWN,
        services=(
            service("any"),
            service("teens", target_groups=("teens", "girls")),
            service("boys", target_groups=("boys",)),
            service("selective", level="selective"),
        ),
    )
    assert [s.id for s in active_services(tables, T, "teens")] == ["any", "teens", "selective"]
    assert [s.id for s in active_services(tables, T, None, "universal")] == ["any", "teens", "boys"]
    assert [s.id for s in active_services(tables, T, "boys", "selective")] == ["any", "boys", "selective"]


@pytest.mark.parametrize(
    ("from_month", "to_month", "served"),
    [
        (0, 36, "b"),  # [0, 36) touches [-9, 0) and [36, 72) by the edges only
        (-1, 37, "pbk"),
        (35, 36, "b"),
        (36, 36, ""),  # no month at all
        (None, 36, ""),  # a month missing: no phase
        (0, None, ""),
        (72, 90, ""),
    ],
)
def test_phases(from_month: int | None, to_month: int | None, served: str) -> None:
    row = service("s", from_month=from_month, to_month=to_month)
    assert "".join(code for code in "pbk" for p in TOWN.phases if p.code == code and serves_phase(row, p)) == served
    assert span(TOWN, row) == (("pbk".index(served[0]) + 1, "pbk".index(served[-1]) + 1) if served else None)


def test_leaves() -> None:
    assert leaves(TOWN, "town") == ["north", "south"]
    assert leaves(TOWN, "north") == ["north"]


# --- cells


def test_places_are_shared_in_proportion_to_the_known_needs() -> None:
    # Needs known: north b 10, south b 30, south k 20; north k unknown, the rest has no row. 90 places:
    # 15, 45, 30. North b: supply 15 of 10. South b: 45 of 30. Town b: need 40, supply 60, coverage 1.
    tables = with_needs(TOWN, north_b=10, south_b=30, south_k=20, north_k=None)
    tables = replace(tables, services=(service("s", places_per_year=90, areas=("town", "north")),))
    north = cell(tables, "north")
    assert (north["need"], north["supply"], north["coverage"], north["known_leaves"]) == (10, 15, 1, 1)
    town = cell(tables)
    assert (town["need"], town["supply"], town["coverage"], town["known_leaves"]) == (40, 60, 1, 2)
    kita = cell(tables, phase="k")
    assert (kita["need"], kita["supply"], kita["known_leaves"], kita["leaves"]) == (20, 30, 1, 2)
    assert cell(tables, phase="p")["status"] == "unknown"


def test_plenty_in_one_quarter_hides_no_gap_in_another() -> None:
    # North 10 of 10 and 90 over, south 0 of 10: coverage 1/2, supply 100.
    tables = with_standard(with_needs(TOWN, north_b=10, south_b=10), 0.8)
    tables = replace(tables, services=(in_phase("s", "b", areas=("north",), places_per_year=100),))
    town = cell(tables)
    assert (town["status"], town["coverage"], town["supply"]) == ("thin", Fraction(1, 2), 100)
    assert cell(tables, "north")["status"] == "covered"
    assert cell(tables, "south")["status"] == "missing"


@pytest.mark.parametrize(
    ("columns", "supply", "known"),
    [
        ({"sufficiency": "enough"}, 10, 1),
        ({"sufficiency": "short"}, 0, 1),
        ({}, None, 0),
        ({"places_per_year": 0}, 0, 1),
        ({"places_per_year": 4, "sufficiency": "enough"}, 4, 1),
    ],
)
def test_sufficiency(columns: dict, supply: int | None, known: int) -> None:
    tables = with_standard(with_needs(TOWN, north_b=10), 0.5)
    tables = replace(tables, services=(in_phase("s", "b", **columns),))
    north = cell(tables, "north")
    assert (north["supply"], north["known_leaves"]) == (supply, known)
    assert (north["status"] == "unknown") is (supply is None)


@pytest.mark.parametrize(("minimum", "known"), [(0.8, 1), (0.81, 0), (0, 1), (None, 1)])
def test_an_unknown_share_matters_only_below_the_standard(minimum: float | None, known: int) -> None:
    # 8 of 10 are known, what "x" adds is not.
    tables = with_standard(with_needs(TOWN, north_b=10), minimum)
    tables = replace(tables, services=(in_phase("s", "b", places_per_year=8), in_phase("x", "b")))
    assert cell(tables, "north")["known_leaves"] == known
    assert cell(tables, "north")["status"] == ("covered" if known else "unknown")


def test_need_zero() -> None:
    # All known needs 0: nothing to share; the share is 0, unknown places or not; coverage 1.
    tables = with_standard(with_needs(TOWN, north_b=0), 1)
    for columns in ({"places_per_year": 5}, {}, {"sufficiency": "short"}):
        north = cell(replace(tables, services=(in_phase("s", "b", **columns),)), "north")
        assert (north["status"], north["supply"], north["coverage"]) == ("covered", 0, 1)
        assert (north["need"], north["known_leaves"]) == (0, 1)


def test_no_service() -> None:
    required, free = with_standard(TOWN, 0.5), with_standard(TOWN, 0.5, None)
    for tables, needs, status, need, known in [
        (required, {}, "missing", None, 0),
        (required, {"north_b": 0}, "missing", 0, 1),  # of the south nothing is known
        (required, {"north_b": 0, "south_b": 0}, "open", 0, 2),
        (required, {"north_b": 3, "south_b": 0}, "missing", 3, 2),
        (free, {"north_b": 3}, "open", 3, 1),
        (free, {}, "open", None, 0),
        (TOWN, {"north_b": 3}, "open", 3, 1),  # no row in the standard
    ]:
        found = cell(with_needs(tables, **needs))
        assert (found["status"], found["need"], found["known_leaves"]) == (status, need, known)
        assert (found["supply"], found["coverage"], found["services"]) == (0, None, [])


def test_exactly_the_minimum_is_enough() -> None:
    # 0.8 x 0.3 = 0.24 places; in binary numbers the product misses.
    tables = with_standard(with_needs(TOWN, north_b=0.3), 0.8)
    for places, status in [(0.24, "covered"), (0.2399, "thin")]:
        found = cell(replace(tables, services=(in_phase("s", "b", places_per_year=places),)), "north")
        assert found["status"] == status


@pytest.mark.parametrize(("end", "status"), [(0, "unsecured"), (364, "unsecured"), (365, "covered"), (366, "covered")])
def test_unsecured(end: int, status: str) -> None:
    # On t + 365 the cell would be missing, unless the service still runs on that day.
    tables = with_standard(with_needs(TOWN, north_b=10), 0.5)
    one = in_phase("s", "b", places_per_year=10, ends_on=T + end * DAY)
    assert cell(replace(tables, services=(one,)), "north")["status"] == status
    # Or thin, when another one stays with too few places. Not required: open, and so not unsecured.
    few = in_phase("f", "b", places_per_year=1)
    assert cell(replace(tables, services=(one, few)), "north")["status"] == status
    free = with_standard(tables, 0.5, False)
    assert cell(replace(free, services=(one,)), "north")["status"] == "covered"
    # What follows in time secures it, and what is then unknown is neither missing nor thin.
    for columns in ({"places_per_year": 5}, {}):
        later = in_phase("n", "b", starts_on=T + 365 * DAY, **columns)
        assert cell(replace(tables, services=(one, later)), "north")["status"] == "covered"


@pytest.mark.parametrize(("days", "status"), [(0, "covered"), (-365, "covered"), (-366, "stale"), (1, "stale")])
def test_stale(days: int, status: str) -> None:
    tables = with_standard(with_needs(TOWN, north_b=10), 0.5)
    one = in_phase("s", "b", places_per_year=10, verified_on=T + days * DAY)
    assert cell(replace(tables, services=(one,)), "north")["status"] == status
    never = in_phase("n", "b", places_per_year=10, verified_on=None)
    assert cell(replace(tables, services=(one, never)), "north")["status"] == status
    # Unsecured goes before stale.
    ends = one._replace(funding_ends_on=T)
    assert cell(replace(tables, services=(ends,)), "north")["status"] == "unsecured"


# --- transitions


def between(tables: ChainTables, area: str = "town", **options: Any) -> dict:
    """From pregnancy to the baby."""
    return transitions(tables, area, T, **options)[0]


PAIR = replace(TOWN, services=(in_phase("a", "p"), in_phase("z", "b")))


@pytest.mark.parametrize(
    ("binding", "status", "meets"),
    [
        (None, "informal", False),
        ("informal", "informal", False),
        ("agreed", "agreed", True),
        ("binding", "binding", True),
    ],
)
def test_transition(binding: Any, status: str, meets: bool) -> None:
    found = between(replace(PAIR, handovers=(Handover("h", "a", "z", binding),)))
    assert found == {
        "from": "p",
        "to": "b",
        "required": False,
        "minimum_binding": "agreed",  # silent
        "status": status,
        "meets": meets,
        "expiring": False,
        "handovers": ["h"],
    }


def test_transition_standard_and_carried() -> None:
    tables = replace(PAIR, standard_transitions=(StandardTransition("p", "b", "binding"), StandardTransition("b", "k")))
    tables = replace(
        tables, handovers=(Handover("h2", "a", "z", "agreed"), Handover("h1", "a", "z"), Handover("back", "z", "a"))
    )
    found = between(tables)
    assert (found["required"], found["status"], found["meets"]) == (True, "agreed", False)
    assert found["handovers"] == ["h1", "h2"]
    carried = between(replace(tables, services=(*tables.services, in_phase("c", "pb"))))
    assert (carried["status"], carried["meets"], carried["handovers"]) == ("carried", True, ["h1", "h2"])
    second = transitions(tables, "town", T)[1]
    assert (second["required"], second["minimum_binding"], second["status"]) == (True, "agreed", "none")


def test_service_of_a_part_is_not_in_the_transitions_of_the_whole() -> None:
    tables = replace(PAIR, services=(in_phase("a", "p"), in_phase("z", "b", areas=("north", "south"))))
    tables = replace(tables, handovers=(Handover("h", "a", "z", "agreed"),))
    assert between(tables)["status"] == "none"
    assert between(tables, "north")["status"] == "agreed"


@pytest.mark.parametrize(("until", "expiring"), [(0, True), (29, True), (30, False)])
def test_expiring(until: int, expiring: bool) -> None:
    tables = replace(PAIR, handovers=(Handover("h", "a", "z", "agreed", None, T + until * DAY),))
    assert between(tables, horizon_days=30)["expiring"] is expiring
    gone = replace(PAIR, handovers=(Handover("h", "a", "z", "agreed", None, T - DAY),))
    assert (between(gone)["status"], between(gone)["handovers"], between(gone)["expiring"]) == ("none", [], False)
