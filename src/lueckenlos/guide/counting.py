# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""How often is searched, missed and called: daily sums without cookies and without persons.

Counted in memory first and written down together, so that a search does not wait for it.
"""

import atexit
import re
import threading
import time
from collections import Counter
from contextlib import suppress
from datetime import date
from typing import Any

from django.db import close_old_connections, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from lueckenlos.frame.models import Region
from lueckenlos.guide.language import spoken
from lueckenlos.guide.models import ClickCount, SearchCount
from lueckenlos.guide.results import Results

WAYS = ("call", "mail", "route", "web")
MOST_KEPT, MOST_SECONDS = 50, 30
MOST_DIFFERENT = 5_000
"""Different words a day and region: what comes after is not counted, so that nobody fills the table."""
_PROGRAMS = re.compile(r"bot|crawl|spider|slurp|preview|curl|wget|python|monitor", re.IGNORECASE)
_PERSONAL = re.compile(r"@|\d{4}")
"""Addresses, telephone numbers, dates of birth: not kept, even where somebody searches for them."""

Search = tuple[int, date, str, int, str]
Click = tuple[int, date, int, str]
_searches: Counter[Search] = Counter()
_missed: Counter[Search] = Counter()
_clicks: Counter[Click] = Counter()
_lock = threading.Lock()
_last_written = time.monotonic()


def is_by_program(request: HttpRequest) -> bool:
    return bool(_PROGRAMS.search(request.headers.get("User-Agent", "") or "bot")) or (
        request.headers.get("Sec-Purpose", "").startswith("prefetch")
    )


def count_results(request: HttpRequest, results: Results) -> None:
    area = results.asked.place.key if results.asked.place else results.places.whole.key
    count_search(request, results.region, results.asked.text, area, spoken(), results.count)


def count_search(request: HttpRequest, region: Region, words: str, area: int, language: str, hits: int) -> None:
    """`area`: key of the place that was named, else of the whole region."""
    words = " ".join(words.casefold().split())[:80]
    if not words or _PERSONAL.search(words) or is_by_program(request):
        return
    key = (region.pk, timezone.localdate(), words, area, language)
    with _lock:
        _searches[key] += 1
        if hits == 0:
            _missed[key] += 1
    write_when_due()


def count_click(request: HttpRequest, region: Region, service: int, way: str) -> None:
    if way not in WAYS or is_by_program(request):
        return
    with _lock:
        _clicks[region.pk, timezone.localdate(), service, way] += 1
    write_when_due()


def write_when_due() -> None:
    with _lock:
        waiting = _searches.total() + _clicks.total()
        is_due = waiting >= MOST_KEPT or time.monotonic() - _last_written > MOST_SECONDS
    if is_due:
        write_counts()


def write_counts() -> None:
    """Add what was counted to the sums of the days."""
    global _last_written
    with _lock:
        searches, missed, clicks = Counter(_searches), Counter(_missed), Counter(_clicks)
        for counted in (_searches, _missed, _clicks):
            counted.clear()
        _last_written = time.monotonic()
    if not searches and not clicks:
        return
    with transaction.atomic():
        for key, n in searches.items():
            _add_search(key, n, missed[key])
        for (region, day, service, way), n in clicks.items():
            named = {"region_id": region, "day": day, "service_id": service, "way": way}
            if not _rows(ClickCount).filter(**named).update(clicks=F("clicks") + n):
                _rows(ClickCount).create(**named, clicks=n)


def _add_search(key: Search, n: int, missed: int) -> None:
    region, day, words, area, language = key
    named = {"region_id": region, "day": day, "words": words, "area_id": area, "language": language}
    sums = {"searches": F("searches") + n, "without_hits": F("without_hits") + missed}
    if _rows(SearchCount).filter(**named).update(**sums):
        return
    if _rows(SearchCount).filter(region=region, day=day).count() < MOST_DIFFERENT:
        _rows(SearchCount).create(**named, searches=n, without_hits=missed)


def _rows(model: type[SearchCount] | type[ClickCount]) -> Any:
    return model.objects.rows(model)


@atexit.register
def _at_the_end() -> None:
    if _searches or _clicks:
        with suppress(Exception):  # the program ends; the sums of half a minute are not worth an error
            write_counts()
        close_old_connections()
