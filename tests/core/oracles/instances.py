# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Small instances in which edges, ties and exact thresholds are frequent.

`random_tables(seed)` and `random_question(seed)` are fixed by their seed; `questions()` is the same for
Hypothesis. All go through one builder that asks a `random.Random` for every choice.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import Any

from hypothesis import strategies as st

from core.oracles.basics import exact
from core.oracles.cells import known_needs, served_cells, standard_of
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

ON = date(2024, 2, 29)
HORIZONS = (0, 30, 365, 365, 365, 366)
AGES = (-9, 0, 36, 72, 120)
FIELDS = ("health", "youth")
GROUPS = ("migrants", "teens")
LEVELS = ("universal", "selective")
CODES = ("p4", "p1", "p3", "p2")  # the order of phases is in their months, not in their codes


@dataclass(frozen=True)
class Question:
    tables: ChainTables
    on: date
    horizon_days: int
    target_group: str | None
    level: str | None
    budget_cents: int


def near(days: int) -> date:
    return ON + timedelta(days=days)


STARTS = (*(None,) * 12, *(near(d) for d in (-400, -400, -400, -1, 0, 0, 1, 30, 31, 365, 366)))
ENDS = (*(None,) * 12, *(near(d) for d in (-1, 0, 0, 1, 29, 30, 30, 364, 365, 366, 500)))
VERIFIED = (None, *(near(d) for d in (-366, -365, -365, -200, -30, 0, 0, 1)))


def shuffled(rng: Random, rows: Sequence[Any]) -> tuple[Any, ...]:
    rows = list(rows)
    rng.shuffle(rows)
    return tuple(rows)


def some(rng: Random, of: Sequence[Any]) -> tuple[Any, ...]:
    """One, rarely none, two or more."""
    number = rng.choice((0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3))
    return shuffled(rng, of)[:number]


def with_odd(rng: Random, codes: Sequence[str]) -> Sequence[str]:
    """Rarely with a reference that leads nowhere."""
    return (*codes, "nowhere") if rng.random() < 0.1 else codes


def build_areas(rng: Random, most: int) -> tuple[Area, ...]:
    rows: list[tuple[Area, int]] = [(Area("a0"), 0)]
    for number in range(1, rng.randint(1, most)):
        above, depth = rng.choice([row for row in rows if row[1] < 3])
        lone = rng.random() < 0.04  # a root of its own, or one whose parent leads nowhere
        parent = rng.choice((None, "nowhere")) if lone else above.code
        rows.append((Area(f"a{number}", parent), 0 if lone else depth + 1))
    return shuffled(rng, [row[0] for row in rows])


def build_phases(rng: Random, number: int) -> list[Phase]:
    phases = [Phase(CODES[i], AGES[i], AGES[i + 1]) for i in range(number)]
    odd = rng.random()
    if odd < 0.08:  # a gap in which a service serves no phase
        i = rng.randrange(number)
        phases[i] = phases[i]._replace(from_month=phases[i].from_month + 3)
    elif odd < 0.14:  # two phases that overlap
        i = rng.randrange(number)
        phases[i] = phases[i]._replace(to_month=phases[i].to_month + 3)
    elif odd < 0.17:  # one that holds all later ones: a service can pass over a phase
        i = rng.randrange(number)
        phases[i] = phases[i]._replace(to_month=phases[-1].to_month)
    return phases


def build_span(rng: Random, phases: Sequence[Phase], first: int, last: int) -> tuple[int | None, int | None]:
    start, end = phases[first].from_month, phases[last].to_month
    odd = rng.random()
    if odd < 0.04:
        return rng.choice(((None, end), (start, None), (None, None)))
    if odd < 0.07:
        return start, start  # no month at all
    if odd < 0.15:
        return start - 1, end + 1  # one month into the phases beside
    if odd < 0.22:
        return end - 1, end
    return start, end


def build_service(rng: Random, name: str, phases: Sequence[Phase], codes: Sequence[str], calm: bool) -> Service:
    first = rng.randrange(len(phases))
    last = min(len(phases) - 1, first + rng.choice((0, 0, 0, 1, 1, 2)))
    from_month, to_month = build_span(rng, phases, first, last)
    return Service(
        id=name,
        organization=rng.choice(("o1", "o2", "o3", None)),
        fields=some(rng, with_odd(rng, FIELDS)),
        from_month=from_month,
        to_month=to_month,
        areas=("a0",) if rng.random() < 0.35 else some(rng, with_odd(rng, codes)),
        target_groups=() if rng.random() < 0.6 else some(rng, GROUPS),
        level=rng.choice((None, None, *LEVELS)),
        places_per_year=rng.choice((None, None, 0, 5, 10, 10, 20, 20, 40, 60, 7.5, 0.3)),
        sufficiency=rng.choice((None, None, "enough", "enough", "short")),
        starts_on=None if calm else rng.choice(STARTS),
        ends_on=None if calm else rng.choice(ENDS),
        funding_ends_on=None if calm else rng.choice(ENDS),
        verified_on=rng.choice(VERIFIED),
    )


def build_strand(
    rng: Random, phases: Sequence[Phase], names: list[str], area: str, calm: bool
) -> tuple[list[Service], list[tuple[str, str]]]:
    """Services one after the other from the first phase to the last, as far as the names go."""
    services: list[Service] = []
    first = 0
    while names and first < len(phases):
        last = min(len(phases) - 1, first + rng.choice((0, 0, 1)))
        service = build_service(rng, names.pop(), phases, [area], calm)
        services.append(
            service._replace(areas=(area,), from_month=phases[first].from_month, to_month=phases[last].to_month)
        )
        # Rarely one hands over within the phase before it goes on.
        first = last if rng.random() < 0.15 else last + 1
    ids = [service.id for service in services]
    return services, list(pairwise(ids))


def build_double(
    rng: Random, service: Service, name: str, phases: Sequence[Phase], leaves: Sequence[str]
) -> tuple[Service, Service]:
    """The service and one of another organization that does the same, for half of the phases or leaves or all."""
    service = service._replace(organization="o1", places_per_year=rng.choice((5, 10, 20, 60)))
    if rng.random() < 0.3:
        service = service._replace(from_month=phases[0].from_month, to_month=phases[1].to_month)
    in_two_leaves = rng.random() < 0.8 and len(leaves) > 2
    if in_two_leaves:
        service = service._replace(areas=(leaves[0], leaves[1]))
    double = service._replace(id=name, organization="o4")
    odd = rng.random()
    if odd < 0.15:  # one of two phases
        double = double._replace(from_month=phases[1].from_month, to_month=phases[min(2, len(phases) - 1)].to_month)
    elif odd < 0.5 and in_two_leaves:  # one of two leaves
        double = double._replace(areas=(leaves[1], leaves[2]))
    elif odd < 0.6:
        double = double._replace(areas=("a0",))
    return service, double


def build_services(
    rng: Random, phases: Sequence[Phase], codes: Sequence[str], leaves: Sequence[str], most: int, full: bool
) -> tuple[list[Service], list[tuple[str, str]]]:
    """Services and the pairs that hand over along a strand."""
    calm = full or rng.random() < 0.4  # nothing starts and nothing ends
    number = max(rng.randint(0, most), rng.randint(0, most), rng.randint(0, most))
    names = [f"s{i}" for i in range(1, number + 1)]
    rng.shuffle(names)
    services: list[Service] = []
    pairs: list[tuple[str, str]] = []
    strands = rng.choice((0, 1, 1, 2, 2, 3, 3))
    area = "a0" if rng.random() < 0.8 else rng.choice(codes)
    for _ in range(strands):
        more, joined = build_strand(rng, phases, names, area, calm)
        services += more
        pairs += joined
    services += [build_service(rng, name, phases, codes, calm) for name in names]
    if len(services) > 1 and rng.random() < 0.5:
        number = rng.randrange(len(services) - 1)
        services[number], services[-1] = build_double(rng, services[number], services[-1].id, phases, leaves)
    return services, pairs


def build_handovers(
    rng: Random, services: Sequence[Service], pairs: Sequence[tuple[str, str]], most: int, full: bool
) -> tuple[Handover, ...]:
    ids = [service.id for service in services]
    ends = [pair for pair in pairs if rng.random() < 0.9]
    if len(ids) > 1:
        others = [tuple(rng.sample(ids, 2)) for _ in range(rng.randint(0, most))]
        ends += others
    if ids and rng.random() < 0.04:
        ends.append((ids[0], ids[0]))
    if rng.random() < 0.05:
        ends.append((ids[0] if ids else "nobody", "nobody"))
    calm = full or rng.random() < 0.5
    return shuffled(
        rng,
        [
            Handover(
                f"h{i}",
                u,
                v,
                rng.choice((None, "informal", "agreed", "agreed", "agreed", "agreed", "binding", "binding")),
                None if calm else rng.choice(STARTS),
                None if calm else rng.choice(ENDS),
            )
            for i, (u, v) in enumerate(ends[:most], 1)
        ],
    )


def build_needs(rng: Random, codes: Sequence[str], phases: Sequence[Phase], full: bool) -> tuple[Need, ...]:
    """For any area: those of areas with parts are no cells of a leaf."""
    pool: tuple[Any, ...] = rng.choice(
        (
            (10, 10, 20, 30, 40),
            (0, 10, 20, 20, 40),
            ("absent", None, 0, 0, 10, 10, 20, 30, 40, 50),
            ("absent", None, 0, 0.1, 2.5, 10, 10, 30),
            ("absent", None, 10),
        )[: 2 if full else 5]
    )
    rows = []
    for area in codes:
        for phase in phases:
            for field in FIELDS:
                places = rng.choice(pool)
                if places != "absent":
                    rows.append(Need(area, phase.code, field, places))
    if rng.random() < 0.1:
        rows.append(Need("nowhere", phases[0].code, "health", 10))
        rows.append(Need(codes[0], phases[0].code, "unknown", 10))
    return shuffled(rng, rows)


def build_standard(
    rng: Random, phases: Sequence[Phase], full: bool
) -> tuple[tuple[StandardCell, ...], tuple[StandardTransition, ...]]:
    cells = [
        StandardCell(
            phase.code,
            field,
            full or rng.choice((True, True, True, False, None)),
            rng.choice((None, 0, 0.5, 0.8, 0.8, 1, 1)),
        )
        for phase in phases
        for field in FIELDS
        if full or rng.random() < 0.85
    ]
    joins = [
        StandardTransition(one.code, other.code, rng.choice((None, "informal", "agreed", "agreed", "binding")))
        for one, other in pairwise(phases)
        if rng.random() < (0.9 if full else 0.8)
    ]
    return shuffled(rng, cells), shuffled(rng, joins)


UNTIL = (None, *(near(d) for d in (-10, -1, 0, 0, 1, 31, 400)))
KINDS = ("new_service", "more_places", "more_places", "extend_funding", "new_handover", "new_handover")


def build_intervention(rng: Random, name: str, services: Sequence[Service]) -> Intervention:
    ids = [service.id for service in services] or ["nobody"]
    few = ids[:3] if rng.random() < 0.5 else ids  # so that several meet at one service
    kind = rng.choice(KINDS)
    cost = rng.choice((0, 100, 100, 100, 200, 200, 300, 300, 450, None))
    if kind == "new_handover":
        u, v = rng.sample(ids, 2) if len(ids) > 1 else ("nobody", ids[0])
        binding = rng.choice((None, "informal", "agreed", "agreed", "binding", "binding"))
        return Intervention(name, kind, cost, from_service=u, to_service=v, binding=binding)
    service = "nobody" if rng.random() < 0.03 else rng.choice(few)
    places = rng.choice((None, 0, 5, 10, 10, 20, 20, 40)) if kind == "more_places" else None
    until = rng.choice(UNTIL) if kind == "extend_funding" else None
    return Intervention(name, kind, cost, service, places, until)


def build_interventions(
    rng: Random, services: Sequence[Service], handovers: Sequence[Handover], most: int
) -> tuple[Intervention, ...]:
    number = max(rng.randint(0, most), rng.randint(0, most))
    names = shuffled(rng, ["i1", "i10", "i2", "i3", "i4", "i5"])[:number]
    rows = [build_intervention(rng, name, services) for name in names]
    handed = [h.to_service for h in handovers] + [h.from_service for h in handovers]
    if rows and handed and rng.random() < 0.5:  # a candidate that is in handovers
        rows[0] = Intervention(rows[0].id, "new_service", rows[0].cost_cents_per_year, rng.choice(handed))
    candidates = [i.service for i in rows if i.kind == "new_service"]
    if len(rows) > 1 and candidates and rng.random() < 0.3:  # more of, or longer, what is not there yet
        last = rows[-1]
        if last.kind in ("more_places", "extend_funding"):
            rows[-1] = last._replace(service=rng.choice(candidates))
    if len(rows) > 1 and rng.random() < 0.2:  # two of the same
        rows[1] = rows[0]._replace(id=rows[1].id)
    return shuffled(rng, rows)


def taken_away(rng: Random, tables: ChainTables, most: int) -> ChainTables:
    """Take something away that was there and offer it as interventions, so that plans have much to close."""
    services, handovers = list(tables.services), list(tables.handovers)
    kept = list(tables.interventions)[: rng.choice((0, 0, 1, 2))]
    offered: list[Intervention] = []
    names = [name for name in ("i1", "i10", "i2", "i3", "i4", "i5") if name not in {i.id for i in kept}]
    rng.shuffle(names)
    for name in names[: max(0, most - len(kept))]:
        cost = rng.choice((0, 100, 100, 100, 200, 200, 300, 450))
        kind = rng.choice(KINDS)
        if kind == "new_handover":
            if not handovers:
                continue
            gone = handovers.pop()
            if rng.random() < 0.3:  # it is there, but informal
                handovers.insert(0, gone._replace(binding="informal"))
            offered.append(
                Intervention(
                    name,
                    kind,
                    cost,
                    from_service=gone.from_service,
                    to_service=gone.to_service,
                    binding=rng.choice((gone.binding, None, "informal", "agreed", "agreed", "binding")),
                )
            )
        elif services:
            number = rng.randrange(len(services))
            service = services[number]
            until = places = None
            if kind == "new_service":  # its own start is ignored
                services[number] = service._replace(starts_on=near(rng.choice((-30, 0, 1, 400))))
            if kind == "extend_funding":
                until = near(rng.choice((-1, 0, 1, 31, 400)))
                services[number] = service._replace(funding_ends_on=near(rng.choice((-30, -1))))
            if kind == "more_places":
                places = rng.choice((5, 10, 20))
                services[number] = service._replace(places_per_year=rng.choice((0, 5, 10, 20)))
            offered.append(Intervention(name, kind, cost, service.id, places, until))
    return replace(
        tables,
        services=tuple(services),
        handovers=tuple(handovers),
        interventions=shuffled(rng, [*kept, *offered]),
    )


def to_the_edge(rng: Random, tables: ChainTables) -> ChainTables:
    """Give some services exactly the places that bring their cells to the minimum, or one step beside it."""
    needs = known_needs(tables)
    services = []
    for service in tables.services:
        cells = [cell for cell in served_cells(tables, service) if cell in needs]
        if cells and rng.random() < 0.3:
            minimum = standard_of(tables, cells[0][1], cells[0][2])[1] or Fraction(1)
            places = minimum * sum(needs[cell] for cell in cells) * rng.choice((1, 1, 1, exact(0.5)))
            places += rng.choice((0, 0, 0, 0, exact(-0.01), exact(0.01)))
            service = service._replace(places_per_year=max(float(places), 0.0))
        services.append(service)
    return replace(tables, services=tuple(services))


def build_tables(
    rng: Random,
    areas: int = 7,
    services: int = 7,
    handovers: int = 8,
    interventions: int = 6,
    offers: float = 0.4,
) -> ChainTables:
    full = rng.random() < offers  # much is asked for and there, and then some of it is taken away
    area_rows = build_areas(rng, areas)
    codes = sorted(area.code for area in area_rows)
    leaves = [code for code in codes if code not in {area.parent for area in area_rows}]
    phases = build_phases(rng, rng.randint(2, 4))
    phase_rows = [phase._replace(to_month=None) if rng.random() < 0.01 else phase for phase in phases]
    service_rows, pairs = build_services(rng, phases, codes, leaves, services, full)
    handover_rows = build_handovers(rng, service_rows, pairs, handovers, full)
    cells, joins = build_standard(rng, phases, full)
    tables = ChainTables(
        areas=area_rows,
        phases=shuffled(rng, phase_rows),
        fields=shuffled(rng, FIELDS)[: rng.choice((1, 2, 2))],
        services=shuffled(rng, service_rows),
        handovers=handover_rows,
        needs=build_needs(rng, codes, phases, full),
        standard_cells=cells,
        standard_transitions=joins,
        interventions=build_interventions(rng, service_rows, handover_rows, interventions),
    )
    tables = to_the_edge(rng, tables)
    return taken_away(rng, tables, interventions) if full else tables


def build_question(rng: Random, **sizes: Any) -> Question:
    return Question(
        tables=build_tables(rng, **sizes),
        on=rng.choice((ON, ON, ON, near(-1), near(1), near(30))),
        horizon_days=rng.choice(HORIZONS),
        target_group=rng.choice((None, None, None, None, None, *GROUPS, "nobody")),
        level=rng.choice((None, None, None, None, None, *LEVELS, "indicated")),
        budget_cents=rng.choice((0, 100, 200, 300, 400, 500, 750, 1000, 5000, 5000)),
    )


def random_tables(seed: int, **sizes: Any) -> ChainTables:
    return build_tables(Random(seed), **sizes)


def random_question(seed: int, **sizes: Any) -> Question:
    return build_question(Random(seed), **sizes)


def questions(**sizes: Any) -> st.SearchStrategy[Question]:
    return st.randoms(use_true_random=False).map(lambda rng: build_question(rng, **sizes))
