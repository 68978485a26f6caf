# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""One entry: the form, what a change would do, saving, and what to do when two edit the same."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from lueckenlos.datapackage.schema import TABLES
from lueckenlos.editing.drafts import draft_of, drop_draft, keep_draft
from lueckenlos.editing.effects import effects_of
from lueckenlos.editing.entries import read_signed, save_entry, sign_row, visible_row, with_key
from lueckenlos.editing.forms import EntryForm
from lueckenlos.editing.review import needs_review
from lueckenlos.editing.rights import Answer, Rights
from lueckenlos.editing.rows import Row
from lueckenlos.editing.similar import similar_entries
from lueckenlos.editing.tables import EditedTable
from lueckenlos.editing.views.common import entry_name, names_of, page_context, refused, region_for, table_for
from lueckenlos.editing.views.conflict import conflict_page, resolved
from lueckenlos.editing.warnings import warnings_for
from lueckenlos.editing.words import differences
from lueckenlos.editing.writing import Change, Conflict, Refused
from lueckenlos.frame.models import Region
from lueckenlos.shared.language import _


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, region: str, table: str) -> HttpResponse:
    return _work(request, region_for(request, region), table_for(table), "")


@require_http_methods(["GET", "POST"])
def entry(request: HttpRequest, region: str, table: str, code: str) -> HttpResponse:
    return _work(request, region_for(request, region), table_for(table), code)


def _work(request: HttpRequest, region: Region, table: EditedTable, code: str) -> HttpResponse:
    user: Any = request.user
    row = visible_row(user, region, table.name, code) if code else None
    rights = Rights(user, region)
    answer = rights.may_change(table.name, row) if row is not None else rights.may_create(table.name)
    if not answer:
        return refused(request, region, answer)
    if request.method == "POST":
        return _Posted(request, region, table, code, row, rights).answer()
    draft = draft_of(user, region, table.name, code)
    use_draft = draft is not None and "entwurf" in request.GET
    form = EntryForm(table, region, user, row, data=draft.query if draft is not None and use_draft else None)
    extra = {"draft": draft if not use_draft else None, "answer": answer}
    return _page(request, region, table, code, form, row, sign_row(row), uuid.uuid4().hex, extra)


def _page(
    request: HttpRequest,
    region: Region,
    table: EditedTable,
    code: str,
    form: EntryForm,
    row: Row | None,
    seen: str,
    token: str,
    extra: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    name = entry_name(region, table.name, row, code) if row else _("New: {kind}").format(kind=_(table.one))
    context = page_context(
        request, region, edited=table, form=form, groups=form.groups(), code=code, title=name, seen=seen, token=token,
        similar_url=reverse("editing:similar", args=[region.slug, table.slug]), **extra,
    )  # fmt: skip
    return render(request, "editing/entry.html", context, status=status)


class _Posted:
    """One sending of the form."""

    def __init__(
        self, request: HttpRequest, region: Region, table: EditedTable, code: str, row: Row | None, rights: Rights
    ) -> None:
        self.request, self.region, self.table, self.code = request, region, table, code
        self.row, self.rights = row, rights
        self.user: Any = request.user
        self.seen_text = request.POST.get("seen", "")
        self.seen = read_signed(table.name, self.seen_text)
        self.token = request.POST.get("token", "")[:40] or uuid.uuid4().hex
        self.data = resolved(request, table.name, row) if request.POST.get("do") == "resolve" else request.POST
        if request.POST.get("do") == "resolve":
            self.seen, self.seen_text = row, sign_row(row)

    def answer(self) -> HttpResponse:
        do = self.request.POST.get("do", "preview")
        if do == "draft":
            keep_draft(
                user=self.user, region=self.region, table=self.table.name, code=self.code, data=self.request.POST
            )
            messages.success(self.request, _("Kept as a draft. Only you see it."))
            return redirect("editing:tables", self.region.slug)
        if do == "drop_draft":
            drop_draft(user=self.user, region=self.region, table=self.table.name, code=self.code)
            return redirect(self.request.path)
        if do in ("remove", "really_remove"):
            return self._remove(really=do == "really_remove")
        form = EntryForm(self.table, self.region, self.user, self.seen, data=self.data)
        if not form.is_valid():
            return self._show(form, {}, status=422)
        after = form.cleaned_row
        answer = self.rights.may_change(self.table.name, self.seen, with_key(self.region, self.table.name, after))
        if not answer:
            form.add_error(None, answer.reason)
            return self._show(form, {}, status=403)
        if do != "save":
            return self._show(form, self._preview(form, after, answer))
        return self._save(form, after, answer)

    def _show(self, form: EntryForm, extra: dict[str, Any], status: int = 200) -> HttpResponse:
        extra.setdefault("answer", None)
        return _page(
            self.request, self.region, self.table, self.code, form, self.row, self.seen_text, self.token, extra, status
        )

    def _preview(self, form: EntryForm, after: Row, answer: Answer) -> dict[str, Any]:
        after = with_key(self.region, self.table.name, after)
        change = Change(self.table.name, self.code, after)
        changes = differences(names_of(self.region), self.table.name, self.seen, after)
        return {
            "answer": answer,
            "preview": True,
            "changes": changes,
            "effects": effects_of(self.region, [change]) if changes else [],
            "warnings": warnings_for(self.region, self.table.name, after),
            "similar": []
            if self.code
            else similar_entries(self.user, self.region, self.table.name, str(after.get("name") or "")),
            "waits": needs_review(self.region, answer, self.table.name, self.seen, after),
        }

    def _save(self, form: EntryForm, after: Row | None, answer: Answer) -> HttpResponse:
        try:
            saved = save_entry(
                user=self.user, region=self.region, table=self.table.name, code=self.code, seen=self.seen,
                after=after, answer=answer, token=self.token,
            )  # fmt: skip
        except Conflict as conflict:
            return conflict_page(self.request, self.region, self.table, self.code, self.seen, conflict, self.token)
        except Refused as error:
            for problem in error.problems:
                form.add_error(None, f"{problem.problem} {problem.action}")
            return self._show(form, {"answer": answer}, status=422)
        if saved.proposal is not None:
            messages.success(self.request, _("Handed in. It becomes visible when the coordination has looked at it."))
            return redirect("editing:reviews", self.region.slug)
        if after is None:
            messages.success(self.request, _("Taken out. The history can bring it back."))
            return redirect("editing:entries", self.region.slug, self.table.slug)
        messages.success(self.request, _("Saved."))
        return redirect(public_page(self.region, self.table, saved.code))

    def _remove(self, *, really: bool) -> HttpResponse:
        form = EntryForm(self.table, self.region, self.user, self.row)
        answer = self.rights.may_change(self.table.name, self.row)
        if self.row is None or not answer:
            return refused(self.request, self.region, answer)
        if really:
            form = EntryForm(self.table, self.region, self.user, self.row, data={})
            form.full_clean()
            form.errors.clear()
            return self._save(form, None, answer)
        change = Change(self.table.name, self.code, None)
        extra = {"answer": answer, "removing": True, "effects": effects_of(self.region, [change])}
        return self._show(form, extra)


def public_page(region: Region, table: EditedTable, code: str) -> str:
    """Where the entry is read; the editor itself for tables without such a page."""
    view = {
        "services": "directory:service",
        "organizations": "directory:organization",
        "handovers": "directory:handover",
        "networks": "networks:network",
    }.get(table.name)
    if view:
        return reverse(view, args=[region.slug, code])
    return reverse("editing:entry", args=[region.slug, table.slug, code])


@require_GET
def similar(request: HttpRequest, region: str, table: str) -> HttpResponse:
    """While a name is typed: what may be the same."""
    found, edited = region_for(request, region), table_for(table)
    things = similar_entries(request.user, found, edited.name, request.GET.get("name", "")[:200])
    context = {"region": found, "edited": edited, "similar": things}
    if "name" not in TABLES[edited.name].columns:
        context["similar"] = []
    return render(request, "editing/parts/similar.html", context)
