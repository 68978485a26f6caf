# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Every text that families read, beside its translation into one language."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from lueckenlos.directory.models import Location, Service
from lueckenlos.frame.models import Region
from lueckenlos.guide.language import ORIGINAL, guide_languages
from lueckenlos.guide.models import LocationDetail, ServiceDetail, Translation
from lueckenlos.guide.public import day_of, public_services

State = Literal["missing", "outdated", "machine", "done"]
STATES: tuple[State, ...] = ("missing", "outdated", "machine", "done")
COLUMNS = {
    "services": ("name", "description"),
    "service_details": ("eligibility", "fees", "application_process", "required_documents"),
    "location_details": ("accessibility", "transport"),
}


@dataclass(frozen=True)
class Item:
    """One text. `of`: name of the service or place; `text`: its translation, empty where there is none.

    `translated`: the German text it was made from; None where that is not known.
    """

    table: str
    entry: str
    column: str
    of: str
    original: str
    text: str = ""
    translated: str | None = None
    origin: str | None = None

    @property
    def key(self) -> str:
        return f"{self.table}/{self.entry}/{self.column}"

    @property
    def state(self) -> State:
        if not self.text:
            return "missing"
        if self.translated is not None and self.translated != self.original:
            return "outdated"
        return "done" if self.origin == "human" else "machine"


def languages() -> list[str]:
    return [code for code in guide_languages() if code != ORIGINAL]


def items_of(user: Any, region: Region, language: str) -> list[Item]:
    """Of what the person sees and families may see, in the order of the names."""
    rows = Translation.objects.visible_to(user).filter(region=region, language=language)
    known = {(row.table, row.entry, row.column): row for row in rows}
    return [_with(item, known.get((item.table, item.entry, item.column))) for item in _originals(user, region)]


def _with(item: Item, row: Translation | None) -> Item:
    if row is None:
        return item
    return Item(item.table, item.entry, item.column, item.of, item.original, row.text or "", row.original, row.origin)


def _originals(user: Any, region: Region) -> Iterator[Item]:
    public = public_services(region, day_of(region)).values("pk")
    services = Service.objects.visible_to(user).filter(region=region, pk__in=public).order_by("name", "pk")
    details = {d.service_id: d for d in ServiceDetail.objects.visible_to(user).filter(region=region)}
    for service in services:
        yield from _of("services", service.code, str(service), service)
        if service.pk in details:
            yield from _of("service_details", service.code, str(service), details[service.pk])
    places = Location.objects.visible_to(user).filter(region=region, services__in=services).distinct()
    wanted = {place.pk: place for place in places}
    for detail in LocationDetail.objects.visible_to(user).filter(region=region).order_by("location__name", "pk"):
        if detail.location_id in wanted:
            place = wanted[detail.location_id]
            yield from _of("location_details", place.code, str(place), detail)


def _of(table: str, code: str, name: str, thing: Any) -> Iterator[Item]:
    for column in COLUMNS[table]:
        value = getattr(thing, column)
        original = "\n".join(value) if isinstance(value, tuple) else value or ""
        if original:
            yield Item(table, code, column, name, original)


def count_states(items: list[Item]) -> dict[State, int]:
    counted = Counter(item.state for item in items)
    return {state: counted[state] for state in STATES}
