# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The judged queries agree with the demo county, and the held-out ones are those that were drawn (README.md)."""

import csv
import hashlib
import json
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
DEMO = HERE.parents[1] / "demo" / "kreis-unna"
SEED = "lueckenlos-2026"
HELD_OUT = 40
HELD_OUT_DIGEST = "11fd2fedefebca756de6a029c3f201bed51fe0d2a01e241021986c2d22171e44"
KINDS = {"plain", "typo", "colloquial", "compound", "situation", "other_language"}

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


QUERIES = read(HERE / "queries.csv")
SERVICES = {row["id"]: row for row in read(DEMO / "services.csv")}
PARENTS = {row["code"]: row["parent"] for row in read(DEMO / "areas.csv")}


def judged() -> list[tuple[Row, Row]]:
    return [(query, SERVICES[code]) for query in QUERIES for code in query["relevant"].split("|")]


def upwards(area: str) -> list[str]:
    """The area and those above it."""
    way = []
    while area:
        way.append(area)
        area = PARENTS[area]
    return way


def serves(service: Row, area: str) -> bool:
    return any(own in upwards(area) or area in upwards(own) for own in service["areas"].split("|"))


def suits_age(service: Row, months: int) -> bool:
    start, end = service["from_month"], service["to_month"]
    return (not start or int(start) <= months) and (not end or months <= int(end))


def drawn() -> set[str]:
    """The draw: within each kind the first third by hash; what is left over goes to the largest remainders."""
    counts = Counter(query["kind"] for query in QUERIES)
    exact = {kind: count * HELD_OUT / len(QUERIES) for kind, count in counts.items()}
    quota = {kind: int(share) for kind, share in exact.items()}
    by_remainder = sorted(exact, key=lambda kind: (quota[kind] - exact[kind], kind))
    for kind in by_remainder[: HELD_OUT - sum(quota.values())]:
        quota[kind] += 1
    chosen: set[str] = set()
    for kind, places in quota.items():
        ids = [query["id"] for query in QUERIES if query["kind"] == kind]
        ids.sort(key=lambda code: hashlib.sha256(f"{SEED}:{code}".encode()).hexdigest())
        chosen.update(ids[:places])
    return chosen


def test_there_are_120_queries_with_unique_ids_and_texts() -> None:
    assert [query["id"] for query in QUERIES] == [f"q{number:03}" for number in range(1, 121)]
    texts = Counter((query["query"].casefold(), query["area"], query["age_months"]) for query in QUERIES)
    assert not [text for text, times in texts.items() if times > 1]
    assert all(query["query"].strip() and query["note"].strip() for query in QUERIES)


def test_kinds_and_languages() -> None:
    assert {query["kind"] for query in QUERIES} == KINDS
    assert all((query["kind"] == "other_language") == (query["language"] != "de") for query in QUERIES)
    languages = Counter(query["language"] for query in QUERIES)
    assert len(QUERIES) - languages["de"] >= 20
    assert all(languages[code] >= 4 for code in ("tr", "ar", "uk", "en"))


def test_the_held_out_queries_are_those_of_the_draw() -> None:
    held_out = {query["id"] for query in QUERIES if query["held_out"] == "1"}
    assert len(held_out) == HELD_OUT
    assert held_out == drawn()
    assert {query["held_out"] for query in QUERIES} == {"0", "1"}


def test_the_held_out_queries_are_untouched() -> None:
    rows = [query for query in QUERIES if query["held_out"] == "1"]
    text = json.dumps([list(row.values()) for row in rows], ensure_ascii=False)
    assert hashlib.sha256(text.encode()).hexdigest() == HELD_OUT_DIGEST


def test_every_relevant_service_exists_and_is_running() -> None:
    today = json.loads((DEMO / "datapackage.json").read_text(encoding="utf-8"))["reference_date"]
    new = {row["service"] for row in read(DEMO / "interventions.csv") if row["kind"] == "new_service"}
    assert new, "the demo has candidates"
    for query in QUERIES:
        codes = query["relevant"].split("|")
        assert len(set(codes)) == len(codes), query["id"]
        for code in codes:
            assert code in SERVICES, (query["id"], code)
            assert code not in new, (query["id"], code)
            assert not code.startswith("s-neu-"), (query["id"], code)
            ends = SERVICES[code]["ends_on"]
            assert not ends or ends >= today, (query["id"], code)


def test_areas_exist_and_relevant_services_serve_them() -> None:
    assert {query["area"] for query in QUERIES} <= {*PARENTS, ""}
    wrong = [
        (query["id"], service["id"])
        for query, service in judged()
        if query["area"] and not serves(service, query["area"])
    ]
    assert not wrong


def test_relevant_services_suit_the_age() -> None:
    wrong = [
        (query["id"], service["id"])
        for query, service in judged()
        if query["age_months"] and not suits_age(service, int(query["age_months"]))
    ]
    assert not wrong


def test_few_queries_copy_the_name_of_a_service() -> None:
    copies = {query["id"] for query, service in judged() if query["query"].casefold() in service["name"].casefold()}
    assert len(copies) <= 15
