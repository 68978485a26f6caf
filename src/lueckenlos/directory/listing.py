# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Lists: search and filters that stand in the address, pages, and a way out when nothing is found."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from lueckenlos.frame.models import Area, Region
from lueckenlos.reports.tables import Sheet, download
from lueckenlos.shared.language import _

PER_PAGE = 25


@dataclass
class Filter:
    """One filter of a list. `apply` narrows the rows; an unknown value is said and left out."""

    name: str
    label: str
    options: Sequence[tuple[str, str]]
    apply: Callable[[Any, str], Any]
    value: str = ""


@dataclass
class Listing:
    page: Page[Any]
    rows: list[Any]
    filters: list[Filter]
    search: str
    count: int
    chips: list[dict[str, str]]
    problems: list[str] = field(default_factory=list)


def plain(text: str) -> str:
    """For comparing: case, accents and double spaces do not matter; ä is also ae."""
    text = text.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    text = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in text if not unicodedata.combining(c)).split())


def list_rows(request: HttpRequest, rows: Any, filters: list[Filter], searched: Sequence[str]) -> Listing:
    """`rows` is a queryset of what the person may see; `searched` are the columns that words are looked for in."""
    problems: list[str] = []
    chips = []
    for one in filters:
        value = request.GET.get(one.name, "")
        words = dict(one.options)
        if value and value not in words:
            problems.append(
                _("“{value}” is not known as {filter}; it is left out.").format(value=value[:40], filter=one.label)
            )
        elif value:
            one.value = value
            rows = one.apply(rows, value)
            chips.append({"word": f"{one.label}: {words[value].strip()}", "url": without(request, one.name)})
    search = request.GET.get("suche", "").strip()[:200]
    keys = _found(rows, search, searched)
    if search:
        chips.insert(0, {"word": _("Search: {words}").format(words=search), "url": without(request, "suche")})
    page = Paginator(keys, PER_PAGE).get_page(request.GET.get("seite"))
    return Listing(page, list(page.object_list), filters, search, len(keys), chips, problems)


def _found(rows: Any, search: str, searched: Sequence[str]) -> list[int]:
    """Primary keys in the order of the first column, of rows in which every word stands somewhere."""
    wanted = plain(search).split()
    found: dict[int, str] = {}
    for key, *texts in rows.values_list("pk", *searched):
        text = plain(" ".join(filter(None, texts)))
        if all(word in text for word in wanted):
            found.setdefault(key, plain(texts[0] or ""))
    return sorted(found, key=lambda key: (found[key], key))


def without(request: HttpRequest, *names: str) -> str:
    query = request.GET.copy()
    for name in (*names, "seite"):
        query.pop(name, None)
    return f"?{query.urlencode()}"


def in_order(rows: Any, keys: list[int]) -> list[Any]:
    by_key = {row.pk: row for row in rows.filter(pk__in=keys)}
    return [by_key[key] for key in keys if key in by_key]


def download_of(
    request: HttpRequest, listed: Listing, full: Any, sheet: Callable[[list[Any]], Sheet]
) -> HttpResponse | None:
    """All that was found as a file where the address asks for one, else None."""
    if not request.GET.get("als"):
        return None
    return download(request, sheet(in_order(full, list(listed.page.paginator.object_list))))


def areas_seen(request: HttpRequest, region: Region) -> list[Area]:
    return list(Area.objects.visible_to(request.user).filter(region=region).order_by("path"))


def area_filter(areas: list[Area], lookup: str = "areas") -> Filter:
    """An area, all below it, and what serves it from above."""
    by_code = {area.code: area for area in areas}

    def apply(rows: Any, code: str) -> Any:
        path = by_code[code].path
        parts = path.split("/")[:-1]
        above = ["/".join(parts[:n]) + "/" for n in range(1, len(parts) + 1)]
        serving = Area.objects.in_region(by_code[code].region_id).filter(Q(path__in=above) | Q(path__startswith=path))
        return rows.filter(**{f"{lookup}__in": serving}).distinct()

    least = min((area.path.count("/") for area in areas), default=0)
    options = [(area.code, "\u2003" * (area.path.count("/") - least) + str(area)) for area in areas]
    return Filter("gebiet", _("Area"), options, apply)


def choice(name: str, label: str, lookup: str, options: Sequence[tuple[str, str]]) -> Filter:
    return Filter(name, label, options, lambda rows, value: rows.filter(**{lookup: value}).distinct())


def item(name: str, label: str, lookup: str, options: Sequence[tuple[str, str]]) -> Filter:
    """One of several values in a column of items."""
    return Filter(name, label, options, lambda rows, value: rows.filter(**{f"{lookup}__contains": f"|{value}|"}))


def special(name: str, label: str, options: dict[str, tuple[str, Callable[[Any], Any]]]) -> Filter:
    return Filter(
        name, label, [(code, word) for code, (word, _f) in options.items()], lambda rows, value: options[value][1](rows)
    )


def page_context(request: HttpRequest, region: Region, section: str, areas: list[Area]) -> dict[str, Any]:
    return {
        "region": region,
        "section": section,
        "area_code": areas[0].code if areas else None,
        "day": region.reference_date or timezone.localdate(),
        "csv_url": _with(request, "csv"),
        "xlsx_url": _with(request, "xlsx"),
    }


def _with(request: HttpRequest, form: str) -> str:
    query = request.GET.copy()
    query["als"] = form
    return f"?{query.urlencode()}"
