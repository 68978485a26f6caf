# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What families searched in the guide and did not find."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from lueckenlos.desk.today import kinds_in
from lueckenlos.directory import listing
from lueckenlos.directory.models import Service
from lueckenlos.frame.models import Region
from lueckenlos.guide.counting import WAYS
from lueckenlos.guide.missed import DAYS, LEAST, clicks_of, searches_of
from lueckenlos.shared.language import _

PERIODS = (30, DAYS, 365)
SHOWN = 50


def missed_searches(request: HttpRequest, region: str) -> HttpResponse:
    found = get_object_or_404(Region.objects.visible_to(request.user), slug=region)
    areas = listing.areas_seen(request, found)
    wanted = request.GET.get("tage", "")
    days = int(wanted) if wanted.isascii() and wanted.isdigit() and int(wanted[:4]) in PERIODS else DAYS
    searches = searches_of(found, [area.pk for area in areas], days)
    services = Service.objects.visible_to(request.user).filter(region=found)
    ways = {"call": _("called"), "mail": _("wrote"), "route": _("looked up the way"), "web": _("opened the website")}
    clicks = [(one, [one.by_way.get(way, 0) for way in WAYS]) for one in clicks_of(found, services, days)[:SHOWN]]
    context = {
        **listing.page_context(request, found, "missed", areas),
        "searches": searches,
        "missed": searches.missed[:SHOWN],
        "frequent": searches.frequent[:SHOWN],
        "clicks": clicks,
        "ways": [ways[way] for way in WAYS],
        "least": LEAST,
        "periods": [
            {"url": f"?tage={n}", "word": _("last {n} days").format(n=n), "is_current": n == days} for n in PERIODS
        ],
        "works_here": bool(kinds_in(request.user, found)),  # type: ignore[arg-type]
    }
    return render(request, "desk/missed_searches.html", context)
