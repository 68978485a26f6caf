# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Taking along what one sees."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from lueckenlos.datapackage import CannotWrite
from lueckenlos.datapackage.schema import TABLES
from lueckenlos.imports import exporting
from lueckenlos.imports.export_mapping import ColumnsRefused, column_choices, save_export_mapping
from lueckenlos.imports.models import SavedMapping
from lueckenlos.imports.policies import can_import
from lueckenlos.imports.proposing import kept_tables
from lueckenlos.imports.synonyms import table_label
from lueckenlos.imports.views.shared import page, person_of, region_seen
from lueckenlos.reports.tables import download
from lueckenlos.shared.language import _

KINDS = {
    "zip": "application/zip",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class MappingForm(forms.Form):
    name = forms.CharField(max_length=100)
    table = forms.ChoiceField()
    columns = forms.CharField(widget=forms.Textarea, max_length=20_000)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["name"].label = _("Name of the mapping")
        self.fields["table"].label = _("What each row is")
        self.fields["table"].choices = [(name, table_label(name)) for name in kept_tables()]  # type: ignore[attr-defined]
        self.fields["table"].initial = "services"
        self.fields["columns"].label = _("Columns, one in a line: their name = our column")
        self.fields["columns"].help_text = _("For example: Angebotstitel = name, or: Anbieter = organization.name")
        for field in self.fields.values():
            field.error_messages["required"] = _("Please fill this in.")


def export(request: HttpRequest, region: str) -> HttpResponse:
    found = region_seen(request, region)
    may = can_import(request.user, found)
    form = MappingForm()
    if request.method == "POST":
        if not may:
            raise PermissionDenied
        form = MappingForm(request.POST)
        if form.is_valid():
            try:
                save_export_mapping(region=found, by=person_of(request), **form.cleaned_data)
                messages.success(request, _("The mapping was saved."))
                return redirect("imports:export", region)
            except ColumnsRefused as error:
                form.add_error("columns", str(error))
    rows: Any = SavedMapping.objects.visible_to(request.user)
    context = page(
        request, found, form=form, may_save=may, mappings=rows.filter(region=found),
        tables=[(name, table_label(name)) for name in kept_tables()], columns=column_choices("services"),
    )  # fmt: skip
    context["section"] = "export"
    return render(request, "imports/export.html", context, status=422 if form.errors else 200)


def package(request: HttpRequest, region: str) -> HttpResponse:
    found = region_seen(request, region)
    form = request.GET.get("als", "")
    if form not in KINDS:
        raise Http404
    try:
        content = exporting.package_file(user=person_of(request), region=found, form=form)
    except CannotWrite as error:
        messages.error(request, str(error))
        return redirect("imports:export", region)
    disposition = f'attachment; filename="{found.slug}.{form}"'
    return HttpResponse(content, content_type=KINDS[form], headers={"Content-Disposition": disposition})


def table(request: HttpRequest, region: str, table: str) -> HttpResponse:
    found = region_seen(request, region)
    if table not in TABLES or table not in kept_tables() or request.GET.get("als") not in ("csv", "xlsx"):
        raise Http404
    answer = download(request, exporting.table_sheet(user=person_of(request), region=found, table=table))
    return answer or redirect("imports:export", region)


def mapped(request: HttpRequest, region: str, mapping: int) -> HttpResponse:
    found = region_seen(request, region)
    rows: Any = SavedMapping.objects.visible_to(request.user)
    saved = get_object_or_404(rows, pk=mapping, region=found)
    if request.GET.get("als") not in ("csv", "xlsx"):
        raise Http404
    sheet = exporting.mapped_sheet(user=person_of(request), region=found, mapping=saved)
    return download(request, sheet) or redirect("imports:export", region)
