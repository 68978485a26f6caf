# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Transitions and the chain as a graph, worked out by hand."""

from datetime import date

import pytest

from core.worked import PHASES, TODAY, TWO_PARTS, line, of, service, transition
from lueckenlos.core.errors import AreaCycle, NegativeQuantity, UnknownArea
from lueckenlos.core.rows import Area, ChainTables, Handover, StandardTransition

MIDWIFE = service("midwife", "pregnancy")
VISITS = service("visits", "baby")
KITA = service("kita", "kita")
SCHOOL = service("school", "primary")
WHOLE = (MIDWIFE, VISITS, KITA, SCHOOL)


def handed(binding="agreed", **given):
    """The four services hand over to each other in a row."""
    ids = [s.id for s in WHOLE]
    return tuple(Handover(f"{a}-{b}", a, b, binding, **given) for a, b in zip(ids, ids[1:]))


@pytest.mark.parametrize(
    ("binding", "asked", "meets"),
    [
        ("informal", "informal", True),
        ("informal", None, False),
        (None, "informal", True),
        ("agreed", "agreed", True),
        ("agreed", "binding", False),
        ("binding", "binding", True),
    ],
)
def test_a_transition_meets_what_is_at_least_as_binding_as_asked(binding, asked, meets):
    found = transition(line(MIDWIFE, VISITS, handovers=(Handover("h", "midwife", "visits", binding),), asked=asked))
    assert (found.status, found.meets, found.handovers) == (binding or "informal", meets, ("h",))


def test_none_without_a_handover():
    assert transition(line(MIDWIFE, VISITS)).status == "none"


def test_the_best_binding_counts_and_all_handovers_are_named():
    handovers = Handover("a", "midwife", "visits", "informal"), Handover("b", "midwife", "visits", "binding")
    found = transition(line(MIDWIFE, VISITS, handovers=handovers))
    assert (found.status, found.handovers) == ("binding", ("a", "b"))


def test_one_service_over_both_phases_carries_even_beside_a_handover():
    both = service("both", "pregnancy-baby")
    found = transition(line(both, MIDWIFE, VISITS, handovers=handed(), asked="binding"))
    assert (found.status, found.meets, found.handovers) == ("carried", True, ("midwife-visits",))


@pytest.mark.parametrize(
    ("valid", "status"),
    [
        ({"valid_from": TODAY}, "agreed"),
        ({"valid_from": date(2012, 6, 2)}, "none"),
        ({"valid_until": TODAY}, "agreed"),
        ({"valid_until": date(2012, 5, 31)}, "none"),
    ],
)
def test_a_handover_counts_while_it_is_valid(valid, status):
    assert transition(line(*WHOLE, handovers=handed(**valid))).status == status


def test_expiring_is_met_today_and_not_at_the_horizon():
    tables = line(*WHOLE, handovers=handed(valid_until=date(2012, 12, 31)))
    assert transition(tables).expiring
    assert not transition(tables, horizon_days=200).expiring


def test_expiring_when_a_service_ends():
    tables = line(service("midwife", "pregnancy", ends_on=date(2012, 12, 31)), VISITS, handovers=handed())
    assert transition(tables).expiring


def test_what_is_not_met_does_not_expire():
    assert not transition(line(*WHOLE, handovers=handed("informal", valid_until=date(2012, 12, 31)))).expiring


def test_services_for_a_part_do_not_make_the_transition_of_the_whole():
    part = [s._replace(areas=("koenigsborn",)) for s in (MIDWIFE, VISITS)]
    tables = ChainTables(TWO_PARTS, PHASES, ("health",), tuple(part), handed())
    assert transition(tables, area="koenigsborn").status == "agreed"
    assert transition(tables, area="rest").status == "none"
    assert transition(tables, area="unna").status == "none"


def test_a_county_service_hands_over_to_a_neighbourhood_in_that_neighbourhood():
    services = MIDWIFE._replace(areas=("unna",)), VISITS._replace(areas=("koenigsborn",))
    tables = ChainTables(TWO_PARTS, PHASES, ("health",), services, handed())
    assert transition(tables, area="koenigsborn").handovers == ("midwife-visits",)
    assert transition(tables, area="rest").handovers == ()


def test_silence_of_the_standard_asks_for_agreed_and_requires_nothing():
    found = transition(line(*WHOLE, handovers=handed("informal"), asked=None))
    assert (found.meets, found.required, found.minimum_binding) == (False, False, "agreed")


def test_a_whole_line_is_unbroken_and_hangs_on_its_first_link():
    chain = of(line(*WHOLE, handovers=handed()))
    assert (chain.unbroken, chain.first_break, chain.robustness, chain.weakest_links) == (True, None, 1, ("midwife",))
    assert (chain.breaks_on, chain.leaves_unbroken) == (None, 1)


def test_the_first_break_is_after_the_last_phase_that_can_be_reached():
    chain = of(line(*WHOLE, handovers=handed()[:1]))
    assert (chain.unbroken, chain.first_break, chain.robustness, chain.weakest_links) == (
        False,
        ("baby", "kita"),
        0,
        (),
    )


def test_without_an_entry_the_chain_breaks_at_the_start():
    assert of(line(VISITS, KITA, SCHOOL, handovers=handed())).first_break == "start"


def test_a_handover_less_binding_than_asked_is_no_edge():
    assert of(line(*WHOLE, handovers=handed("informal"))).first_break == ("pregnancy", "baby")


def test_what_counts_is_the_binding_asked_after_the_givers_last_phase():
    long = service("long", "pregnancy-baby")
    asked = (StandardTransition("pregnancy", "baby", "binding"), StandardTransition("baby", "kita", "informal"))
    tables = line(long, KITA, handovers=(Handover("h", "long", "kita", "informal"),), asked=None)
    chain = of(ChainTables(**{**vars(tables), "standard_transitions": asked}))
    assert chain.first_break == ("kita", "primary")


def test_a_handover_that_skips_a_phase_is_no_edge():
    chain = of(line(MIDWIFE, KITA, SCHOOL, handovers=(Handover("h", "midwife", "kita", "binding"),)))
    assert chain.first_break == ("pregnancy", "baby")


def test_a_handover_back_to_shorter_help_is_no_edge():
    long, short = service("long", "pregnancy-baby"), service("short", "pregnancy")
    tables = line(long, short, VISITS, handovers=(Handover("h", "long", "short", "binding"),))
    assert of(tables).first_break == ("baby", "kita")


def test_two_separate_paths_are_more_robust_than_one():
    through = service("through", "pregnancy-primary")
    chain = of(line(*WHOLE, through, handovers=handed()))
    assert (chain.robustness, chain.weakest_links) == (2, ("midwife", "through"))


def test_two_paths_through_one_link_hang_on_it():
    second = service("midwife2", "pregnancy")
    handovers = (*handed(), Handover("h", "midwife2", "visits", "agreed"))
    chain = of(line(*WHOLE, second, handovers=handovers))
    assert (chain.robustness, chain.weakest_links) == (1, ("visits",))


def test_it_breaks_on_the_day_after_the_last_one():
    chain = of(line(*WHOLE[:3], service("school", "primary", ends_on=date(2012, 12, 31)), handovers=handed()))
    assert chain.breaks_on == date(2013, 1, 1)


def test_a_successor_in_time_puts_the_break_off():
    ends = service("visits", "baby", funding_ends_on=date(2012, 12, 31))
    follows = service("visits2", "baby", starts_on=date(2013, 1, 1), ends_on=date(2013, 6, 30))
    handovers = (*handed(), Handover("x", "midwife", "visits2", "agreed"), Handover("y", "visits2", "kita", "agreed"))
    assert of(line(MIDWIFE, ends, follows, KITA, SCHOOL, handovers=handovers)).breaks_on == date(2013, 7, 1)


def test_a_gap_of_one_day_is_a_break():
    ends = service("visits", "baby", ends_on=date(2012, 12, 30))
    follows = service("visits2", "baby", starts_on=date(2013, 1, 1))
    handovers = (*handed(), Handover("x", "midwife", "visits2", "agreed"), Handover("y", "visits2", "kita", "agreed"))
    assert of(line(MIDWIFE, ends, follows, KITA, SCHOOL, handovers=handovers)).breaks_on == date(2012, 12, 31)


def test_the_last_day_of_the_calendar_is_no_break():
    ends = [s._replace(ends_on=date.max) for s in WHOLE]
    chain = of(line(*ends, handovers=handed()), horizon_days=10**9)
    assert (chain.unbroken, chain.breaks_on) == (True, None)


def test_an_area_with_parts_says_in_how_many_of_them_the_chain_holds():
    part = tuple(s._replace(areas=("koenigsborn",)) for s in WHOLE)
    chain = of(ChainTables(TWO_PARTS, PHASES, ("health",), part, handed()), "unna")
    assert (chain.leaves, chain.leaves_unbroken, chain.unbroken) == (2, 1, False)


def test_a_single_phase_is_unbroken_where_a_service_is():
    tables = ChainTables((Area("selm"),), (PHASES[1],), ("health",), (VISITS,))
    assert (of(tables).unbroken, of(tables).transitions) == (True, ())
    assert of(ChainTables((Area("selm"),), (PHASES[1],), ("health",))).first_break == "start"


def test_no_phases_and_no_services_are_no_error():
    chain = of(ChainTables((Area("selm"),), (), ()))
    assert (chain.cells, chain.transitions, chain.unbroken, chain.first_break) == ((), (), False, "start")


def test_an_unknown_area_is_named():
    with pytest.raises(UnknownArea, match="'werne'"):
        of(line(), "werne")


def test_areas_in_a_ring_are_named():
    with pytest.raises(AreaCycle, match="a, b"):
        of(ChainTables((Area("a", "b"), Area("b", "a")), PHASES, ()), "a")


def test_a_negative_horizon_is_refused():
    with pytest.raises(NegativeQuantity, match="-1 days"):
        of(line(), horizon_days=-1)
