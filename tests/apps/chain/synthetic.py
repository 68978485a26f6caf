# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A county of the size the board must be quick for: 22 leaves, 300 services. The same each time."""

from datetime import date, timedelta
from random import Random

from lueckenlos.datapackage import Package
from lueckenlos.datapackage.package import Table

LEAVES, SERVICES = 22, 300
ON = date(2012, 6, 1)
PHASES = {
    "pregnancy": (-9, 0),
    "baby": (0, 12),
    "toddler": (12, 36),
    "kita": (36, 72),
    "primary": (72, 120),
    "secondary": (120, 192),
    "work": (192, 324),
}
FIELDS = ("health", "youth_welfare", "education", "social_security")


def table(name, rows):
    columns = {column: [row[column] for row in rows] for column in rows[0]}
    return Table(name, columns, list(range(2, len(rows) + 2)))


def leaf(number):
    return f"leaf-{number:02}"


def some_services(random):
    bounds = list(PHASES.values())
    services = []
    for n in range(SERVICES):
        first = random.randrange(len(bounds))
        last = min(first + random.choice((0, 0, 1)), len(bounds) - 1)
        ends = ON + timedelta(days=random.randrange(30, 2000)) if random.random() < 0.3 else None
        services.append(
            {
                "id": f"s-{n:03}",
                "name": f"Angebot {n:03}",
                "organization": f"o-{n % 40:02}",
                "fields": tuple(sorted(random.sample(FIELDS, random.choice((1, 1, 2))))),
                "from_month": bounds[first][0],
                "to_month": bounds[last][1],
                "areas": ("root",) if n % 12 == 0 else (leaf(n % LEAVES),),
                "places_per_year": random.choice((None, 20.0, 60.0, 150.0)),
                "ends_on": ends,
                "verified_on": random.choice((None, date(2012, 3, 1), date(2010, 3, 1))),
            }
        )
    return services


def some_handovers(random):
    pairs = sorted({tuple(random.sample(range(SERVICES), 2)) for _ in range(400)})
    return [
        {
            "id": f"h-{n:03}",
            "from_service": f"s-{a:03}",
            "to_service": f"s-{b:03}",
            "binding": random.choice(("informal", "agreed", "binding")),
        }
        for n, (a, b) in enumerate(pairs)
    ]


def some_interventions():
    return [
        {
            "id": f"i-{n:02}",
            "title": f"Maßnahme {n:02}",
            "kind": "more_places",
            "cost_cents_per_year": 500_000 + 1_000 * n,
            "service": f"s-{n * 11:03}",
            "places_per_year": 30.0,
        }
        for n in range(20)
    ]


def synthetic_county(seed=7):
    random = Random(seed)
    areas = [{"code": "root", "name": "Kreis Probe", "parent": None}]
    areas += [{"code": leaf(n), "name": f"Ort {n:02}", "parent": "root"} for n in range(LEAVES)]
    services = some_services(random)
    handovers = some_handovers(random)
    cells = [(phase, field) for phase in PHASES for field in FIELDS]
    codes = list(PHASES)
    return Package(
        metadata={"name": "probe", "title": "Probe"},
        reference_date=ON,
        tables={
            "areas": table("areas", areas),
            "phases": table("phases", [{"code": c, "from_month": a, "to_month": b} for c, (a, b) in PHASES.items()]),
            "fields": table("fields", [{"code": code} for code in FIELDS]),
            "organizations": table("organizations", [{"id": f"o-{n:02}", "name": f"Träger {n:02}"} for n in range(40)]),
            "services": table("services", services),
            "handovers": table("handovers", handovers),
            "needs": table(
                "needs",
                [
                    {"area": leaf(n), "phase": p, "field": f, "places_per_year": random.choice((None, 30.0, 80.0))}
                    for n in range(LEAVES)
                    for p, f in cells
                ],
            ),
            "standard_cells": table(
                "standard_cells",
                [{"phase": p, "field": f, "required": True, "minimum_coverage": 0.5} for p, f in cells],
            ),
            "standard_transitions": table(
                "standard_transitions",
                [{"from_phase": a, "to_phase": b, "minimum_binding": "agreed"} for a, b in zip(codes, codes[1:])],
            ),
            "interventions": table("interventions", some_interventions()),
        },
    )
