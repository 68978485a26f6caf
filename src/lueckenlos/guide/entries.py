# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Services as families read them: read with everything that a list or a page says, in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, Q

from lueckenlos.directory.models import Contact, Handover, Schedule, Service
from lueckenlos.frame.models import Region
from lueckenlos.guide import wording
from lueckenlos.guide.language import say
from lueckenlos.guide.models import LocationDetail, ServiceDetail
from lueckenlos.guide.opening import Opening, opening_of
from lueckenlos.guide.public import released_contacts
from lueckenlos.guide.texts import Text, Texts


@dataclass(frozen=True)
class Spot:
    """Where to go."""

    name: str
    street: str
    postal_code: str
    city: str
    lat: float | None
    lon: float | None
    step_free: str | None
    accessibility: Text
    transport: Text

    @property
    def line(self) -> str:
        return ", ".join(filter(None, (self.street, f"{self.postal_code} {self.city}".strip())))


@dataclass(frozen=True)
class Step:
    """A service that comes before or after."""

    code: str
    name: Text


@dataclass(frozen=True)
class Entry:
    """One service. Texts that are empty are not known."""

    key: int
    code: str
    name: Text
    eligibility: Text
    description: Text
    organization: str
    organization_url: str
    ages: str
    areas: tuple[str, ...]
    opening: Opening
    cost: str
    is_free: bool | None
    fees: Text
    languages: str
    spoken: tuple[str, ...]
    appointment: str | None
    steps: Text
    papers: Text
    channels: tuple[str, ...]
    siblings: bool | None
    is_urgent: bool
    outreach: bool
    alert: str
    url: str
    phone: str
    email: str
    contact: str
    spot: Spot | None
    verified_on: date | None
    waiting: float | None
    before: tuple[Step, ...] = field(default=())
    after: tuple[Step, ...] = field(default=())

    @property
    def texts(self) -> tuple[Text, ...]:
        return tuple(
            t for t in (self.name, self.eligibility, self.description, self.fees, self.steps, self.papers) if t
        )

    @property
    def is_machine(self) -> bool:
        return any(text.is_machine for text in self.texts)

    @property
    def is_old(self) -> bool:
        return any(text.is_old for text in self.texts)

    @property
    def untranslated(self) -> bool:
        from lueckenlos.guide.language import spoken

        return any(text.language != spoken() for text in self.texts)


def read_entries(region: Region, keys: Sequence[int], language: str, now: datetime, on: date) -> list[Entry]:
    """In the order of the keys."""
    rows = {row.pk: row for row in _services(region, keys, on)}
    things = [rows[key] for key in keys if key in rows]
    texts = _texts_of(region, language, things)
    contacts = _contacts_of_organizations(region, things, on)
    return [_entry(thing, texts, contacts, now) for thing in things]


def read_entry(region: Region, key: int, language: str, now: datetime, on: date, public: Any) -> Entry:
    """With what comes before and after it in the chain; `public`: the services that may be named."""
    entry = read_entries(region, [key], language, now, on)[0]
    valid = Handover.objects.in_region(region).filter(
        Q(valid_from=None) | Q(valid_from__lte=on), Q(valid_until=None) | Q(valid_until__gte=on)
    )
    before = _steps(region, "from_service", valid.filter(to_service=key), language, public)
    after = _steps(region, "to_service", valid.filter(from_service=key), language, public)
    return Entry(**{**entry.__dict__, "before": before, "after": after})


def _services(region: Region, keys: Sequence[int], on: date) -> Any:
    rows = Service.objects.in_region(region).filter(pk__in=keys)
    rows = rows.select_related("organization", "location", "details", "location__details")
    schedules = Schedule.objects.in_region(region).order_by("pk")
    contacts = released_contacts(region, on).order_by("pk")
    return rows.prefetch_related("areas", Prefetch("schedules", schedules), Prefetch("contacts", contacts))


def _texts_of(region: Region, language: str, things: Sequence[Service]) -> Texts:
    codes = [(table, thing.code) for thing in things for table in ("services", "service_details")]
    codes += [("location_details", thing.location.code) for thing in things if thing.location is not None]
    return Texts(region, language, codes)


def _contacts_of_organizations(region: Region, things: Sequence[Service], on: date) -> dict[int, Contact]:
    organizations = {thing.organization_id for thing in things}
    rows = released_contacts(region, on).filter(organization__in=organizations, services=None, networks=None)
    return {contact.organization_id: contact for contact in rows.order_by("-pk")}


def _entry(thing: Service, texts: Texts, contacts: dict[int, Contact], now: datetime) -> Entry:
    details: Any = getattr(thing, "details", None) or ServiceDetail()
    own = next(iter(thing.contacts.all()), None)
    contact = own or contacts.get(thing.organization_id or 0)
    code = thing.code
    return Entry(
        key=thing.pk,
        code=code,
        name=texts.of("services", code, "name", thing.name or code),
        eligibility=texts.of("service_details", code, "eligibility", details.eligibility),
        description=texts.of("services", code, "description", thing.description),
        organization=str(thing.organization or ""),
        organization_url=(thing.organization.url or "") if thing.organization else "",
        ages=wording.age_words(thing.from_month, thing.to_month),
        areas=tuple(str(area) for area in thing.areas.all()),
        opening=opening_of(thing.schedules.all(), details.appointment, now),
        cost=_cost(thing.cost_cents),
        is_free=None if thing.cost_cents is None else thing.cost_cents == 0,
        fees=texts.of("service_details", code, "fees", details.fees),
        languages=wording.listed([wording.language_name(item) for item in thing.languages]),
        spoken=tuple(thing.languages),
        appointment=details.appointment,
        steps=texts.of("service_details", code, "application_process", details.application_process),
        papers=texts.of("service_details", code, "required_documents", details.required_documents),
        channels=tuple(details.channels),
        siblings=details.siblings,
        is_urgent=bool(details.is_urgent),
        outreach=thing.mode == "outreach" or "home_visit" in details.channels,
        alert=details.alert or "",
        url=details.url or "",
        phone=(contact.phone or "") if contact else "",
        email=(contact.email or "") if contact else "",
        contact=(contact.function or "") if contact else "",
        spot=_spot(thing, texts),
        verified_on=thing.verified_on,
        waiting=thing.waiting_weeks,
    )


def _cost(cents: int | None) -> str:
    if cents is None:
        return ""
    return say("free of charge") if cents == 0 else wording.money(cents)


def _spot(thing: Service, texts: Texts) -> Spot | None:
    place = thing.location
    if place is None:
        return None
    details: Any = getattr(place, "details", None) or LocationDetail()
    return Spot(
        name=place.name or "",
        street=place.street or "",
        postal_code=place.postal_code or "",
        city=place.city or "",
        lat=place.lat,
        lon=place.lon,
        step_free=details.step_free,
        accessibility=texts.of("location_details", place.code, "accessibility", details.accessibility),
        transport=texts.of("location_details", place.code, "transport", details.transport),
    )


def _steps(region: Region, end: str, handovers: Any, language: str, public: Any) -> tuple[Step, ...]:
    rows = list(public.filter(pk__in=handovers.values(end)).order_by("name", "pk").values_list("code", "name"))
    texts = Texts(region, language, [("services", code) for code, _name in rows])
    return tuple(Step(code, texts.of("services", code, "name", name)) for code, name in rows)
