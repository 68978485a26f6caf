# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What the templates write: numbers, shares, money, days and the words of the statuses. `{% load ui %}`."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import template
from django.template.context import Context
from django.urls import NoReverseMatch, reverse

from lueckenlos.reports import words
from lueckenlos.shared import writing
from lueckenlos.shared.language import _, ngettext

register = template.Library()


@register.filter
def number(value: float | None, decimals: int = 0) -> str:
    return writing.write_number(value, decimals)


@register.filter
def share(value: float | None) -> str:
    """0.456 as "45 %": rounded down."""
    return writing.write_share(value)


@register.filter
def money(cents: int | None) -> str:
    return writing.write_money(cents)


@register.filter
def day(value: date | None) -> str:
    return writing.write_date(value)


@register.filter
def width(value: float | None) -> str:
    """A share (0 to 1) as a width of 0 to 100 for an SVG attribute: always with a point, never beyond the frame."""
    return f"{min(max(value or 0.0, 0.0), 1.0) * 100:.1f}"


@register.filter
def months(start: int, end: int) -> str:
    """The ages of a phase: {{ phase.from_months|months:phase.to_months }}. A negative start is pregnancy."""
    if start < 0:
        if end <= 0:
            return _("pregnancy to birth")
        if end % 12 == 0 and end > 12:
            return _("pregnancy to {end} years").format(end=end // 12)
        return _("pregnancy to {end} months").format(end=end)
    if start % 12 == 0 and end % 12 == 0 and end > 12:
        return _("{start} to {end} years").format(start=start // 12, end=end // 12)
    return _("{start} to {end} months").format(start=start, end=end)


@register.filter
def services(count: int) -> str:
    return ngettext("{n} service", "{n} services", count).format(n=writing.write_number(count))


@register.filter
def cell_word(status: str) -> str:
    return words.cell_word(str(status))


@register.filter
def transition_word(status: str) -> str:
    return words.transition_word(str(status))


@register.simple_tag
def known_of(known: int, total: int) -> str:
    return _("{known} of {total} known").format(known=writing.write_number(known), total=writing.write_number(total))


def _main_pages() -> list[tuple[str, str, str, bool]]:
    """Key of the section, address, word, whether the page shows one area."""
    return [
        ("overview", "desk:overview", _("Overview"), False),
        ("chain", "chain:board", _("Chain"), True),
        ("picture", "chain:picture", _("Picture of the chain"), True),
        ("map", "chain:map", _("Map"), False),
        ("timeline", "chain:timeline", _("Time"), True),
        ("plan", "chain:plan", _("Plan"), True),
        ("services", "directory:services", _("Services"), False),
        ("organizations", "directory:organizations", _("Organizations"), False),
        ("handovers", "directory:handovers", _("Handovers"), False),
        ("networks", "networks:networks", _("Networks"), False),
    ]


EDITS = ("county_coordinator", "town_coordinator", "planner", "organization_editor")
WORKS = (*EDITS, "administrator", "navigator")


def _first_pages(user: Any, region: Any) -> list[tuple[str, str, str, bool]]:
    """For those who work here: what needs them today."""
    return [("today", "desk:today", _("Today"), False)] if _has_role(user, region, *WORKS) else []


def _last_pages(user: Any, region: Any) -> list[tuple[str, str, str, bool]]:
    """For those who let people in or read the audit trail."""
    pages = (
        ("office:people", ("administrator",)),
        ("office:invitations", ("county_coordinator", "town_coordinator")),
        ("office:audit", ("auditor",)),
    )
    offices = [("office", view, _("Administration"), False) for view, kinds in pages if _has_role(user, region, *kinds)]
    return [*_pages_of_editors(user, region), *offices[:1]]


def _pages_of_editors(user: Any, region: Any) -> list[tuple[str, str, str, bool]]:
    if not _has_role(user, region, *EDITS):
        return []
    return [
        ("editing", "editing:tables", _("Edit"), False),
        ("freshness", "freshness:dashboard", _("Freshness"), False),
        ("guide", "desk:guide", _("Guide"), False),
        ("imports", "imports:imports", _("Import and export"), False),
    ]


@register.simple_tag(takes_context=True)
def may_edit_something(context: Context) -> bool:
    """Whether the person's roles change entries of the region at all; which ones, the editor says with its reason."""
    return _has_role(context.get("user"), context.get("region"), *EDITS)


def _has_role(user: Any, region: Any, *kinds: str) -> bool:
    if not getattr(user, "is_authenticated", False):
        return False
    number = getattr(region, "pk", None)
    return any(role.kind in kinds and role.area.region_id == number for role in user.held_roles)


@register.inclusion_tag("ui/navigation.html", takes_context=True)
def navigation(context: Context) -> dict[str, Any]:
    """The main menu of the `region`. Pages of one area only with `area_code`; `section` marks the current one."""
    region: Any = context.get("region")
    area = context.get("area_code")
    match = getattr(context.get("request"), "resolver_match", None)
    section = context.get("section") or (match.view_name if match else "")
    items = []
    user = context.get("user")
    pages = [*_first_pages(user, region), *_main_pages(), *_last_pages(user, region)]
    for key, view, word, of_area in pages if region else ():
        if of_area and not area:
            continue
        try:
            address = reverse(view, args=[region.slug, area] if of_area else [region.slug])
        except NoReverseMatch:  # an app that is not installed has no page to offer
            continue
        items.append({"url": address, "word": word, "is_current": section in (key, view)})
    return {"items": items}


@register.simple_tag
def page_of(page: int, pages: int) -> str:
    return _("Page {page} of {pages}").format(page=page, pages=pages)


@register.filter
def words_of(text: str) -> list[str]:
    """The words of a literal, to loop over: {% for status in "covered thin"|words_of %}."""
    return text.split()


@register.simple_tag(takes_context=True)
def legal_address(context: Context, page: str) -> str:
    """A legal page: of the area one is in, where there is one. `page` is imprint, privacy or accessibility."""
    region: Any = context.get("region") or context.get("legal_region")
    slug = getattr(region, "slug", "")
    if not slug:
        return reverse(f"desk:{page}")
    area = context.get("area_code") or getattr(context.get("legal_area"), "code", None)
    return reverse(f"desk:region-{page}", args=[slug]) + (f"?{urlencode({'gebiet': area})}" if area else "")
