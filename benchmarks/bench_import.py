# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""10,000 services from the uploaded file to the region, against the bare limit: reading the file and one bulk insert.

Each measurement runs in a process of its own with a database of its own. The ratio is what can be compared, the seconds
only tell where it comes from.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROWS, SECONDS_ALLOWED = 10_000, 60
HEADER = ("Angebotsnummer", "Angebot", "Träger", "Beschreibung", "Handlungsfeld", "Alter von", "Alter bis", "Kommune",
          "Plätze", "Beginn", "Ende")  # fmt: skip
FIELDS = ("Gesundheit", "Bildung")
TOWNS = ("Bergkamen", "Bönen", "Kamen", "Lünen", "Selm", "Unna", "Werne")


def write_file(path: Path, shift: int = 0) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(HEADER)
        for n in range(ROWS):
            out.writerow(
                (f"A{n:05}", f"Angebot {n} für Familien", f"Träger {n % 400}", f"Treffen Nummer {n}, jede Woche.",
                 FIELDS[n % 2], n % 9 * 12, n % 9 * 12 + 36, TOWNS[n % 7], n % 90 + shift, "01.02.2024", "31.12.2027")
            )  # fmt: skip


def prepare() -> tuple[object, object]:
    from lueckenlos.cli.database import open_database

    open_database()
    from lueckenlos.cli.serve import load_example

    load_example(ROOT / "demo/kreis-unna")
    from lueckenlos.accounts.models import User
    from lueckenlos.frame.models import Region

    return Region.objects.get(), User.objects.get(email="kreis@beispiel.example")


def ours(folder: Path) -> dict[str, float]:
    region, user = prepare()
    from lueckenlos.directory.models import Service
    from lueckenlos.imports import actions, applying
    from lueckenlos.imports.rules import Rules

    seconds = {}
    for name, shift in (("new", 0), ("changed", 1)):
        path = folder / f"{name}.csv"
        write_file(path, shift)
        start = time.perf_counter()
        batch = actions.upload_file(region=region, by=user, name=path.name, chunks=[path.read_bytes()])
        if not batch.source:
            actions.map_file(batch=batch, rules=Rules.from_json(batch.rules), by=user, name="Verzeichnis")
        actions.check_file(batch=batch)
        seconds[f"{name}: read and checked"] = time.perf_counter() - start
        actions.submit(batch=batch, by=user)
        state = applying.apply_batch(str(batch.pk))
        batch.refresh_from_db()
        if state != "applied" or batch.counts[name] < ROWS:
            raise SystemExit(f"{state} {batch.message} {batch.counts}")
        seconds[name] = time.perf_counter() - start
    if Service.objects.in_region(region).filter(name__endswith="für Familien").count() != ROWS:
        raise SystemExit("not all rows are there")
    return seconds


def bare_limit(folder: Path) -> dict[str, float]:
    region, _user = prepare()
    from lueckenlos.directory.models import Service

    path = folder / "bare.csv"
    write_file(path)
    start = time.perf_counter()
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    Service.objects.in_region(region).bulk_create(
        [
            Service(region=region, code=row["Angebotsnummer"], name=row["Angebot"], description=row["Beschreibung"],
                    from_month=row["Alter von"], to_month=row["Alter bis"], places_per_year=row["Plätze"])
            for row in rows
        ],
        batch_size=500,
    )  # fmt: skip
    return {"seconds": time.perf_counter() - start}


def measure(what: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "LUECKENLOS_DATA": folder, "LUECKENLOS_DEMO": "1"}
        environment.pop("LUECKENLOS_DATABASE_URL", None)
        done = subprocess.run(  # noqa: S603 - this very file
            [sys.executable, __file__, what, folder], check=True, capture_output=True, text=True, env=environment
        )
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    found, bare = measure("ours"), measure("bare")
    for name, seconds in found.items():
        print(f"{name:<28} {seconds:6.2f} s")
    print(f"bare limit                   {bare['seconds']:6.2f} s")
    print(f"{ROWS} new services, against the time allowed ({SECONDS_ALLOWED} s): {found['new'] / SECONDS_ALLOWED:.2f}")
    print(f"against the bare limit: {found['new'] / bare['seconds']:.0f}")
    if max(found.values()) > SECONDS_ALLOWED:
        raise SystemExit(1)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        folder = Path(sys.argv[2])
        print(json.dumps(ours(folder) if sys.argv[1] == "ours" else bare_limit(folder)))
    else:
        main()
