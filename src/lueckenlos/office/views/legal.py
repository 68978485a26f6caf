# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Legal texts of an area: written here, read at their public address; and reports of barriers."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lueckenlos.frame.models import Area, Region
from lueckenlos.office import barriers, legal
from lueckenlos.office.forms import area_choices
from lueckenlos.office.models import BarrierReport, LegalText
from lueckenlos.office.pages import administers, context_of, region_of, user_of
from lueckenlos.shared.language import LANGUAGES, _
from lueckenlos.shared.open_forms import stamp

REPORTS_SHOWN = 50
VERSIONS_SHOWN = 20


class ChoiceForm(forms.Form):
    """Which page of which area."""

    gebiet = forms.ChoiceField(label=gettext_lazy("Area"))
    seite = forms.ChoiceField(label=gettext_lazy("Page"))
    sprache = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=[("de", "Deutsch"), ("en", "English")], required=False
    )


class TextForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        max_length=50_000,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text=gettext_lazy(
            "A line that begins with # is a heading, one that begins with - an item of a list; a blank line begins a "
            "paragraph. Addresses of the web and of mail become links, [word](address) too. Empty: the text of the "
            "area above holds."
        ),
    )
    contact = forms.EmailField(
        label=gettext_lazy("Office that reports of barriers go to"),
        required=False,
        help_text=gettext_lazy("A shared mailbox. None named: the administrators get them."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def texts(request: HttpRequest, region: str) -> HttpResponse:
    found, user = region_of(request, region), user_of(request)
    if not administers(user, found):
        raise PermissionDenied
    areas = list(Area.objects.in_region(found).filter(user.administered.within()).order_by("path"))
    area, kind, language = _chosen(request, areas)
    last = legal.newest(area, kind, language)
    initial = {"text": last.text if last else "", "contact": last.contact if last else ""}
    form = TextForm(request.POST or None, initial=initial)
    if kind != LegalText.Kind.ACCESSIBILITY or language != "de":
        del form.fields["contact"]
    address = f"{request.path}?{urlencode({'gebiet': area.code, 'seite': kind, 'sprache': language})}"
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        legal.save_text(
            area=area, kind=kind, language=language, text=data["text"], contact=data.get("contact", ""), by=user
        )
        messages.success(request, _("The page is saved, and public at once."))
        return redirect(address)
    context = {
        **context_of(request, found, "legal-texts"),
        "choice": _choice_form(areas, area, kind, language),
        "form": form,
        "address": address,
        "kind": kind,
        "chosen": area,
        "title": legal.kind_words(kind),
        "holds": legal.text_for(area, kind, language),
        "has_own": bool(last and last.text.strip()),
        "versions": LegalText.objects.filter(area=area, kind=kind, language=language)[:VERSIONS_SHOWN],
        "reports": BarrierReport.objects.visible_to(user).filter(area__region=found)[:REPORTS_SHOWN],
    }
    return render(request, "office/legal_texts.html", context, status=400 if form.errors else 200)


def _chosen(request: HttpRequest, areas: list[Area]) -> tuple[Area, str, str]:
    code = request.GET.get("gebiet", "")
    area = next((one for one in areas if one.code == code), None)
    if code and area is None:
        raise Http404
    kind, language = request.GET.get("seite", ""), request.GET.get("sprache", "de")
    kind = kind if kind in LegalText.Kind.values else LegalText.Kind.IMPRINT.value
    return area or areas[0], kind, language if language in LANGUAGES else "de"


def _choice_form(areas: list[Area], area: Area, kind: str, language: str) -> ChoiceForm:
    form = ChoiceForm(initial={"gebiet": area.code, "seite": kind, "sprache": language})
    shown: Any = form.fields
    words = dict(area_choices(areas))
    shown["gebiet"].choices = [(one.code, words[str(one.pk)]) for one in areas]
    shown["seite"].choices = [(value, legal.kind_words(value)) for value in LegalText.Kind.values]
    return form


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, region: str | None = None) -> HttpResponse:
    found = get_object_or_404(Region, slug=region) if region is not None else None
    area = legal.area_for(found, request.GET.get("gebiet", ""), request.user) if found else None
    form = barriers.BarrierForm(request.POST or None)
    if request.method == "POST" and form.is_bound:
        is_valid = form.is_valid()
        if form.is_by_program:  # learns nothing from the answer
            return _thanks(request, region)
        if is_valid and not barriers.may_report(request):
            form.add_error(None, _("There were many reports from here. Please try again in an hour."))
        elif is_valid:
            data = form.cleaned_data
            barriers.report_barrier(area=area, page=data["page"], text=data["text"], reply_to=data["reply_to"])
            return _thanks(request, region)
    context = {
        "form": form,
        "stamp": stamp(form.data.get("opened", "")),
        "legal_region": found,
        "area": area,
        "page": request.GET.get("seite", "")[:300],
    }
    return render(request, "office/report_barrier.html", context, status=400 if form.errors else 200)


def _thanks(request: HttpRequest, region: str | None) -> HttpResponse:
    messages.success(request, _("Thank you. Your report is with those who keep these pages."))
    if region is None:
        return redirect("desk:accessibility")
    return redirect("desk:region-accessibility", region)
