# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The oracles of the graph, duplications and the plan on tiny cases that are worked out by hand."""

from dataclasses import replace

import pytest

from core.oracles.duplications import duplications
from core.oracles.graph import (
    breaks_on,
    disjoint_paths,
    first_break,
    graph_on,
    robustness,
    unbroken,
    weakest_links,
)
from core.oracles.instances import random_question
from core.oracles.plan import plan
from core.oracles.town import DAY, TOWN, T, in_phase, service, with_needs, with_standard
from lueckenlos.core.rows import (
    Area,
    ChainTables,
    Handover,
    Intervention,
    Service,
    StandardTransition,
)

# --- graph


def chained(*pairs: str, services: tuple[Service, ...]) -> ChainTables:
    rows = tuple(Handover(f"h{i}", pair[0], pair[1], "agreed") for i, pair in enumerate(pairs))
    return replace(TOWN, services=services, handovers=rows)


def test_unbroken_and_first_break() -> None:
    # a (pregnancy) -> m (baby) -> z (kindergarten)
    services = (in_phase("a", "p"), in_phase("m", "b"), in_phase("z", "k"))
    whole = chained("am", "mz", services=services)
    assert unbroken(whole, "town", T)
    assert first_break(whole, "town", T) is None
    assert (robustness(whole, "town", T), weakest_links(whole, "town", T)) == (1, ["a"])
    without_end = chained("am", services=services)
    assert first_break(without_end, "town", T) == ("b", "k")
    assert (robustness(without_end, "town", T), weakest_links(without_end, "town", T)) == (0, [])
    assert first_break(chained("mz", services=services), "town", T) == ("p", "b")
    assert first_break(chained("mz", services=services[1:]), "town", T) == "start"
    # One that lasts from the first phase to the last is a path of its own.
    alone = chained(services=(service("s"),))
    assert (unbroken(alone, "town", T), robustness(alone, "town", T)) == (True, 1)


@pytest.mark.parametrize(
    ("u", "v", "edge"),
    [
        ("p", "b", True),
        ("p", "k", False),  # starts later than the phase after
        ("pb", "b", True),  # ends with u
        ("pb", "p", False),  # ends before u: side help
        ("p", "pb", True),  # may start before
        ("b", "pb", True),
        ("k", "k", True),
        ("k", "bk", True),
    ],
)
def test_edge(u: str, v: str, edge: bool) -> None:
    tables = chained("uv", services=(in_phase("u", u), in_phase("v", v)))
    assert graph_on(tables, "town", T).edges == ({("u", "v")} if edge else set())


def test_edge_needs_the_binding_of_the_transition_after_u() -> None:
    tables = replace(chained("uv", services=(in_phase("u", "pb"), in_phase("v", "k"))))
    first = replace(tables, standard_transitions=(StandardTransition("p", "b", "binding"),))
    second = replace(tables, standard_transitions=(StandardTransition("b", "k", "binding"),))
    assert graph_on(first, "town", T).edges == {("u", "v")}
    assert graph_on(second, "town", T).edges == set()
    # u ends in the last phase: the last transition counts.
    at_the_end = replace(second, services=(in_phase("u", "k"), in_phase("v", "k")))
    assert graph_on(at_the_end, "town", T).edges == set()


def test_two_ways_and_the_weakest_links_nearest_to_the_entry() -> None:
    # a -> m -> y, b -> n -> z, and a -> n. Two ways; the minimum cuts are all pairs that take one of each
    # way, but {m, b} leaves a -> n -> z. Nearest to the entry: {a, b}.
    services = (
        *(in_phase(name, "p") for name in "ab"),
        *(in_phase(name, "b") for name in "mn"),
        *(in_phase(name, "k") for name in "yz"),
    )
    tables = chained("am", "my", "bn", "nz", "an", services=services)
    assert (robustness(tables, "town", T), weakest_links(tables, "town", T)) == (2, ["a", "b"])
    # With a third entry c -> n the entry is no longer narrow: {a, n} leaves b and c on the entry side,
    # {m, n} also a.
    more = chained("am", "my", "bn", "nz", "an", "cn", services=(*services, in_phase("c", "p")))
    assert (robustness(more, "town", T), weakest_links(more, "town", T)) == (2, ["a", "n"])


def test_breaks_on() -> None:
    services = (in_phase("a", "p"), in_phase("m", "b"), in_phase("z", "k"))
    tables = chained("am", "mz", services=services)
    assert breaks_on(tables, "town", T) is None
    ends = replace(tables, services=(*services[:2], services[2]._replace(funding_ends_on=T)))
    assert breaks_on(ends, "town", T) == T + DAY
    # Another one takes over on the day after, but ends itself, long after any horizon.
    after = services[2]._replace(id="y", starts_on=T + DAY, ends_on=T + 999 * DAY)
    taken = replace(
        ends, services=(*ends.services, after), handovers=(*ends.handovers, Handover("n", "m", "y", "agreed"))
    )
    assert breaks_on(taken, "town", T) == T + 1000 * DAY
    # A day later there is one day without.
    late = replace(taken, services=(*ends.services, after._replace(starts_on=T + 2 * DAY)))
    assert breaks_on(late, "town", T) == T + DAY
    expired = replace(tables, handovers=(tables.handovers[0]._replace(valid_until=T + DAY), tables.handovers[1]))
    assert breaks_on(expired, "town", T) == T + 2 * DAY
    assert breaks_on(expired, "town", T + 2 * DAY) is None  # broken already


@pytest.mark.parametrize("seed", range(60))
def test_graph_of_random_instances(seed: int) -> None:
    """Menger: cuts and disjoint paths; and every single day, not only those of change."""
    question = random_question(seed, areas=3, offers=0.1)
    tables, on = question.tables, question.on
    for area in tables.areas:
        graph = graph_on(tables, area.code, on)
        assert robustness(tables, area.code, on) == disjoint_paths(graph)
        if unbroken(tables, area.code, on):
            days = (on + number * DAY for number in range(1, 600))
            broken = next((day for day in days if not unbroken(tables, area.code, day)), None)
            assert breaks_on(tables, area.code, on) == broken


# --- duplications


def test_duplication() -> None:
    # Needs p 10, b 10 in the north; 12 + 9 places together exceed the 20.
    tables = with_needs(TOWN, north_p=10, north_b=10)
    one = in_phase("one", "pb", organization="o1", places_per_year=12, areas=("north",))
    two = in_phase("two", "pb", organization="o2", places_per_year=9)

    def found(first: Service = one, second: Service = two, area: str = "town") -> list:
        return duplications(replace(tables, services=(second, first)), area, T)

    expected = [{"services": ["one", "two"], "places": 21, "need": 20}]
    assert found() == expected  # north is all of the fewer leaves
    assert found(area="north") == expected
    assert found(area="south") == []
    assert found(one._replace(places_per_year=11)) == []  # 20 do not exceed 20
    assert found(one._replace(places_per_year=None)) == []
    assert found(one._replace(organization="o2")) == []
    assert found(one._replace(organization=None)) == []
    assert found(one._replace(fields=("youth",))) == []
    assert found(one._replace(level="universal")) == []
    assert found(one._replace(level="universal"), two._replace(level="universal")) == expected
    assert found(one._replace(target_groups=("x", "y"))) == []
    assert found(one._replace(target_groups=("x", "y")), two._replace(target_groups=("y",))) == expected
    assert found(one._replace(ends_on=T - DAY)) == []
    # Half of the phases of the shorter is not more than half: pb and bk share b, one of two.
    assert found(one, two._replace(from_month=0, to_month=72)) == []
    # All of the shorter, one of three.
    assert found(one._replace(from_month=0), two) == [{"services": ["one", "two"], "places": 21, "need": 10}]
    # They share no cell of known need.
    south = one._replace(areas=("south",))
    assert found(south) == []


def test_duplication_needs_more_than_half_of_the_leaves() -> None:
    areas = (*TOWN.areas, Area("west", "town"))
    tables = with_needs(replace(TOWN, areas=areas), north_b=1, south_b=1, west_b=1)
    one = in_phase("one", "b", organization="o1", places_per_year=9, areas=("north", "south"))
    two = in_phase("two", "b", organization="o2", places_per_year=9, areas=("south", "west"))
    assert duplications(replace(tables, services=(one, two)), "town", T) == []  # one of two
    assert len(duplications(replace(tables, services=(one, two)), "south", T)) == 1  # one of one


# --- plan


def test_plan_prefers_transitions_then_need_then_cost() -> None:
    # Both quarters need 10 for babies, nothing is there for them; a serves pregnancy, z is a candidate
    # for babies with 12 places, h hands over from a to z. Required: p -> b and the cell b.
    tables = with_standard(with_needs(TOWN, north_b=10, south_b=10), 0.5)
    tables = replace(
        tables,
        services=(in_phase("a", "p"), in_phase("z", "b", places_per_year=12, starts_on=T + 99 * DAY)),
        standard_transitions=(StandardTransition("p", "b", "agreed"),),
        interventions=(
            Intervention("i1", "new_service", 100, "z"),  # 12 of 20
            Intervention("i2", "new_handover", 50, from_service="a", to_service="z", binding="agreed"),
            Intervention("i3", "more_places", 30, "z", 4),  # four more of them
            Intervention("i4", "more_places", 30, "z", 4),  # the same, larger id
            Intervention("i5", "more_places", 0, "z", 0),  # costs nothing, brings nothing
            Intervention("i6", "more_places", None, "z", 8),  # of unknown cost
        ),
    )
    empty = {"cost_cents": 0, "transitions_closed": 0, "need_closed": 0, "chosen": []}
    first = {"cost_cents": 100, "transitions_closed": 0, "need_closed": 12, "chosen": ["i1"]}
    more = {"cost_cents": 130, "transitions_closed": 0, "need_closed": 16, "chosen": ["i1", "i3"]}
    joined = {"cost_cents": 150, "transitions_closed": 2, "need_closed": 12, "chosen": ["i1", "i2"]}
    both = {"cost_cents": 180, "transitions_closed": 2, "need_closed": 16, "chosen": ["i1", "i2", "i3"]}
    full = {"cost_cents": 210, "transitions_closed": 2, "need_closed": 20, "chosen": ["i1", "i2", "i3", "i4"]}
    assert plan(tables, "town", 99, T)["curve"] == [empty]
    found = plan(tables, "town", 209, T)
    assert found["curve"] == [empty, first, more, joined, both]
    assert found == {"budget_cents": 209, **both, "curve": found["curve"]}
    assert plan(tables, "town", 10_000, T)["curve"][-1] == full
    # In one quarter there are 6, 8 or 10 of the 10.
    north = plan(tables, "north", 150, T)
    assert (north["transitions_closed"], north["need_closed"], north["chosen"]) == (1, 6, ["i1", "i2"])
    # Its own end dates hold: the candidate has ended before D.
    ended = replace(tables, services=(tables.services[0], tables.services[1]._replace(ends_on=T - DAY)))
    assert plan(ended, "town", 10_000, T)["curve"] == [empty]


def test_plan_extends_funding_and_never_shortens() -> None:
    tables = with_standard(with_needs(TOWN, north_b=10), 0.5)
    ended = in_phase("s", "b", places_per_year=10, funding_ends_on=T - DAY)
    for until, end, closed in [
        (T, None, 10),
        (T - DAY, None, 0),
        (T, T, 10),
        (T, T - DAY, 0),  # the service itself has ended
        (None, None, 0),
    ]:
        offered = Intervention("i", "extend_funding", 0, "s", None, until)
        now = replace(tables, services=(ended._replace(ends_on=end),), interventions=(offered,))
        found = plan(now, "town", 0, T)
        # It costs nothing, so the optimum for nothing has it already.
        assert (found["need_closed"], found["chosen"]) == (closed, ["i"] if closed else [])
    # Together with a shorter extension the longer one counts.
    offers = (
        Intervention("i1", "extend_funding", 0, "s", None, T),
        Intervention("i2", "new_service", 7, "s"),
        Intervention("i3", "extend_funding", 1, "s", None, T - 9 * DAY),
    )
    found = plan(replace(tables, services=(ended,), interventions=offers), "town", 9, T)
    assert (found["chosen"], found["cost_cents"]) == (["i1", "i2"], 7)


def test_plan_more_places_does_nothing_where_places_are_unknown() -> None:
    tables = with_standard(with_needs(TOWN, north_b=10), 0.5)
    offered = (Intervention("i", "more_places", 1, "s", 10),)
    for columns, closed in [
        ({}, 0),
        ({"sufficiency": "short"}, 0),
        ({"places_per_year": 0}, 10),
        ({"places_per_year": 7}, 3),
    ]:
        now = replace(tables, services=(in_phase("s", "b", **columns),), interventions=offered)
        assert plan(now, "town", 1, T)["need_closed"] == closed
    # Nothing is closed in a cell that is not required.
    free = replace(with_standard(now, 0.5, False))
    assert plan(free, "town", 1, T)["need_closed"] == 0


def test_plan_ties_fewest_then_smallest_ids() -> None:
    tables = with_standard(with_needs(TOWN, north_b=10), 0.5)
    tables = replace(
        tables,
        services=(in_phase("s", "b", places_per_year=0),),
        interventions=(
            Intervention("i1", "more_places", 1, "s", 5),
            Intervention("i2", "more_places", 1, "s", 5),
            Intervention("i3", "more_places", 2, "s", 10),
            Intervention("i10", "more_places", 2, "s", 10),
        ),
    )
    assert plan(tables, "town", 2, T)["chosen"] == ["i10"]  # fewest; and "i10" < "i3"
    assert plan(tables, "town", 1, T)["chosen"] == ["i1"]
