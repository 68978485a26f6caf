# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""From the rows of a region to its chains. All that is kept in memory is kept for one state of the data."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from importlib.metadata import version
from threading import Lock
from typing import Any, TypeVar

from django.core.cache import cache
from django.utils import timezone

from lueckenlos.core.chain import Index, Snapshot, chains, index_tables, snapshot_on
from lueckenlos.core.plan import plan_for
from lueckenlos.core.results import Chain, Plan
from lueckenlos.core.rows import ChainTables
from lueckenlos.datapackage import Package, chain_tables
from lueckenlos.frame.models import Region
from lueckenlos.frame.queries import package_of
from lueckenlos.reports.names import Names

_Answer = TypeVar("_Answer")
REGIONS_KEPT, ANSWERS_KEPT = 8, 256


@dataclass(frozen=True)
class Question:
    """What a board is asked for: the day, and which services count."""

    on: date
    horizon_days: int = 365
    target_group: str | None = None
    level: str | None = None


@dataclass
class RegionData:
    """A region in one state: its package, and what was computed from it so far."""

    state: str
    package: Package
    _answers: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    @cached_property
    def tables(self) -> ChainTables:
        return chain_tables(self.package)

    @cached_property
    def index(self) -> Index:
        return index_tables(self.tables)

    @cached_property
    def names(self) -> Names:
        return Names(self.package)

    def remember(self, key: Hashable, compute: Callable[[], _Answer]) -> _Answer:
        """The answer to a question, computed once for this state. The longest unused is forgotten."""
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                found: _Answer = self._answers[key]
                return found
        answer = compute()
        with self._lock:
            self._answers[key] = answer
            while len(self._answers) > ANSWERS_KEPT:
                self._answers.popitem(last=False)
        return answer

    def snapshot(self, question: Question) -> Snapshot:
        return self.remember(("snapshot", question), lambda: snapshot_on(self.index, **vars(question)))

    def chain(self, area: str, question: Question) -> Chain:
        """With its duplications."""

        def compute() -> Chain:
            return next(chains(self.index, areas=[area], **vars(question)))

        return self.remember(("chain", area, question), compute)

    def chains_of(self, areas: tuple[str, ...], question: Question) -> tuple[Chain, ...]:
        """Without duplications: for lists, maps and figures."""

        def compute() -> tuple[Chain, ...]:
            return tuple(chains(self.index, areas=areas, with_duplications=False, **vars(question)))

        return self.remember(("chains", areas, question), compute)

    def leaves_below(self, area: str) -> tuple[str, ...]:
        tree = self.index.frame.tree
        return tuple(tree.codes[leaf] for leaf in tree.leaves_below(tree.node(area)))

    def plan(self, area: str, budget_cents: int, on: date) -> Plan:
        """Shared with the other workers over the cache: a plan may take seconds."""
        key = f"plan:{version('lueckenlos')}:{self.state}:{area}:{budget_cents}:{on}"
        found: Plan | None = cache.get(key)
        if found is None:
            found = plan_for(self.index, area=area, budget_cents=budget_cents, on=on, time_limit_seconds=20)
            if found.optimal:
                cache.set(key, found, timeout=30 * 24 * 3600)
        return found


_kept: OrderedDict[int, RegionData] = OrderedDict()
_kept_lock = Lock()


def data_of(region: Region) -> RegionData:
    """The region's data in the state the row says. `region` must have been read in this request."""
    with _kept_lock:
        found = _kept.get(region.pk)
        if found is not None and found.state == str(region.state):
            _kept.move_to_end(region.pk)
            return found
    data = RegionData(str(region.state), package_of(region))
    with _kept_lock:
        _kept[region.pk] = data
        while len(_kept) > REGIONS_KEPT:
            _kept.popitem(last=False)
    return data


def day_of(region: Region) -> date:
    """The day the data speaks for, else today."""
    return region.reference_date or timezone.localdate()
