# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Legal pages: an area's own text, else that of the area above it, up to the county's."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from lueckenlos.accounts.models import Role, User
from lueckenlos.frame.models import Area, Region
from lueckenlos.office.markup import Block, blocks_of
from lueckenlos.office.models import LegalText
from lueckenlos.shared.audit import record
from lueckenlos.shared.language import _


@dataclass(frozen=True)
class Shown:
    """A page as it is read: its title, the rest of its text, whose it is."""

    title: str
    blocks: list[Block]
    area: Area
    saved_at: datetime


def kind_words(kind: str) -> str:
    return {
        LegalText.Kind.IMPRINT: _("Imprint"),
        LegalText.Kind.PRIVACY: _("Privacy"),
        LegalText.Kind.ACCESSIBILITY: _("Accessibility"),
    }[LegalText.Kind(kind)]


def area_for(region: Region, code: str, user: Any) -> Area | None:
    """The area that a page is asked for; else the highest the reader sees; else the region's root."""
    rows = Area.objects.in_region(region).exclude(path="").order_by("path")
    found: Area | None = rows.filter(code=code[:200]).first() if code else None
    if found is None and user.is_authenticated:
        found = Area.objects.visible_to(user).filter(region=region).order_by("path").first()
    root: Area | None = rows.first()
    return found or root


def newest(area: Area, kind: str, language: str) -> LegalText | None:
    """The version that counts for the area itself."""
    return LegalText.objects.filter(area=area, kind=kind, language=language).order_by("-pk").first()


def text_for(area: Area | None, kind: str, language: str) -> Shown | None:
    """The nearest text up the tree, in the language or else in German."""
    for above in _upwards(area):
        for spoken in dict.fromkeys((language, "de")):
            found = newest(above, kind, spoken)
            if found is not None and found.text.strip():
                return _shown(found, above)
    return None


def contact_for(area: Area | None) -> list[str]:
    """Where reports of barriers go: the office named nearest up the tree, else who administers the area."""
    for above in _upwards(area):
        found = newest(above, LegalText.Kind.ACCESSIBILITY, "de")
        if found is not None and found.contact:
            return [found.contact]
    paths = [above.path for above in _upwards(area)]
    roles = Role.objects.filter(kind=Role.Kind.ADMINISTRATOR, user__is_active=True, area__path__in=paths)
    if area is not None:
        roles = roles.filter(area__region=area.region_id)
    return sorted(set(roles.values_list("user__email", flat=True)))


def _upwards(area: Area | None) -> list[Area]:
    """The area, then those above it."""
    if area is None:
        return []
    parts = area.path.split("/")[:-1]
    paths = ["/".join(parts[:n]) + "/" for n in range(1, len(parts) + 1)]
    rows = Area.objects.in_region(area.region_id).filter(path__in=paths)
    return sorted(rows, key=lambda one: -one.path.count("/"))


def _shown(text: LegalText, area: Area) -> Shown:
    blocks = blocks_of(text.text)
    title = kind_words(text.kind)
    if blocks and blocks[0].kind == "heading":
        title = "".join(part.words for part in blocks[0].items[0])
        blocks = blocks[1:]
    return Shown(title, blocks, area, text.saved_at)


@transaction.atomic
def save_text(*, area: Area, kind: str, language: str, text: str, contact: str, by: User) -> LegalText:
    """A new version; the older ones stay. The same text again makes none."""
    last = newest(area, kind, language)
    if last is not None and (last.text, last.contact) == (text, contact):
        return last
    saved = LegalText.objects.create(area=area, kind=kind, language=language, text=text, contact=contact, by=by)
    details = {"kind": kind, "area": area.code, "version": saved.pk}
    record(action="legal.changed", by=by, region=area.region_id, area_path=area.path, details=details)
    return saved
