# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Reports of what keeps somebody out: no account needed, no foreign service asked whether a human writes."""

import time
from typing import Any

from django import forms
from django.core import signing
from django.core.cache import cache
from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy

from lueckenlos.frame.models import Area
from lueckenlos.office.legal import contact_for
from lueckenlos.office.models import BarrierReport
from lueckenlos.shared.audit import record
from lueckenlos.shared.language import _

_SALT = "lueckenlos.barrier"
LEAST_SECONDS, MOST_SECONDS = 3, 24 * 3600
MOST_REPORTS, WITHIN_SECONDS = 5, 3600


class BarrierForm(forms.Form):
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
    website = forms.CharField(required=False, max_length=300, label=gettext_lazy("Leave this empty"))
    """People do not see it; who fills it in is a program."""
    opened = forms.CharField(widget=forms.HiddenInput, required=False)

    @property
    def is_by_program(self) -> bool:
        return bool(self.data.get("website"))

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        age = _age(found.get("opened", ""))
        if age is None or age > MOST_SECONDS:
            raise forms.ValidationError(_("The form was open for long. Please send it again."))
        if age < LEAST_SECONDS:
            raise forms.ValidationError(_("That was very quick. Please send it again."))
        return found


def _age(stamp: str) -> float | None:
    """Seconds since the form was opened; None where the stamp is not ours."""
    try:
        return time.time() - float(signing.loads(stamp, salt=_SALT))
    except (signing.BadSignature, TypeError, ValueError):
        return None


def stamp(earlier: str = "") -> str:
    """When the form was opened, signed; an earlier stamp that still holds stays."""
    age = _age(earlier)
    if age is not None and age <= MOST_SECONDS:
        return earlier
    return signing.dumps(time.time(), salt=_SALT)


def may_report(request: HttpRequest) -> bool:
    """Five reports an hour from one sender, who does not stand in the cache readably."""
    sender = salted_hmac("barrier", request.META.get("REMOTE_ADDR", "")).hexdigest()
    cache.add(f"barrier:{sender}", 0, timeout=WITHIN_SECONDS)
    try:
        return cache.incr(f"barrier:{sender}") <= MOST_REPORTS
    except ValueError:  # forgotten in between
        return True


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
