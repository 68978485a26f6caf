# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Places per person for 100,000 areas and 10,000 services within 2 km, against PySAL access; distances on both sides.

PySAL access has an environment of its own, .cache/pysal, and no part in the project's: `bench_reach.py --install`
makes it with uv. Without it only our own side is measured, and that is said.

Each measurement runs in a process of its own, in turns, and the fastest of its turns counts. Both start from arrays of
coordinates in memory, and their answers are compared.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parent.parent
PEER = ROOT / ".cache/pysal"
PINS = ("access==1.1.10.post3", "geopandas==1.2.0", "pandas==3.1.1", "numpy==2.4.6", "scipy==1.17.1", "shapely==2.2.0")
ROUNDS = 3
AREAS, SERVICES, WITHIN_KM, SIDE_KM = 100_000, 10_000, 2, 40
TIMES_FASTER_ASKED, DIFFERENCE_ALLOWED = 5, 1e-12


def write_land(path: Path) -> None:
    """A square of the size of a county, places and people strewn evenly: 75 services within 2 km in the mean."""
    random = np.random.default_rng(6)
    homes, services = (random.uniform(0, SIDE_KM * 1000, (2, number)) for number in (AREAS, SERVICES))
    persons = random.integers(1, 3000, AREAS).astype(float)
    places = random.integers(0, 100, SERVICES).astype(float)
    np.savez(path, homes=homes, services=services, persons=persons, places=places)


def ours(folder: Path) -> float:
    from lueckenlos.core.reach import Plane, StraightLines, two_step

    land = np.load(folder / "land.npz")
    homes, services, persons, places = (land[name] for name in ("homes", "services", "persons", "places"))
    start = time.perf_counter()
    lines = StraightLines(Plane(*homes), Plane(*services), up_to_km=WITHIN_KM)
    found = two_step(places, persons, lines, up_to=WITHIN_KM)
    seconds = time.perf_counter() - start
    np.save(folder / "ours.npy", found.places_per_person)
    return seconds


def pysal(folder: Path) -> float:
    """Runs in the environment of PySAL access.

    Its own create_euclidean_distance pairs every area with every service, and a thousand million of them fit into no
    memory: geopandas finds those within the distance, by its spatial index.
    """
    import geopandas
    from access import Access

    land = np.load(folder / "land.npz")
    sides = {}
    for name, value in (("homes", "persons"), ("services", "places")):
        points = geopandas.points_from_xy(*land[name])
        columns = {"id": np.arange(len(points)), value: land[value]}
        sides[name] = geopandas.GeoDataFrame(columns, geometry=points, crs=25832)
    metres = WITHIN_KM * 1000
    start = time.perf_counter()
    near = geopandas.sjoin(sides["homes"], sides["services"], predicate="dwithin", distance=metres, rsuffix="there")
    there = sides["services"].geometry.take(near["index_there"]).set_axis(near.index)
    pairs = near[["id_left", "id_there"]].assign(metres=near.geometry.distance(there))
    access = Access(
        demand_df=sides["homes"],
        demand_index="id",
        demand_value="persons",
        supply_df=sides["services"],
        supply_index="id",
        supply_value=["places"],
        cost_df=pairs,
        cost_origin="id_left",
        cost_dest="id_there",
        cost_name="metres",
    )
    access.two_stage_fca(name="reach", cost="metres", max_cost=metres)
    seconds = time.perf_counter() - start
    np.save(folder / "pysal.npy", access.access_df["reach_places"].reindex(np.arange(AREAS)).fillna(0).to_numpy())
    return seconds


def measure(python: Path, what: str, folder: Path) -> dict[str, float]:
    done = subprocess.run(  # noqa: S603 - this very file
        [python, __file__, what, folder], check=True, stdout=subprocess.PIPE, text=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def install() -> bool:
    uv = ROOT / ".tools/bin/uv"
    own = {**os.environ, "UV_CACHE_DIR": str(ROOT / ".cache/uv"), "UV_PYTHON_DOWNLOADS": "never"}
    steps = [["venv", "--clear", "--python", sys.executable, PEER], ["pip", "install", "--python", PEER, *PINS]]
    try:
        for step in steps:
            subprocess.run([uv, "--quiet", *step], check=True, env=own)  # noqa: S603
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"Skipped: PySAL access could not be installed into {PEER.relative_to(ROOT)} ({error}).")
        return False
    return True


def has_peer() -> bool:
    python = PEER / "bin/python"
    if not python.exists():
        print("PySAL access is not there; `bench_reach.py --install` makes an environment of its own for it.")
        return False
    works = subprocess.run([python, "-c", "import access, geopandas"], capture_output=True, check=False)  # noqa: S603
    if works.returncode:
        print("PySAL access does not start in .cache/pysal; `bench_reach.py --install` makes it anew.")
    return works.returncode == 0


def main() -> None:
    with_peer = ("--install" not in sys.argv or install()) and has_peer()
    runs = [(Path(sys.executable), "ours")] + [(PEER / "bin/python", "pysal")] * with_peer
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_land(folder / "land.npz")
        rounds = [[measure(python, what, folder) for python, what in runs] for _ in range(ROUNDS)]
        best = [min(tries, key=lambda run: run["seconds"]) for tries in zip(*rounds)]
        answers = [np.load(folder / f"{what}.npy") for _python, what in runs]
    print(f"{AREAS:,} areas, {SERVICES:,} services, within {WITHIN_KM} km; {os.cpu_count()} cores")
    for (_python, what), run in zip(runs, best):
        print(f"{what:<6} {run['seconds']:6.2f} s  {run['gigabytes']:.2f} GB")
    if not with_peer:
        print("ratio to PySAL access: skipped")
        return
    difference = float(np.abs(answers[0] - answers[1]).max())
    print(f"largest difference of the answers {difference:.1e} (allowed {DIFFERENCE_ALLOWED:.0e})")
    ratio = best[1]["seconds"] / best[0]["seconds"]
    print(f"times as fast as PySAL access {ratio:.1f} (asked {TIMES_FASTER_ASKED})")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        seconds = {"ours": ours, "pysal": pysal}[sys.argv[1]](Path(sys.argv[2]))
        gigabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
        print(json.dumps({"seconds": seconds, "gigabytes": gigabytes}))
    else:
        main()
