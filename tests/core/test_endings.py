# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What ends when: by hand, and that no chain breaks on a day after which nothing had ended."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings

from core.oracles.instances import questions
from core.worked import TODAY, TWO_PARTS, line, service
from lueckenlos.core.chain import chains, endings, index_tables, snapshot_on
from lueckenlos.core.rows import Handover, Intervention

ANY = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
NEW_YEAR, MAY = date(2013, 1, 1), date(2013, 5, 1)


def told(tables, area="selm", on=TODAY, until=None):
    return [(e.last_day, e.kind, e.id) for e in endings(index_tables(tables), area, on, until)]


def test_the_earlier_end_counts_and_on_the_same_day_the_service():
    a = service("a", ends_on=MAY, funding_ends_on=NEW_YEAR)
    b = service("b", ends_on=MAY, funding_ends_on=MAY)
    c = service("c", ends_on=NEW_YEAR)
    assert told(line(a, b, c)) == [(NEW_YEAR, "funding", "a"), (NEW_YEAR, "service", "c"), (MAY, "service", "b")]


def test_both_borders_belong_to_it():
    tables = line(service("a", ends_on=TODAY), service("b", ends_on=MAY))
    assert [id_ for _, _, id_ in told(tables, until=MAY)] == ["a", "b"]
    assert told(tables, on=TODAY + timedelta(1), until=MAY - timedelta(1)) == []


def test_a_handover_ends_unless_one_of_its_services_ended_before():
    services = service("a"), service("b", "kita", funding_ends_on=NEW_YEAR)
    handovers = (Handover("h", "a", "b", valid_until=MAY), Handover("i", "a", "b", valid_until=NEW_YEAR))
    assert told(line(*services, handovers=handovers)) == [(NEW_YEAR, "funding", "b"), (NEW_YEAR, "handover", "i")]


def test_areas_above_and_below_count_and_those_beside_do_not():
    services = (
        service("town", areas=("unna",), ends_on=MAY),
        service("part", areas=("koenigsborn",), ends_on=MAY),
        service("beside", areas=("rest",), ends_on=MAY),
    )
    tables = replace(line(*services), areas=TWO_PARTS)
    assert [id_ for _, _, id_ in told(tables, "koenigsborn")] == ["part", "town"]
    assert [id_ for _, _, id_ in told(tables, "unna")] == ["beside", "part", "town"]


def test_candidates_do_not_count_nor_what_never_is():
    services = service("a", ends_on=MAY), service("b", starts_on=MAY, ends_on=NEW_YEAR)
    tables = replace(line(*services), interventions=(Intervention("i", "new_service", 1, service="a"),))
    assert told(tables) == []


def test_a_snapshot_tells_of_its_services_only():
    tables = line(service("a", ends_on=MAY), service("b", ends_on=MAY))
    snapshot = snapshot_on(tables, on=TODAY, without=["a"])
    assert [ending.id for ending in endings(snapshot, "selm", TODAY)] == ["b"]


@ANY
@given(questions())
def test_a_chain_breaks_only_on_a_day_after_something_ended(question):
    index = index_tables(question.tables)
    for chain in chains(index, on=question.on, with_duplications=False):
        found = endings(index, chain.area, question.on)
        assert all((a.last_day, a.kind, a.id) < (b.last_day, b.kind, b.id) for a, b in pairwise(found))
        if chain.breaks_on is not None:
            assert chain.breaks_on - timedelta(1) in {ending.last_day for ending in found}
