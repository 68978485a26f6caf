# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The guide over 100,000 services, on SQLite and on PostgreSQL: search with words, filters and distance.

Beside it in the same run: the same question as a plain query (full-text index, and LIKE) with the same filters, asked
by two readers too; and a trivial page of the same server. Service time is the time of an answer with two readers, one
for each process; with 50 readers most of the time is waiting.

python benchmarks/bench_guide.py            both databases
python benchmarks/bench_guide.py measure    the database that LUECKENLOS_DATABASE_URL names, else SQLite
"""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from guide_region import KINDS, WORDS, fill

HERE = Path(__file__).parent
QUESTIONS, SECONDS = 400, 20.0
MOST_P95_SECONDS, LEAST_OF_BARE = 0.050, 0.5
MISSPELT = {"Krabbelgruppe": "Krabelgruppe", "Hausaufgabenhilfe": "Hausaufgabenhife", "Babymassage": "Babymasage"}


def questions(region: Any, seed: int = 7) -> list[dict[str, Any]]:
    """Words (every tenth misspelt), a place, how far, an age, and every second free of charge."""
    from lueckenlos.frame.models import Area

    draw = random.Random(seed)
    towns = list(Area.objects.in_region(region).filter(level="municipality"))
    found = []
    for n in range(QUESTIONS):
        town, word = draw.choice(towns), draw.choice(KINDS)
        word = MISSPELT.get(word, word) if n % 10 == 0 else word
        words = word if n % 2 else f"{word} {draw.choice(WORDS)}"
        found.append(
            {"words": words, "town": town, "km": draw.choice((3, 5, 10, 20)), "age": draw.choice((-3, 6, 30, 60)),
             "free": n % 2 == 0}
        )  # fmt: skip
    return found


def address_of(one: dict[str, Any]) -> str:
    from urllib.parse import urlencode

    sent = {"q": one["words"], "ort": one["town"].code, "umkreis": one["km"], "alter": one["age"]}
    return "/messung/hilfe/de/suche/?" + urlencode(sent | ({"kostenlos": 1} if one["free"] else {}))


FILTERS = """
  JOIN directory_service s ON s.id = {key} JOIN directory_location l ON l.id = s.location_id
  WHERE {match} AND s.from_month <= %(age)s AND s.to_month > %(age)s AND (%(free)s = 0 OR s.cost_cents = 0)
  AND l.lat BETWEEN %(south)s AND %(north)s AND l.lon BETWEEN %(west)s AND %(east)s {order} LIMIT 20
"""
SELECT = "SELECT s.id, s.name, s.description, l.city FROM "
FULL_TEXT = {
    "sqlite": SELECT + "bare_text b" + FILTERS.format(
        key="b.rowid", match="bare_text MATCH %(match)s", order="ORDER BY rank"),
    "postgresql": SELECT + "bare_text b" + FILTERS.format(
        key="b.id", match="b.words @@ to_tsquery('german', %(match)s)",
        order="ORDER BY ts_rank(b.words, to_tsquery('german', %(match)s)) DESC"),
}  # fmt: skip
LIKE = SELECT + "directory_service b" + FILTERS.format(
    key="b.id", match="(b.name LIKE %(like)s OR b.description LIKE %(like)s)", order="ORDER BY s.name"
)  # fmt: skip


def prepare_bare() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("CREATE VIRTUAL TABLE bare_text USING fts5(name, description, tokenize='unicode61')")
            cursor.execute(
                "INSERT INTO bare_text(rowid, name, description) SELECT id, name, description FROM directory_service"
            )
        else:
            cursor.execute(
                "CREATE TABLE bare_text AS SELECT id, to_tsvector('german', name || ' ' || description) AS words "
                "FROM directory_service"
            )
            cursor.execute("CREATE INDEX ON bare_text USING gin (words)")
            cursor.execute("ALTER TABLE bare_text ADD PRIMARY KEY (id)")
            cursor.execute("ANALYZE")


def values_of(one: dict[str, Any], vendor: str) -> dict[str, Any]:
    words, town, degrees = one["words"].split(), one["town"], one["km"] / 111
    joined = " OR ".join(f'"{word}"' for word in words) if vendor == "sqlite" else " | ".join(words)
    return {
        "match": joined, "like": f"%{words[0]}%", "age": one["age"], "free": int(one["free"]),
        "south": town.lat - degrees, "north": town.lat + degrees,
        "west": town.lon - degrees * 1.6, "east": town.lon + degrees * 1.6,
    }  # fmt: skip


def ask_bare(like: bool, start: int, seconds: float) -> tuple[int, list[float]]:
    """One reader with a connection of its own."""
    import django

    django.setup()
    from django.db import connection

    from lueckenlos.frame.models import Region

    asked = [values_of(one, connection.vendor) for one in questions(Region.objects.get(slug="messung"))]
    query, found = LIKE if like else FULL_TEXT[connection.vendor], []
    until = time.perf_counter() + seconds
    with connection.cursor() as cursor:
        while time.perf_counter() < until:
            begin = time.perf_counter()
            cursor.execute(query, asked[(start + len(found)) % len(asked)])
            cursor.fetchall()
            found.append(time.perf_counter() - begin)
    return len(found), found


def bare(like: bool) -> dict[str, float]:
    with get_context("spawn").Pool(2) as pool:
        parts = pool.starmap(ask_bare, [(like, 0, SECONDS), (like, QUESTIONS // 2, SECONDS)])
    times = sorted(second for _n, found in parts for second in found)
    return {"rate": sum(n for n, _f in parts) / SECONDS, "p95": times[int(len(times) * 0.95)]}


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def serve(work: Callable[[int], None]) -> None:
    port = free_port()
    command = [Path(sys.executable).with_name("lueckenlos"), "serve", "--port", str(port), "--exact"]
    server = subprocess.Popen(  # noqa: S603 - this program
        [*command, "--processes", "2", "--without-worker"], stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        _wait(port)
        work(port)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()


def _wait(port: int) -> None:
    for _n in range(600):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/gesund/", timeout=5).read()
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the server does not answer")


def read(port: int, readers: int, addresses: list[str], seconds: float = SECONDS) -> dict[str, Any]:
    done = subprocess.run(  # noqa: S603 - this program
        [sys.executable, HERE / "readers.py", str(port), str(readers), str(seconds)],
        input="\n".join(addresses), capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def measure() -> dict[str, Any]:
    from django.db import connection

    from lueckenlos.cli.database import open_database

    open_database()
    from lueckenlos.guide.catalogue import build

    region = fill()
    begin = time.perf_counter()
    catalogue = build(region)
    built = time.perf_counter() - begin
    prepare_bare()
    addresses = [address_of(one) for one in questions(region)]
    found: dict[str, Any] = {"database": connection.vendor, "services": catalogue.size, "index built in": built}
    connection.close()
    found["full text"], found["like"] = bare(like=False), bare(like=True)

    def ask(port: int) -> None:
        read(port, 8, addresses[:40], 60)  # both processes have built their index
        found["search, 2 readers"] = read(port, 2, addresses)
        found["search, 50 readers"] = read(port, 50, addresses)
        found["trivial page, 2 readers"] = read(port, 2, ["/gesund/"])
        found["trivial page, 50 readers"] = read(port, 50, ["/gesund/"])

    serve(ask)
    return found


def show(found: dict[str, Any]) -> bool:
    print(f"{found['services']} services on {found['database']}; index built in {found['index built in']:.1f} s")
    for name in ("full text", "like", *(name for name in found if "readers" in name)):
        line = found[name]
        errors = f", {line['bad']} errors {line['errors']}" if line.get("bad") else ""
        print(f"  {name:<26} {line['rate']:7.1f} a second, p95 {line['p95'] * 1000:6.1f} ms{errors}")
    ours, bare_ = found["search, 2 readers"], found["full text"]
    print(f"  rate against the bare full-text query: {ours['rate'] / bare_['rate']:.2f}")
    print(f"  rate against LIKE: {ours['rate'] / found['like']['rate']:.1f}")
    is_good = ours["p95"] < MOST_P95_SECONDS and ours["rate"] >= LEAST_OF_BARE * bare_["rate"]
    return is_good and not any(found[name].get("bad") for name in found if "readers" in name)


def main() -> None:
    results = []
    for launcher in ([], [HERE.parent / "tools/postgres.py", sys.executable]):
        with tempfile.TemporaryDirectory() as folder:
            environment = {**os.environ, "LUECKENLOS_DATA": folder}
            environment.pop("LUECKENLOS_DATABASE_URL", None)
            done = subprocess.run(  # noqa: S603 - this very file
                [sys.executable, *launcher, __file__, "measure"], check=True, capture_output=True, text=True,
                env=environment,
            )  # fmt: skip
            results.append(show(json.loads(done.stdout.splitlines()[-1])))
    if not all(results):
        raise SystemExit(1)


if __name__ == "__main__":
    if sys.argv[1:] == ["measure"]:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lueckenlos.settings")
        print(json.dumps(measure()))
    else:
        main()
