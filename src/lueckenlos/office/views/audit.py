# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The audit trail. Reading it, and taking it along, stands in it as well."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from lueckenlos.office import audit
from lueckenlos.office.pages import audits, context_of, region_of, user_of
from lueckenlos.reports.tables import download
from lueckenlos.shared.audit import record
from lueckenlos.shared.language import _, ngettext
from lueckenlos.shared.writing import write_number

PER_PAGE = 50
MOST_EXPORTED = 100_000


DAYS = (MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2199, 12, 31)))


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, validators=DAYS)


class AuditFilter(forms.Form):
    aktion = forms.ChoiceField(label=gettext_lazy("What"), required=False)
    person = forms.ChoiceField(label=gettext_lazy("Who"), required=False)
    von = _day(gettext_lazy("From"))
    bis = _day(gettext_lazy("Until"))

    def __init__(self, *args: Any, actions: list[tuple[str, str]], people: list[tuple[str, str]], **kw: Any) -> None:
        super().__init__(*args, **kw)
        shown: Any = self.fields
        shown["aktion"].choices = [("", _("everything")), *actions]
        shown["person"].choices = [("", _("all people")), *people]

    def asked(self) -> audit.Asked:
        """What cannot be understood is said beside its field, and left out."""
        self.is_valid()
        found = getattr(self, "cleaned_data", {})
        person = found.get("person")
        first: date | None = found.get("von")
        last: date | None = found.get("bis")
        return audit.Asked(found.get("aktion") or "", int(person) if person else None, first, last)


@require_safe
def trail(request: HttpRequest, region: str) -> HttpResponse:
    found, user = region_of(request, region), user_of(request)
    if not audits(user, found):
        raise PermissionDenied
    actions, people = audit.choices(user, found)
    form = AuditFilter(request.GET, actions=actions, people=people)
    events = audit.events_of(user, found, form.asked())
    path = min((grant.path for grant in user.audited if grant.region == found.pk), key=len)
    if request.GET.get("als"):
        lines = audit.lines_of(list(events[:MOST_EXPORTED]), found)
        answer = download(request, audit.sheet(found, lines))
        if answer is not None:
            record(action="audit.exported", by=user, region=found, area_path=path, details={"count": len(lines)})
            return answer
    page = Paginator(events, PER_PAGE).get_page(request.GET.get("page"))
    lines = audit.lines_of(list(page.object_list), found)
    n = page.paginator.count
    record(action="audit.read", by=user, region=found, area_path=path, details={"count": len(lines)})
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        **context_of(request, found, "audit"),
        "form": form,
        "lines": lines,
        "page": page,
        "count": ngettext("{n} entry", "{n} entries", n).format(n=write_number(n)),
        "csv_url": f"?{query.urlencode()}&als=csv",
        "xlsx_url": f"?{query.urlencode()}&als=xlsx",
    }
    return render(request, "office/audit.html", context)
