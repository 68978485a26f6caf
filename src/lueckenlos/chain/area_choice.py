# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The tree of areas: where one stands, and where one may go."""

from django.http import HttpRequest

from lueckenlos.chain.addresses import address
from lueckenlos.chain.asked import Asked
from lueckenlos.frame.models import Area


def visible_areas(request: HttpRequest, asked: Asked) -> list[Area]:
    """From the highest the person may see, each followed by its parts."""
    if not hasattr(asked, "_areas"):
        found = Area.objects.visible_to(request.user).filter(region=asked.region).order_by("path")
        asked.__dict__["_areas"] = list(found)
    areas: list[Area] = asked.__dict__["_areas"]
    return areas


def area_options(request: HttpRequest, asked: Asked) -> list[dict[str, object]]:
    """For a select: the tree by indentation, in the order of names."""
    areas = visible_areas(request, asked)
    by_parent: dict[int | None, list[Area]] = {}
    known = {area.pk for area in areas}
    for area in areas:
        by_parent.setdefault(area.parent_id if area.parent_id in known else None, []).append(area)
    options: list[dict[str, object]] = []

    def add(parent: int | None, depth: int) -> None:
        for area in sorted(by_parent.get(parent, []), key=lambda a: str(a)):
            options.append({"code": area.code, "word": "\u2003" * depth + str(area), "name": str(area)})
            add(area.pk, depth + 1)

    add(None, 0)
    return options


def area_crumb(request: HttpRequest, asked: Asked, *, last_is_link: bool = False) -> list[dict[str, str]]:
    """From the highest area the person may see down to this one."""
    above = [area for area in visible_areas(request, asked) if asked.area.path.startswith(area.path)]
    return [
        {
            "word": str(area),
            "url": address(request, "chain:board", asked.region.slug, area.code)
            if last_is_link or area.pk != asked.area.pk
            else "",
        }
        for area in above
    ]


def areas_named(request: HttpRequest, asked: Asked, wanted: str) -> list[Area]:
    """By code, else by name, else by a part of the name; case does not matter."""
    areas = visible_areas(request, asked)
    text = wanted.casefold()
    for matches in (
        [area for area in areas if area.code == wanted],
        [area for area in areas if str(area).casefold() == text],
        [area for area in areas if text and text in asked.data.names.area(area.code).casefold()],
    ):
        if matches:
            return matches
    return []
