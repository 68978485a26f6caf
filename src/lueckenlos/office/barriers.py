# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Reports of what keeps somebody out: no account needed, no foreign service asked whether a human writes."""

from django import forms
from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from lueckenlos.frame.models import Area
from lueckenlos.office.legal import contact_for
from lueckenlos.office.models import BarrierReport
from lueckenlos.shared.audit import record
from lueckenlos.shared.language import _
from lueckenlos.shared.limits import is_too_often
from lueckenlos.shared.open_forms import OpenForm

MOST_REPORTS = 5
"""In an hour from one sender."""


class BarrierForm(OpenForm):
    page = forms.CharField(
        label=gettext_lazy("Where does it happen?"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("The page, or its address."),
    )
    text = forms.CharField(
        label=gettext_lazy("What keeps you out?"),
        max_length=5000,
        widget=forms.Textarea,
        help_text=gettext_lazy("For example: cannot be reached by keyboard, is not read out, cannot be understood."),
    )
    reply_to = forms.EmailField(
        label=gettext_lazy("Mail address for the answer"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=gettext_lazy("Only if you want one. It is used for that and forgotten after a year."),
    )


def may_report(request: HttpRequest) -> bool:
    return not is_too_often(request, "barrier", MOST_REPORTS)


@transaction.atomic
def report_barrier(*, area: Area | None, page: str, text: str, reply_to: str) -> BarrierReport:
    """Written down, and sent to the office named for the area."""
    report: BarrierReport = BarrierReport.objects.create(area=area, page=page, text=text, reply_to=reply_to)
    record(
        action="barrier.reported",
        region=area.region_id if area else None,
        area_path=area.path if area else "",
        subject=f"report {report.pk}",
    )
    to = contact_for(area)
    if to:
        words = _("Somebody reports a barrier.\n\nWhere: {page}\n\n{text}\n\nAnswer to: {reply}").format(
            page=page or "–", text=text, reply=reply_to or _("no answer wanted")
        )
        send_mail(_("Barrier reported: {place}").format(place=area or "Lückenlos"), words, None, to)
    return report
