# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A generated Land in the exchange format: as many areas, services and handovers as a whole state could have.

80 % of the services serve one neighbourhood, 15 % a municipality, 5 % a county; nine of ten handovers stay in a
municipality, the others are between services of its county. The same seed and size give the same files.
"""

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

PHASES = 10
FIELDS = 8
LEAST_MONTH, MONTHS_A_PHASE = -9, 30


@dataclass(frozen=True)
class Size:
    counties: int = 53
    municipalities: int = 396
    neighbourhoods: int = 4_000
    services: int = 200_000
    handovers: int = 400_000

    def times(self, factor: int) -> "Size":
        return Size(*(factor * number for number in vars(self).values()))


def write_land(folder: Path, size: Size, seed: int = 2012) -> None:
    random = Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    metadata = {"name": "land", "title": "Generated Land", "reference_date": "2012-06-01"}
    (folder / "datapackage.json").write_text(json.dumps(metadata), encoding="utf-8")
    county_of = {f"m{m}": f"c{random.randrange(size.counties)}" for m in range(size.municipalities)}
    municipality_of = {f"n{n}": f"m{n % size.municipalities}" for n in range(size.neighbourhoods)}
    _write(folder, "areas", ["code", "level", "parent"], _areas(size, county_of, municipality_of))
    phases = [(f"p{p}", *_months(p, p)) for p in range(PHASES)]
    _write(folder, "phases", ["code", "from_month", "to_month"], phases)
    _write(folder, "fields", ["code"], [(f"f{f}",) for f in range(FIELDS)])
    cells = [(f"p{p}", f"f{f}") for p in range(PHASES) for f in range(FIELDS)]
    _write(folder, "standard_cells", ["phase", "field", "required", "minimum_coverage"], [(*c, 1, 0.8) for c in cells])
    _write(
        folder,
        "standard_transitions",
        ["from_phase", "to_phase", "minimum_binding"],
        [(f"p{p}", f"p{p + 1}", "agreed") for p in range(PHASES - 1)],
    )
    needs = (
        (n, *cell, random.choice((0, 20, 50, 100))) for n in municipality_of for cell in cells if random.random() < 0.9
    )
    _write(folder, "needs", ["area", "phase", "field", "places_per_year"], needs)
    at: dict[str, list[str]] = {}
    _write(folder, "services", SERVICE_COLUMNS, _services(random, size, municipality_of, county_of, at))
    _write(folder, "handovers", HANDOVER_COLUMNS, _handovers(random, size, county_of, at))


def _months(first: int, last: int) -> tuple[int, int]:
    begin = LEAST_MONTH if first == 0 else (first - 1) * MONTHS_A_PHASE
    return begin, last * MONTHS_A_PHASE


def _areas(size: Size, county_of: dict[str, str], municipality_of: dict[str, str]) -> Iterable[tuple[str, str, str]]:
    yield "land", "state", ""
    yield from ((f"c{c}", "county", "land") for c in range(size.counties))
    yield from ((m, "municipality", c) for m, c in county_of.items())
    yield from ((n, "neighbourhood", m) for n, m in municipality_of.items())


SERVICE_COLUMNS = [
    "id",
    "name",
    "organization",
    "fields",
    "from_month",
    "to_month",
    "areas",
    "places_per_year",
    "sufficiency",
    "funding_ends_on",
    "verified_on",
]


def _services(
    random: Random, size: Size, municipality_of: dict[str, str], county_of: dict[str, str], at: dict[str, list[str]]
) -> Iterable[tuple[object, ...]]:
    neighbourhoods = list(municipality_of)
    for s in range(size.services):
        neighbourhood = random.choice(neighbourhoods)
        municipality = municipality_of[neighbourhood]
        kind = random.random()
        area = neighbourhood if kind < 0.8 else municipality if kind < 0.95 else county_of[municipality]
        at.setdefault(area if kind >= 0.95 else municipality, []).append(f"s{s:07}")
        first = random.randrange(PHASES)
        last = min(PHASES - 1, first + random.choice((0, 0, 1, 1, 2, 3)))
        yield (
            f"s{s:07}",
            f"Angebot {s}",
            f"o{random.randrange(size.services // 10)}",
            "|".join(sorted(random.sample([f"f{f}" for f in range(FIELDS)], random.choice((1, 1, 2))))),
            *_months(first, last),
            area,
            random.choice(("", 10, 20, 40, 80)),
            random.choice(("", "enough", "short")),
            random.choice(("", "", "", "", "", "", date(2012 + random.randrange(4), random.choice((6, 12)), 30))),
            random.choice(("", date(2012, 3, 1), date(2010, 3, 1))),
        )


HANDOVER_COLUMNS = ["id", "from_service", "to_service", "binding", "valid_until"]


def _handovers(
    random: Random, size: Size, county_of: dict[str, str], at: dict[str, list[str]]
) -> Iterable[tuple[object, ...]]:
    municipalities = list(county_of)
    for h in range(size.handovers):
        municipality = random.choice(municipalities)
        place = municipality if random.random() < 0.9 else county_of[municipality]
        giver, taker = random.sample(at[place], 2)
        binding = random.choice(("informal", "agreed", "binding"))
        yield f"h{h:07}", giver, taker, binding, random.choice(("", "", "", "", "2013-12-31"))


def _write(folder: Path, table: str, columns: list[str], rows: Iterable[tuple[object, ...]]) -> None:
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
