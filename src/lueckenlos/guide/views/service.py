# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The page of one service, its times for a calendar, and the list that a device keeps."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from lueckenlos.frame.models import Region
from lueckenlos.guide.calendars import calendar_of
from lueckenlos.guide.entries import read_entries, read_entry
from lueckenlos.guide.language import say, spoken
from lueckenlos.guide.page import context_of, guide_page
from lueckenlos.guide.public import day_of, public_keys, public_service, public_services
from lueckenlos.guide.schema_org import as_script, describe

MOST_SAVED = 50


@guide_page
def service(request: HttpRequest, region: Region, code: str) -> HttpResponse:
    on = day_of(region)
    key = public_service(region, code).pk
    entry = read_entry(region, key, spoken(), timezone.localtime(), on, public_services(region, on))
    address = request.build_absolute_uri(request.path)
    described = as_script(describe(entry, address, spoken()))
    context = context_of(request, region, entry=entry, address=address, described=described)
    return render(request, "guide/service.html", context)


@guide_page
def calendar(request: HttpRequest, region: Region, code: str) -> HttpResponse:
    found = public_service(region, code)
    entry = read_entries(region, [found.pk], spoken(), timezone.localtime(), day_of(region))[0]
    address = request.build_absolute_uri("../")
    answer = HttpResponse(calendar_of(found, entry, address), content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="termine.ics"'
    return answer


@guide_page
def saved(request: HttpRequest, region: Region) -> HttpResponse:
    """The codes stand in the address: the device keeps them, and a list can be sent to somebody."""
    codes = request.GET.getlist("a")[:MOST_SAVED]
    keys = public_keys(region, codes)
    entries = read_entries(region, keys, spoken(), timezone.localtime(), day_of(region))
    kept = [entry.code for entry in entries]
    listed = [(entry, f"?{_query(one for one in kept if one != entry.code)}") for entry in entries]
    more = {"query": _query(kept), "mail_subject": say("My list"), "gone": len(set(codes)) - len(entries)}
    address = f"{request.build_absolute_uri(request.path)}?{more['query']}"
    context = context_of(request, region, entries=listed, codes=codes, address=address, **more)
    return render(request, "guide/saved.html", context)


def _query(codes: Iterable[str]) -> str:
    return urlencode([("a", code) for code in codes])
