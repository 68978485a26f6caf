# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Contacts: the list, and replacing one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lueckenlos.chain.analysis import day_of
from lueckenlos.datapackage.schema import TABLES
from lueckenlos.directory import listing
from lueckenlos.directory.contacts import active_on
from lueckenlos.directory.models import Contact
from lueckenlos.directory.sheets import notes
from lueckenlos.editing.cells import Cell
from lueckenlos.editing.rights import Rights
from lueckenlos.editing.rows import row_of
from lueckenlos.editing.writing import Conflict, Refused
from lueckenlos.frame.models import Region
from lueckenlos.freshness.replacing import CannotReplace, places_of, replace_contact
from lueckenlos.freshness.rights import RightsInList, with_rows
from lueckenlos.freshness.undoing import last_replacement, undo_replacement
from lueckenlos.freshness.views.common import context_of, region_of
from lueckenlos.networks.models import Network
from lueckenlos.reports.tables import Sheet, download
from lueckenlos.shared.audit import record
from lueckenlos.shared.language import _

CONTACT = TABLES["contacts"].columns


@require_safe
def contacts(request: HttpRequest, region: str) -> HttpResponse:
    found = region_of(request, region)
    areas = listing.areas_seen(request, found)
    on = day_of(found)
    rows = Contact.objects.visible_to(request.user).filter(region=found)
    networks = Network.objects.visible_to(request.user).filter(region=found).order_by("name")
    filters = [
        listing.area_filter(areas, "organization__area"),
        listing.choice("netzwerk", _("Network"), "networks__code", [(n.code, str(n)) for n in networks]),
        listing.special(
            "hinweis",
            _("To do"),
            {
                "ohne-vertretung": (_("without a deputy"), lambda r: active_on(r, on).filter(deputy=None)),
                "ohne-postfach": (_("without a mailbox"), lambda r: active_on(r, on).filter(email=None)),
                "endet": (_("has an end"), lambda r: r.filter(until__gte=on)),
                "vorbei": (_("is over"), lambda r: r.filter(until__lt=on)),
            },
        ),
    ]
    listed = listing.list_rows(request, rows, filters, ("organization__name", "function", "email"))
    full, rights = with_rows(rows, "contacts"), RightsInList(request.user, found, "contacts")
    if request.GET.get("als"):
        every = listing.in_order(full, list(listed.page.paginator.object_list))
        answer = download(request, _sheet(found, every, rights))
        if answer is not None:
            record(
                action="export.table", by=request.user, region=found, subject="contacts", details={"rows": len(every)}
            )
            return answer
    listed.rows = [(contact, rights.may_change(contact)) for contact in listing.in_order(full, listed.rows)]
    context = {**context_of(request, found, "contacts", areas), "listing": listed, "page": listed.page, "on": on}
    return render(request, "freshness/contacts.html", context)


def _sheet(region: Any, rows: list[Contact], rights: RightsInList) -> Sheet:
    """Mailboxes and telephones go along only with those who keep them; others read them on the page."""
    header = ("id", "organization", "function", "email", "phone", "deputy", "since", "until")
    cells = [
        (
            c.code,
            c.organization.code,
            c.function,
            c.email if keeps else None,
            c.phone if keeps else None,
            c.deputy.code if c.deputy else None,
            c.since,
            c.until,
        )
        for c, keeps in ((c, rights.may_change(c)) for c in rows)
    ]
    return Sheet(f"{region.slug}-kontakte", header, cells, notes(region))


class ReplaceForm(forms.Form):
    on = Cell(
        CONTACT["since"],
        label=gettext_lazy("From which day on"),
        help_text=gettext_lazy("The first day of the successor. The old contact ends the day before."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    successor = forms.ChoiceField(
        label=gettext_lazy("Who follows"),
        required=False,
        help_text=gettext_lazy("A contact that is entered already, or a new one with the fields below."),
    )
    function = Cell(CONTACT["function"], label=gettext_lazy("New function"))
    email = Cell(
        CONTACT["email"],
        label=gettext_lazy("Its mailbox"),
        help_text=gettext_lazy("A shared mailbox of the function, not that of a person."),
        widget=forms.EmailInput(),
    )
    phone = Cell(CONTACT["phone"], label=gettext_lazy("Its telephone"))

    def __init__(self, *args: Any, others: list[Contact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown: Any = self.fields["successor"]
        shown.choices = [("", _("a new function")), *((one.code, f"{one} ({one.email})") for one in others)]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("on") is None and "on" not in self.errors:
            self.add_error("on", _("Please fill this in."))
        if not values.get("successor") and "successor" not in self.errors:
            for name in ("function", "email"):
                if not values.get(name) and name not in self.errors:
                    self.add_error(name, _("Please fill this in."))
        return values


def _contact(request: HttpRequest, region: Region, code: str) -> tuple[Contact, Any]:
    """The contact, if it is the person's to change, and those that the person sees."""
    rows = Contact.objects.visible_to(request.user).filter(region=region)
    rows = rows.select_related("organization", "region", "deputy")
    contact = get_object_or_404(rows, code=code)
    user: Any = request.user
    answer = Rights(user, region).may_change("contacts", row_of(contact, "contacts"))
    if not answer:
        raise PermissionDenied(answer.reason)
    return contact, rows


@require_http_methods(["GET", "HEAD", "POST"])
def replace(request: HttpRequest, region: str, code: str) -> HttpResponse:
    found = region_of(request, region)
    contact, rows = _contact(request, found, code)
    day = day_of(found)
    others = list(
        rows.filter(Q(until=None) | Q(until__gte=day), organization=contact.organization)
        .exclude(pk=contact.pk).order_by("function")
    )  # fmt: skip
    data = request.POST if request.method == "POST" else None
    form = ReplaceForm(data, others=others, initial={"on": day})
    if data is not None and form.is_valid() and _replaced(request, contact, others, form):
        return redirect(reverse("freshness:contacts", args=[found.slug]))
    context = {
        **context_of(request, found, "contacts", listing.areas_seen(request, found)),
        "contact": contact,
        "places": places_of(contact),
        "replacement": last_replacement(contact),
        "form": form,
    }
    return render(request, "freshness/replace.html", context)


def _replaced(request: HttpRequest, contact: Contact, others: list[Contact], form: ReplaceForm) -> bool:
    values = form.cleaned_data
    successor = next((one for one in others if one.code == values["successor"]), None)
    new = {name: values[name] for name in ("function", "email", "phone")}
    try:
        revisions = replace_contact(contact=contact, by=request.user, on=values["on"], successor=successor, new=new)
    except CannotReplace as error:
        form.add_error(None, str(error))
    except Conflict:
        form.add_error(
            None, _("Somebody changed one of these entries just now. Please look again, and send it once more.")
        )
    except Refused as error:
        form.add_error(None, error.problems[0].problem)
    else:
        text = _("“{name}” is replaced; {n} entries were changed.") if revisions else _("“{name}” is replaced already.")
        messages.success(request, text.format(name=contact, n=len(revisions)))
        return True
    return False


@require_POST
def undo(request: HttpRequest, region: str, code: str) -> HttpResponse:
    found = region_of(request, region)
    contact, _rows = _contact(request, found, code)
    try:
        revisions = undo_replacement(contact=contact, by=request.user)
    except CannotReplace as error:
        messages.error(request, str(error))
    except (Conflict, Refused):
        messages.error(
            request, _("One of these entries was changed since. Please change them one by one, in their history.")
        )
    else:
        if revisions:
            text = _("Taken back: “{name}” stands again where it stood; {n} entries were changed.")
            messages.success(request, text.format(name=contact, n=len(revisions)))
    return redirect(reverse("freshness:replace", args=[found.slug, contact.code]))
