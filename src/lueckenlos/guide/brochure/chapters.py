# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Chapters by phase of life, and the indexes: by age, by topic, by name."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lueckenlos.frame.models import Field, Phase, Region
from lueckenlos.guide import wording
from lueckenlos.guide.arrays import UNKNOWN_MONTH, Catalogue, Mask
from lueckenlos.guide.brochure.choice import of_situation
from lueckenlos.guide.brochure.printed import shown
from lueckenlos.guide.brochure.topics import field_name, group_name
from lueckenlos.guide.entries import Entry
from lueckenlos.guide.finding import suits_age
from lueckenlos.guide.language import say
from lueckenlos.guide.life_phases import phase_name
from lueckenlos.guide.places import simple
from lueckenlos.guide.situations import situations
from lueckenlos.guide.texts import Text

BEST_OF_SITUATION = 15
Printed = dict[str, Any]


@dataclass(frozen=True)
class Stage:
    """A phase of life, in months [first, end)."""

    code: str
    name: str
    first: int
    end: int

    @property
    def ages(self) -> str:
        return wording.age_words(self.first, self.end)


@dataclass(frozen=True)
class Selection:
    """Positions in the catalogue, in the order of printing: by phase, then by name. `starts`: number of its phase."""

    catalogue: Catalogue
    stages: Sequence[Stage]
    positions: Sequence[int]
    entries: Sequence[Entry]
    starts: Sequence[int]

    def numbers(self, mask: Mask) -> list[int]:
        """Numbers of the entries whose position is in the mask, by name."""
        found = [number for number, position in enumerate(self.positions) if mask[position]]
        return sorted(found, key=lambda number: sort_key(str(self.entries[number].name)))


def sort_key(name: str) -> tuple[str, str]:
    return simple(name), name


def stages_of(region: Region) -> list[Stage]:
    rows = Phase.objects.in_region(region).order_by("from_month", "pk")
    return [
        Stage(row.code, phase_name(row), row.from_month, row.to_month)
        for row in rows
        if row.from_month is not None and row.to_month is not None
    ]


def start_of(catalogue: Catalogue, position: int, stages: Sequence[Stage]) -> int:
    """Number of the phase in which a service begins; one past the last where its age is not known."""
    first = int(catalogue.from_month[position])
    if first == UNKNOWN_MONTH:
        return len(stages)
    begun = [number for number, stage in enumerate(stages) if stage.first <= first]
    return begun[-1] if begun else 0


def select(
    catalogue: Catalogue, stages: Sequence[Stage], positions: Sequence[int], entries: Sequence[Entry]
) -> Selection:
    """`entries`: of the positions, in their order."""
    rows = sorted(
        (start_of(catalogue, position, stages), sort_key(str(entry.name)), position, number)
        for number, (position, entry) in enumerate(zip(positions, entries, strict=True))
    )
    return Selection(
        catalogue, stages, [row[2] for row in rows], [entries[row[3]] for row in rows], [row[0] for row in rows]
    )


def chapters(selection: Selection) -> list[Printed]:
    """One for each phase that has something; each service stands in one, and is named in those that it serves, too."""
    found = []
    for number, stage in enumerate(selection.stages):
        own = [n for n, start in enumerate(selection.starts) if start == number]
        suits = selection.numbers(suits_age(selection.catalogue, stage.first, stage.end))
        also = [n for n in suits if selection.starts[n] < number]
        if own or also:
            found.append({"title": stage.name, "about": stage.ages, "entries": own, "also": also})
    rest = [n for n, start in enumerate(selection.starts) if start == len(selection.stages)]
    if rest:
        found.append({"title": say("For which age is not known"), "about": "", "entries": rest, "also": []})
    return found


def index_by_age(selection: Selection) -> Printed:
    groups = [
        _group(stage.name, selection.numbers(suits_age(selection.catalogue, stage.first, stage.end)), stage.ages)
        for stage in selection.stages
    ]
    return {"title": say("Index by age"), "groups": [group for group in groups if group["entries"]]}


def index_by_topic(selection: Selection, region: Region, now: datetime) -> Printed:
    catalogue = selection.catalogue
    groups = [
        _group(one.title, selection.numbers(of_situation(catalogue, key, now, BEST_OF_SITUATION)), one.about)
        for key, one in situations().items()
    ]
    named = [(group_name(code), mask) for code, mask in catalogue.target_groups.items()]
    groups += [_group(name, selection.numbers(mask)) for name, mask in sorted(named, key=lambda one: one[0]) if name]
    for field in Field.objects.in_region(region).order_by("pk"):
        if field.code in catalogue.fields:
            groups.append(_group(shown(field_name(field)), selection.numbers(catalogue.fields[field.code])))
    return {"title": say("Index by topic"), "groups": [group for group in groups if group["entries"]]}


def _group(title: Any, entries: list[int], about: str = "") -> Printed:
    return {"title": title, "about": about, "entries": entries}


def index_by_name(selection: Selection) -> Printed:
    """Services and organizations under their first letter."""
    items = [(str(entry.name), shown(entry.name), False, [n]) for n, entry in enumerate(selection.entries)]
    offered: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(selection.entries):
        if entry.organization:
            offered[entry.organization].append(number)
    items += [(name, shown(Text(name)), True, numbers) for name, numbers in offered.items()]
    groups: dict[str, list[Printed]] = defaultdict(list)
    for name, said, is_organization, numbers in sorted(items, key=lambda item: sort_key(item[0])):
        groups[_letter(name)].append({"name": said, "is_organization": is_organization, "entries": numbers})
    return {
        "title": say("Index of services and organizations"),
        "groups": [{"letter": letter, "items": rows} for letter, rows in groups.items()],
    }


def _letter(name: str) -> str:
    return next(iter(simple(name)), "#").upper()


def numbers_of(codes: Iterable[str], selection: Selection) -> dict[str, int]:
    wanted = set(codes)
    return {entry.code: number for number, entry in enumerate(selection.entries) if entry.code in wanted}
