# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The way in: all tables, and the entries of one."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lueckenlos.directory.listing import plain
from lueckenlos.editing.models import Draft
from lueckenlos.editing.rights import Rights
from lueckenlos.editing.rows import key_of
from lueckenlos.editing.tables import edited_tables
from lueckenlos.editing.views.common import entry_name, page_context, region_for, table_for
from lueckenlos.frame.columns import kept_table
from lueckenlos.frame.queries import read_rows
from lueckenlos.shared.language import _

PER_PAGE = 50


def tables(request: HttpRequest, region: str) -> HttpResponse:
    found = region_for(request, region)
    rights = Rights(request.user, found)  # type: ignore[arg-type]
    lines = [
        {
            "table": table,
            "word": _(table.many),
            "count": kept_table(table.name).model.objects.visible_to(request.user).filter(region=found).count(),
            "url": reverse("editing:entries", args=[found.slug, table.slug]),
            "new_url": reverse("editing:new", args=[found.slug, table.slug]) if rights.may_create(table.name) else "",
        }
        for table in edited_tables()
    ]
    drafts = [
        {
            "draft": draft,
            "word": next(iter(draft.values.get("name") or ()), "") or _("new entry"),
            "url": _draft_url(found.slug, draft),
        }
        for draft in Draft.objects.visible_to(request.user).filter(region=found).order_by("-saved_at")[:20]
    ]
    return render(request, "editing/tables.html", page_context(request, found, lines=lines, drafts=drafts))


def _draft_url(region: str, draft: Draft) -> str:
    from lueckenlos.editing.tables import table_named

    slug = table_named(draft.table).slug
    address = (
        reverse("editing:entry", args=[region, slug, draft.code])
        if draft.code
        else reverse("editing:new", args=[region, slug])
    )
    return f"{address}?entwurf=1"


def entries(request: HttpRequest, region: str, table: str) -> HttpResponse:
    found, edited = region_for(request, region), table_for(table)
    kept = kept_table(edited.name)
    seen = set(kept.model.objects.visible_to(request.user).filter(region=found).values_list("pk", flat=True))
    search = request.GET.get("suche", "").strip()[:200]
    words = plain(search).split()
    lines: list[dict[str, Any]] = []
    for key, row in zip(*read_rows(kept, found)):
        if key not in seen:
            continue
        name = entry_name(found, edited.name, row, key_of(edited.name, row))
        if all(word in plain(name) for word in words):
            lines.append(
                {
                    "name": name,
                    "url": reverse("editing:entry", args=[found.slug, edited.slug, key_of(edited.name, row)]),
                }
            )
    lines.sort(key=lambda line: plain(line["name"]))
    page = Paginator(lines, PER_PAGE).get_page(request.GET.get("seite"))
    may_create = Rights(request.user, found).may_create(edited.name)  # type: ignore[arg-type]
    context = page_context(
        request, found, edited=edited, title=_(edited.many), page=page, search=search, may_create=may_create
    )
    return render(request, "editing/entries.html", context)
