# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Who changed what when, and back."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from lueckenlos.editing.models import Revision
from lueckenlos.editing.rights import Rights
from lueckenlos.editing.rows import from_json
from lueckenlos.editing.tables import edited_tables, table_named
from lueckenlos.editing.views.common import entry_name, names_of, page_context, refused, region_for, table_for
from lueckenlos.editing.words import differences
from lueckenlos.editing.writing import Conflict, Refused, undo
from lueckenlos.frame.models import Region
from lueckenlos.shared.language import _

PER_PAGE = 25


def changes(request: HttpRequest, region: str) -> HttpResponse:
    """The latest changes of all entries the person sees."""
    found = region_for(request, region)
    rows = Revision.objects.visible_to(request.user).filter(region=found).select_related("by").order_by("-pk")
    table = next((t for t in edited_tables() if t.slug == request.GET.get("tabelle")), None)
    if table is not None:
        rows = rows.filter(table=table.name)
    via = request.GET.get("weg", "")
    if via in Revision.Via.values:
        rows = rows.filter(via=via)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("seite"))
    context = page_context(
        request, found, page=page, lines=[_line(found, r, request) for r in page.object_list],
        table=table.slug if table else "", via=via,
        tables=[(t.slug, _(t.many)) for t in edited_tables()],
        ways=[(v, via_label(v)) for v in Revision.Via.values],
    )  # fmt: skip
    return render(request, "editing/changes.html", context)


def history(request: HttpRequest, region: str, table: str, code: str) -> HttpResponse:
    """All changes of one entry, also of one that is no longer there."""
    found, edited = region_for(request, region), table_for(table)
    rows = (
        Revision.objects.visible_to(request.user)
        .filter(region=found, table=edited.name, code=code)
        .select_related("by")
        .order_by("-pk")
    )
    revisions = list(rows[:200])
    if not revisions:
        from lueckenlos.editing.entries import visible_row

        name = entry_name(found, edited.name, visible_row(request.user, found, edited.name, code), code)
    else:
        name = entry_name(found, edited.name, revisions[0].after or revisions[0].before, code)
    context = page_context(
        request, found, edited=edited, code=code, title=name, lines=[_line(found, r, request) for r in revisions]
    )
    return render(request, "editing/history.html", context)


def _line(region: Region, revision: Revision, request: HttpRequest) -> dict[str, Any]:
    before = from_json(revision.table, revision.before)
    after = from_json(revision.table, revision.after)
    table = table_named(revision.table)
    return {
        "revision": revision,
        "kind": _(table.one),
        "name": entry_name(region, revision.table, after or before, revision.code),
        "url": reverse("editing:history", args=[region.slug, table.slug, revision.code]),
        "way": via_label(revision.via),
        "is_new": before is None,
        "is_removal": after is None,
        "changes": differences(names_of(region), revision.table, before, after) if before and after else [],
        "undo_url": reverse("editing:undo", args=[region.slug, revision.pk]),
    }


@require_POST
def undo_revision(request: HttpRequest, region: str, number: int) -> HttpResponse:
    found = region_for(request, region)
    rows = Revision.objects.visible_to(request.user).filter(region=found)
    revision = rows.filter(pk=number).first() if number < 2**62 else None
    if revision is None:
        raise Http404
    before, after = from_json(revision.table, revision.before), from_json(revision.table, revision.after)
    answer = Rights(request.user, found).may_change(revision.table, before, after)  # type: ignore[arg-type]
    if not answer or answer.role is None or answer.role.kind == "organization_editor":
        return refused(request, found, answer)
    try:
        undo(revision=revision, by=request.user)
        messages.success(request, _("Undone."))
    except Conflict:
        messages.error(request, _("It was changed again since. Undo the later change first, or edit the entry."))
    except Refused as error:
        messages.error(request, f"{error.problems[0].problem} {error.problems[0].action}")
    return redirect("editing:history", found.slug, table_named(revision.table).slug, revision.code)


def via_label(via: str) -> str:
    return {
        "form": _("in the form"),
        "review": _("after approval"),
        "import": _("by an import"),
        "confirmation": _("by the link in a mail"),
        "undo": _("undone"),
        "command": _("by a command"),
    }.get(via, via)
