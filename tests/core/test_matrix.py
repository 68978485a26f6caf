# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Handovers from field to field inside a phase: by hand, and against the definition read out loud."""

from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings

from core.oracles.instances import questions
from core.worked import ONE_AREA, PHASES, TODAY, TWO_PARTS, service
from lueckenlos.core.chain import handovers_inside_phase, snapshot_on
from lueckenlos.core.errors import UnknownCell
from lueckenlos.core.rows import ChainTables, Handover

ANY = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
BINDINGS = ["none", "informal", "agreed", "binding"]


def town(*services, handovers=(), fields=("health", "youth"), areas=ONE_AREA):
    return ChainTables(areas, PHASES, fields, services=services, handovers=handovers)


def crossings(tables, area="selm", phase="baby", **given):
    found = handovers_inside_phase(snapshot_on(tables, on=TODAY, **given), area, phase)
    return {(c.from_field, c.to_field): c for c in found}


MIDWIFE = service("midwife")
VISITS = service("visits", fields=("youth",))


def test_the_best_binding_counts_and_all_handovers_are_named():
    given = (Handover("h2", "midwife", "visits", "binding"), Handover("h1", "midwife", "visits"))
    found = crossings(town(MIDWIFE, VISITS, handovers=given))
    assert (found["health", "youth"].status, found["health", "youth"].handovers) == ("binding", ("h1", "h2"))
    assert (found["youth", "health"].status, found["youth", "health"].handovers) == ("none", ())


def test_without_a_service_on_one_side_there_is_nothing_to_hand_over():
    found = crossings(town(MIDWIFE))["health", "youth"]
    assert (found.status, found.from_services, found.to_services) == ("open", 1, 0)


def test_one_service_for_both_fields_is_counted_on_both_sides():
    found = crossings(town(service("house", fields=("health", "youth"))))["health", "youth"]
    assert (found.status, found.from_services, found.to_services, found.both_services) == ("none", 1, 1, 1)


def test_a_handover_to_itself_does_not_count():
    house = service("house", fields=("health", "youth"))
    assert (
        crossings(town(house, handovers=(Handover("h", "house", "house", "agreed"),)))["health", "youth"].handovers
        == ()
    )


def test_a_service_for_a_part_of_the_town_counts_in_the_part_only():
    everywhere, part = MIDWIFE._replace(areas=("unna",)), VISITS._replace(areas=("koenigsborn",))
    tables = town(everywhere, part, handovers=(Handover("h", "midwife", "visits", "agreed"),), areas=TWO_PARTS)
    statuses = [crossings(tables, area)["health", "youth"].status for area in ("unna", "koenigsborn", "rest")]
    assert statuses == ["open", "agreed", "open"]


def test_handovers_into_another_phase_do_not_count():
    later = service("kita", "kita", fields=("youth",))
    assert (
        crossings(town(MIDWIFE, later, handovers=(Handover("h", "midwife", "kita"),)))["health", "youth"].status
        == "open"
    )


def test_an_unknown_phase_is_told():
    with pytest.raises(UnknownCell, match="'x'"):
        crossings(town(), phase="x")


def above(tables, code):
    parents = {area.code: area.parent for area in reversed(tables.areas)}
    path = set()
    while code in parents and code not in path:
        path.add(code)
        code = parents[code]
    return path


def by_definition(question, area, phase):
    """Read word by word; slow."""
    tables, on = question.tables, question.on
    candidates = {i.service for i in tables.interventions if i.kind == "new_service"}

    def is_there(first, *lasts):
        return (first is None or first <= on) and all(last is None or on <= last for last in lasts)

    def counts(s):
        spans = None not in (s.from_month, s.to_month, phase.from_month, phase.to_month)
        return (
            s.id not in candidates
            and is_there(s.starts_on, s.ends_on, s.funding_ends_on)
            and (question.target_group is None or not s.target_groups or question.target_group in s.target_groups)
            and (question.level is None or s.level in (None, question.level))
            and bool(above(tables, area) & set(s.areas))
            and spans
            and max(s.from_month, phase.from_month) < min(s.to_month, phase.to_month)
        )

    there = {s.id: s for s in reversed(tables.services)}
    there = {id_: s for id_, s in there.items() if counts(s)}
    handovers = {h.id: h for h in reversed(tables.handovers) if h.from_service in there and h.to_service in there}
    found = []
    for one, other in permutations(dict.fromkeys(tables.fields), 2):
        pairs = [
            h
            for h in handovers.values()
            if h.from_service != h.to_service
            and is_there(h.valid_from, h.valid_until)
            and one in there[h.from_service].fields
            and other in there[h.to_service].fields
        ]
        givers = [s for s in there.values() if one in s.fields]
        takers = [s for s in there.values() if other in s.fields]
        best = max([BINDINGS.index(h.binding or "informal") for h in pairs], default=0)
        status = BINDINGS[best] if givers and takers else "open"
        both = [s for s in givers if s in takers]
        found.append((one, other, status, tuple(sorted(h.id for h in pairs)), len(givers), len(takers), len(both)))
    return found


@ANY
@given(questions())
def test_as_by_definition(question):
    snapshot = snapshot_on(question.tables, on=question.on, target_group=question.target_group, level=question.level)
    for area in snapshot.index.frame.tree.codes:
        for phase in snapshot.index.frame.phases:
            found = handovers_inside_phase(snapshot, area, phase.code)
            listed = [
                (c.from_field, c.to_field, c.status, c.handovers, c.from_services, c.to_services, c.both_services)
                for c in found
            ]
            assert listed == by_definition(question, area, phase)
