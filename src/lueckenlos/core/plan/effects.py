# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What a choice of interventions would close, as sums that are linear in the choice.

Everything an intervention brings about is an *effect*: it comes about when of each of its groups of interventions at
least one is chosen. A new handover to a service that must itself be opened first has two groups of one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from lueckenlos.core.chain.index import Index
from lueckenlos.core.chain.links import Handovers, handover_table
from lueckenlos.core.chain.snapshot import Snapshot
from lueckenlos.core.chain.supply import TOLERANCE, leaf_supply
from lueckenlos.core.chain.transitions import handover_crosses, service_carries
from lueckenlos.core.chain.tree import Bools, Floats, Ints
from lueckenlos.core.rows import Handover, Intervention

Group = frozenset[int]
Effect = frozenset[Group]
Note = Callable[[int, Bools, Effect], None]


@dataclass(frozen=True)
class GapInTransition:
    """`leaves` leaves whose unmet required transition any of the `effects` closes."""

    leaves: int
    effects: tuple[Effect, ...]


@dataclass(frozen=True)
class GapInNeed:
    """A cell that lacks `places` per year, and how many each effect would bring."""

    places: float
    effects: tuple[tuple[Effect, float], ...]


@dataclass(frozen=True)
class Effects:
    """The candidates, by id, and all gaps that they can close. Numbers in groups are positions in `interventions`."""

    interventions: tuple[Intervention, ...]
    transitions: tuple[GapInTransition, ...]
    needs: tuple[GapInNeed, ...]

    def closed(self, chosen: Iterable[int]) -> tuple[int, float]:
        """Transitions closed and need closed [places per year] by a choice."""
        choice = frozenset(chosen)

        def comes_about(effect: Effect) -> bool:
            return all(group & choice for group in effect)

        transitions = sum(gap.leaves for gap in self.transitions if any(map(comes_about, gap.effects)))
        need = sum(
            min(gap.places, sum(places for effect, places in gap.effects if comes_about(effect))) for gap in self.needs
        )
        return transitions, float(need)


def effects_of_interventions(index: Index, node: int, day: int) -> Effects:
    """Interventions of unknown cost are left out: nobody can say whether the budget allows them."""
    plannable = {i.id: i for i in reversed(index.interventions) if i.cost_cents_per_year is not None}
    interventions = tuple(plannable[id_] for id_ in sorted(plannable))
    snapshot = Snapshot(index, day, day, index.services.admitted(None, None))
    becomes_active = _Activity(index, interventions, day)
    return Effects(
        interventions,
        tuple(_transition_gaps(snapshot, node, interventions, becomes_active)),
        tuple(_need_gaps(snapshot, node, interventions, becomes_active)),
    )


class _Activity:
    """When each service is active on the day: by itself (no groups), by interventions, or never (None)."""

    def __init__(self, index: Index, interventions: tuple[Intervention, ...], day: int) -> None:
        self.services, self.day = index.services, day
        self.opened: dict[int, set[int]] = defaultdict(set)
        self.extended: dict[int, set[int]] = defaultdict(set)
        for i, intervention in enumerate(interventions):
            service = self.services.index_of.get(intervention.service or "")
            if service is None:
                continue
            if intervention.kind == "new_service":
                self.opened[service].add(i)
            elif intervention.kind == "extend_funding" and (intervention.until or date.min).toordinal() >= day:
                self.extended[service].add(i)

    @property
    def changed(self) -> list[int]:
        """Services that interventions could make active."""
        return sorted(s for s in {*self.opened, *self.extended} if self.of(s))

    def of(self, service: int) -> Effect | None:
        row = self.services.rows[service]
        groups: list[set[int]] = []
        if self.services.is_candidate[service]:
            groups.append(self.opened[service])
        elif row.starts_on is not None and row.starts_on.toordinal() > self.day:
            return None
        if row.ends_on is not None and row.ends_on.toordinal() < self.day:
            return None
        if row.funding_ends_on is not None and row.funding_ends_on.toordinal() < self.day:
            groups.append(self.extended[service])
        return frozenset(map(frozenset, groups)) if all(groups) else None


def _transition_gaps(
    snapshot: Snapshot, node: int, interventions: tuple[Intervention, ...], activity: _Activity
) -> Iterable[GapInTransition]:
    frame = snapshot.index.frame
    leaves = frame.tree.leaves_below(node)
    unmet = frame.transition_required & (snapshot.ranks[leaves] < frame.asked)
    closing: dict[tuple[int, int], set[Effect]] = defaultdict(set)

    def note(root: int, closes: Bools, effect: Effect) -> None:
        here = np.flatnonzero(frame.tree.lies_in(leaves, root))
        for leaf, transition in np.argwhere(unmet[here] & closes):
            closing[int(here[leaf]), int(transition)].add(effect)

    _note_carriers(snapshot, activity, note)
    _note_handovers(snapshot, interventions, activity, note)
    weight: dict[frozenset[Effect], int] = defaultdict(int)
    for effects in closing.values():
        weight[frozenset(effects)] += 1
    return [GapInTransition(leaves, tuple(effects)) for effects, leaves in weight.items()]


def _note_carriers(snapshot: Snapshot, activity: _Activity, note: Note) -> None:
    services = snapshot.index.services
    carries = service_carries(services)
    for service in activity.changed:
        effect = activity.of(service)
        for root in services.area_node[services.area_service == service]:
            if effect:
                note(int(root), carries[service], effect)


def _note_handovers(
    snapshot: Snapshot, interventions: tuple[Intervention, ...], activity: _Activity, note: Note
) -> None:
    frame, services, existing = snapshot.index.frame, snapshot.index.services, snapshot.index.handovers
    changed = np.array(activity.changed, dtype=np.int64)
    touched = np.flatnonzero(np.isin(existing.source, changed) | np.isin(existing.target, changed))
    day = activity.day
    candidates = [
        (row, frozenset[Group]())
        for row in (existing.rows[h] for h in touched)
        if (row.valid_from is None or row.valid_from.toordinal() <= day)
        and (row.valid_until is None or day <= row.valid_until.toordinal())
    ]
    candidates += [
        (Handover(f"\0{i.id}", i.from_service or "", i.to_service or "", i.binding), frozenset({frozenset({n})}))
        for n, i in enumerate(interventions)
        if i.kind == "new_handover"
    ]
    chosen_by = {row.id: effect for row, effect in candidates}
    handovers: Handovers = handover_table([row for row, _ in candidates], services, frame)
    crosses = handover_crosses(handovers, services, np.arange(len(handovers.rows)))
    for h, root in zip(handovers.root_handover, handovers.root_node):
        giver, taker = activity.of(int(handovers.source[h])), activity.of(int(handovers.target[h]))
        if giver is not None and taker is not None:
            effect = chosen_by[handovers.rows[h].id] | giver | taker
            note(int(root), crosses[h] & (handovers.rank[h] >= frame.asked), effect)


def _need_gaps(
    snapshot: Snapshot, node: int, interventions: tuple[Intervention, ...], activity: _Activity
) -> Iterable[GapInNeed]:
    index = snapshot.index
    frame, services = index.frame, index.services
    supply = leaf_supply(frame, services, index.offers, snapshot.active, snapshot.active).supply
    leaves = frame.tree.leaves_below(node)
    need = np.nan_to_num(frame.need[leaves])
    lacks = need - supply[leaves]
    lacks[lacks <= TOLERANCE * need] = 0
    lacks[:, ~frame.required] = 0
    bringing: dict[tuple[int, int], dict[Effect, float]] = defaultdict(lambda: defaultdict(float))

    def note(service: int, share: float, effect: Effect) -> None:
        """share: of the need of each cell that the service serves."""
        for place in index.offers.place[index.offers.service == service]:
            root, cell = divmod(int(place), frame.cells)
            here: Ints = np.flatnonzero(frame.tree.lies_in(leaves, root) & (lacks[:, cell] > 0))
            needs: Floats = frame.need[leaves[here], cell]
            for leaf, need in zip(here, needs):
                bringing[int(leaf), cell][effect] += share * float(need)

    for service in activity.changed:
        effect, share = activity.of(service), _share(index, service, float(services.places[service]))
        if effect and share:
            note(service, share, effect)
    for i, intervention in enumerate(interventions):
        service_of = services.index_of.get(intervention.service or "")
        if intervention.kind != "more_places" or service_of is None or not intervention.places_per_year:
            continue
        effect = activity.of(service_of)
        if effect is not None and not np.isnan(services.places[service_of]):
            share = _share(index, service_of, intervention.places_per_year)
            note(service_of, share, effect | {frozenset({i})})
    return [GapInNeed(float(lacks[at]), tuple(effects.items())) for at, effects in bringing.items() if effects]


def _share(index: Index, service: int, places: float) -> float:
    """The share of the need of each cell it serves that a service covers with so many places; unknown is nothing."""
    if index.services.enough[service]:
        return 1.0
    served = float(index.offers.needs_served[service])
    return places / served if served > 0 and not np.isnan(places) else 0.0
