# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""All chains of all areas of a generated Land, against the bare limit: reading the tables and one group-by.

Each measurement runs in a process of its own, in turns, and the fastest of its turns counts: other work on the machine
only ever slows down. The ratios are what can be compared, the seconds only tell where they come from.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from land import Size, write_land

ROUNDS = 3
SECONDS_ALLOWED, GIGABYTES_ALLOWED, DOUBLING_ALLOWED = 60, 4, 2.3


def ours(folder: Path) -> dict[str, float]:
    from lueckenlos.core.chain import chains, index_tables
    from lueckenlos.datapackage import chain_tables, read_package

    start = time.perf_counter()
    package, report = read_package(folder)
    if report.errors:
        raise SystemExit(str(report.errors[:3]))
    tables = chain_tables(package)
    read = time.perf_counter()
    on = package.reference_date
    areas = unbroken = cells = 0
    for chain in chains(index_tables(tables), on=on, with_duplications=False):
        areas, unbroken, cells = areas + 1, unbroken + chain.unbroken, cells + len(chain.cells)
    end = time.perf_counter()
    return {
        "seconds": end - start,
        "reading": read - start,
        "computing": end - read,
        "areas": areas,
        "unbroken": unbroken,
        "cells": cells,
    }


def bare_limit(folder: Path) -> dict[str, float]:
    import polars

    start = time.perf_counter()
    tables = {path.stem: polars.read_csv(path) for path in sorted(folder.glob("*.csv"))}
    groups = tables["services"].group_by("areas").agg(polars.col("places_per_year").sum(), polars.len())
    return {"seconds": time.perf_counter() - start, "groups": groups.height}


def measure(what: str, folder: Path) -> dict[str, float]:
    done = subprocess.run(  # noqa: S603 - this very file
        [sys.executable, __file__, what, str(folder)], check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout)


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        once, twice = Path(scratch, "once"), Path(scratch, "twice")
        size = Size()
        write_land(once, size)
        write_land(twice, size.times(2))
        runs = [("bare_limit", once), ("ours", once), ("ours", twice)]
        rounds = [[measure(what, folder) for what, folder in runs] for _ in range(ROUNDS)]
        limit, one, two = (min(tries, key=lambda run: run["seconds"]) for tries in zip(*rounds))
    print(f"A Land: {size}, {PHASES_AND_FIELDS}; {os.cpu_count()} cores")
    print(f"{one['areas']:,.0f} areas, {one['cells']:,.0f} cells, {one['unbroken']:,.0f} chains unbroken")
    for name, run in (("ours", one), ("twice", two)):
        print(
            f"{name:<11} {run['seconds']:6.1f} s  {run['gigabytes']:.2f} GB"
            f"  (reading and checking {run['reading']:.1f} s, computing {run['computing']:.1f} s)"
        )
    print(f"bare limit  {limit['seconds']:6.2f} s  reading with polars and one group-by")
    print(f"ratio to the bare limit {one['seconds'] / limit['seconds']:.1f}")
    print(f"ratio of twice to once  {two['seconds'] / one['seconds']:.2f} (allowed {DOUBLING_ALLOWED})")
    print(f"share of the time allowed   {one['seconds'] / SECONDS_ALLOWED:.2f}")
    print(f"share of the memory allowed {one['gigabytes'] / GIGABYTES_ALLOWED:.2f}")


PHASES_AND_FIELDS = "10 phases, 8 fields"

if __name__ == "__main__":
    if len(sys.argv) > 1:
        answer = {"ours": ours, "bare_limit": bare_limit}[sys.argv[1]](Path(sys.argv[2]))
        answer["gigabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
        print(json.dumps(answer))
    else:
        main()
