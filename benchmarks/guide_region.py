# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A made-up region with 100,000 services in ordinary German words, with places, hours, prices and languages."""

import random
from typing import Any

SERVICES, ORGANIZATIONS, LOCATIONS, TOWNS = 100_000, 2_000, 5_000, 400
KINDS = (
    *("Elterncafé", "Krabbelgruppe", "Erziehungsberatung", "Hebammensprechstunde", "Hausaufgabenhilfe"),
    *("Frühförderung", "Schuldnerberatung", "Spielgruppe", "Sprachkurs", "Familienpaten", "Jugendtreff"),
    *("Schwangerschaftsberatung", "Vorlesestunde", "Väterfrühstück", "Trennungsberatung", "Ernährungskurs"),
    *("Babymassage", "Ferienfreizeit", "Tagespflege", "Berufsberatung", "Streetwork", "Stillgruppe", "Trauergruppe"),
    *("Kleiderkammer", "Mittagstisch"),
)
PLACES = ("Nord", "Süd", "Mitte", "am Markt", "im Treff", "an der Schule", "im Haus der Familie", "in der Kirche")
WORDS = (
    *("gemeinsam", "reden", "spielen", "lernen", "Kinder", "Mütter", "Väter", "Familien", "kostenlos", "jede", "Woche"),
    *("offen", "Gruppe", "Beratung", "Hilfe", "Alltag", "Entlastung", "Fragen", "Schlaf", "Schreien", "Entwicklung"),
    *("Geld", "Anträge", "Deutsch", "Schule", "Ausbildung", "Freizeit", "Sport", "Musik", "Gesundheit"),
)
SYLLABLES = ("ber", "tal", "hau", "wei", "mün", "ster", "lin", "den", "kir", "feld", "gra", "born", "ulm", "sol", "ra")


def made_up(random_: random.Random, used: set[str]) -> str:
    while True:
        name = "".join(random_.choice(SYLLABLES) for _n in range(random_.randint(2, 4))).capitalize()
        if name not in used:
            used.add(name)
            return name


def fill(seed: int = 5) -> Any:
    """Write it into the database that the settings name; returns the region."""
    from lueckenlos.frame.actions import write_paths
    from lueckenlos.frame.models import Area, Field, Region

    draw, used = random.Random(seed), set[str]()
    region = Region.objects.create(slug="messung", name="Messung", metadata={"guide": {"open": True}})
    root = Area.objects.rows(Area).create(region=region, code="0", name="Messung", level="county", lat=51.5, lon=7.5)
    towns = [
        Area(
            region=region, code=f"{n:05}", name=made_up(draw, used), level="municipality", parent=root,
            lat=51 + draw.random(), lon=7 + draw.random(),
        )
        for n in range(1, TOWNS + 1)
    ]  # fmt: skip
    _create(Area, towns)
    write_paths(region)
    fields = [Field(region=region, code=code, name_de=code) for code in ("health", "youth_welfare", "education")]
    _create(Field, fields)
    _services(region, draw, used, towns, fields)
    return region


def _create(model: Any, rows: list[Any]) -> None:
    model.objects.rows(model).bulk_create(rows, batch_size=800)


def _services(region: Any, draw: random.Random, used: set[str], towns: list[Any], fields: list[Any]) -> None:
    from lueckenlos.directory.models import Contact, Location, Organization, Schedule, Service
    from lueckenlos.guide.models import PostalCode, ServiceDetail

    organizations = [
        Organization(region=region, code=f"o{n}", name=f"Träger {made_up(draw, used)}") for n in range(ORGANIZATIONS)
    ]
    _create(Organization, organizations)
    _create(PostalCode, [PostalCode(region=region, postal_code=f"{44000 + n}", area=town, lat=town.lat, lon=town.lon)
                         for n, town in enumerate(towns)])  # fmt: skip
    _create(Contact, [Contact(region=region, code=f"k{n}", organization=one, phone=f"0221 4710-{n % 1000:03}",
                              is_released=True) for n, one in enumerate(organizations)])  # fmt: skip
    places = []
    for n in range(LOCATIONS):
        town = draw.choice(towns)
        places.append(
            Location(region=region, code=f"l{n}", name=f"Haus {n}", city=town.name, area=town, street=f"Weg {n}",
                     lat=town.lat + draw.uniform(-0.05, 0.05), lon=town.lon + draw.uniform(-0.05, 0.05))
        )  # fmt: skip
    _create(Location, places)
    services = [_service(region, draw, n, organizations, places) for n in range(SERVICES)]
    _create(Service, services)
    for through, column, things in (
        (Service.areas.through, "area_id", [service.location.area_id for service in services]),
        (Service.fields.through, "field_id", [draw.choice(fields).pk for _service in services]),
    ):
        pairs = [through(service_id=service.pk, **{column: key}) for service, key in zip(services, things)]
        through.objects.bulk_create(pairs, batch_size=5_000)
    _create(ServiceDetail, [
        ServiceDetail(region=region, service=service, eligibility="Für Familien in " + service.location.city,
                      appointment=draw.choice(("none", "required", None)), siblings=draw.choice((True, None)))
        for service in services
    ])  # fmt: skip
    _create(Schedule, [
        Schedule(region=region, code=f"z{n}", service=service, weekday=draw.choice(("mo", "tu", "we", "th", "fr")),
                 opens="09:00", closes="12:00")
        for n, service in enumerate(services)
    ])  # fmt: skip


def _service(region: Any, draw: random.Random, n: int, organizations: list[Any], places: list[Any]) -> Any:
    from lueckenlos.directory.models import Service

    place, start = draw.choice(places), draw.choice((-9, 0, 12, 36, 72, 120, 192))
    return Service(
        region=region, code=f"s{n}", name=f"{draw.choice(KINDS)} {draw.choice(PLACES)} {place.city}",
        organization=draw.choice(organizations), location=place, description=" ".join(draw.choices(WORDS, k=18)),
        from_month=start, to_month=start + draw.choice((12, 36, 84)), cost_cents=draw.choice((0, 0, 500, None)),
        languages=tuple(draw.sample(("de", "tr", "ar", "uk", "en"), draw.randint(1, 3))),
        mode=draw.choice(("drop_in", "drop_in", "outreach")),
    )  # fmt: skip
