# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Files brought in: the list of them, the way of each, and its end."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lueckenlos.datapackage.source import Unreadable
from lueckenlos.imports import actions, applying, files
from lueckenlos.imports.actions import NotNow
from lueckenlos.imports.models import ImportBatch, ImportRow, SavedMapping
from lueckenlos.imports.policies import can_import
from lueckenlos.imports.views.shared import batch_seen, page, person_of, region_seen
from lueckenlos.imports.words import entry_name, state_word
from lueckenlos.shared.audit import record
from lueckenlos.shared.language import _

State = ImportBatch.State
MOST_LISTED = 50


class UploadForm(forms.Form):
    file = forms.FileField(allow_empty_file=False)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        field = self.fields["file"]
        field.label = _("File")
        field.help_text = _("CSV, Excel (.xlsx), ZIP or a feed of Open Referral UK (.json), at most {n} MB").format(
            n=files.LARGEST_UPLOAD // 2**20
        )
        field.error_messages |= {
            "required": _("Choose a file first."), "empty": _("The file is empty."),
            "invalid": _("Choose a file first."), "missing": _("Choose a file first."),
        }  # fmt: skip
        field.widget.attrs["accept"] = ",".join(files.KINDS)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > files.LARGEST_UPLOAD:
            raise forms.ValidationError(
                _("The file is larger than {n} MB. Split it, and import the parts.").format(
                    n=files.LARGEST_UPLOAD // 2**20
                )
            )
        return file


def imports(request: HttpRequest, region: str) -> HttpResponse:
    found = region_seen(request, region)
    may = can_import(request.user, found)
    form = UploadForm()
    if request.method == "POST":
        if not may:
            raise PermissionDenied
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid():
            file = form.cleaned_data["file"]
            try:
                batch = actions.upload_file(region=found, by=person_of(request), name=file.name, chunks=file.chunks())
                return _onwards(request, batch)
            except Unreadable as error:
                form.add_error("file", f"{error.problem} {error.action}")
    batches = ImportBatch.objects.visible_to(request.user).filter(region=found).select_related("by")[:MOST_LISTED]
    context = page(
        request, found, form=form, may_import=may,
        batches=[(batch, state_word(batch.state)) for batch in batches],
        mappings=SavedMapping.objects.visible_to(request.user).filter(region=found, direction="import"),
    )  # fmt: skip
    return render(request, "imports/imports.html", context, status=422 if form.errors else 200)


def _onwards(request: HttpRequest, batch: ImportBatch) -> HttpResponse:
    if batch.state != State.MAPPED:
        return redirect("imports:mapping", batch.region.slug, batch.pk)
    if batch.source:
        messages.success(request, _("The columns are known from “{name}”.").format(name=batch.source))
    else:
        messages.success(request, _("The file has the columns of the exchange format; nothing is to be mapped."))
    actions.check_file(batch=batch)
    return redirect("imports:check", batch.region.slug, batch.pk)


def batch(request: HttpRequest, region: str, batch: UUID) -> HttpResponse:
    """Where the import stands."""
    found = batch_seen(request, region, batch)
    if found.state == State.RUNNING:
        applying.recover_batches()
        found.refresh_from_db()
    if found.state in (State.UPLOADED, State.MAPPED):
        return redirect("imports:mapping", region, found.pk)
    if found.state == State.CHECKED:
        answer: HttpResponse = redirect("imports:check", region, found.pk)
        if request.headers.get("HX-Request"):
            answer = HttpResponse(headers={"HX-Redirect": answer.headers["Location"]})
        return answer
    is_open = found.state in (State.WAITING, State.RUNNING)
    if request.headers.get("HX-Request") and not is_open:
        return HttpResponse(headers={"HX-Refresh": "true"})
    in_the_way = applying.changes_back(found)[1] if found.state == State.APPLIED else []
    context = page(
        request, found.region, batch=found, is_open=is_open, word=state_word(found.state),
        may_undo=applying.may_be_undone(found) and can_import(request.user, found.region),
        in_the_way=[(entry_name(r), r) for r in in_the_way[:50]],
        left_out=ImportRow.objects.filter(batch=found, state__in=("wrong", "skipped"))[:100],
    )  # fmt: skip
    template = "imports/parts/progress.html" if request.headers.get("HX-Request") else "imports/batch.html"
    return render(request, template, context)


@require_POST
def discard(request: HttpRequest, region: str, batch: UUID) -> HttpResponse:
    found = batch_seen(request, region, batch)
    try:
        actions.discard(batch=found, by=person_of(request))
        messages.success(request, _("The file was thrown away; nothing was taken over."))
    except NotNow as error:
        messages.error(request, str(error))
    return redirect("imports:imports", region)


def file(request: HttpRequest, region: str, batch: UUID) -> HttpResponse | FileResponse:
    """The file as it came, for those who see the import."""
    found = batch_seen(request, region, batch)
    path = files.path_of(found.stored_as)
    if not found.stored_as or not path.is_file():
        raise Http404
    record(action="import.file_read", by=person_of(request), region=found.region, subject=str(found.pk))
    return FileResponse(path.open("rb"), as_attachment=True, filename=found.file_name,
                        content_type="application/octet-stream")  # fmt: skip
