# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Translators' pages: how far each language is, text beside text, and files out and in."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lueckenlos.directory import listing
from lueckenlos.editing.rights import Rights
from lueckenlos.frame.models import Region
from lueckenlos.guide.language import guide_languages
from lueckenlos.reports.labels import language_label
from lueckenlos.shared.audit import record
from lueckenlos.shared.language import _, ngettext
from lueckenlos.translating.actions import VIA_FILE, VIA_FORM, compare, save_texts
from lueckenlos.translating.texts import STATES, Item, State, count_states, items_of, languages
from lueckenlos.translating.words import column_word, state_word
from lueckenlos.translating.xliff import NotXliff, read_xliff, write_xliff

PER_PAGE = 20
LARGEST_UPLOAD = 20 * 2**20
KEPT_SECONDS = 3600
SHOWN = 30


class UploadForm(forms.Form):
    file = forms.FileField(allow_empty_file=False)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_UPLOAD:
            raise forms.ValidationError(_("The file is larger than {n} MB.").format(n=LARGEST_UPLOAD // 2**20))
        return file


def _region(request: HttpRequest, slug: str, language: str = "") -> Region:
    region: Region = get_object_or_404(Region.objects.visible_to(request.user), slug=slug)
    if language and language not in languages():
        raise Http404
    return region


def _context(request: HttpRequest, region: Region, **more: Any) -> dict[str, Any]:
    areas = listing.areas_seen(request, region)
    may = bool(Rights(request.user, region).may_create("translations"))  # type: ignore[arg-type]
    return {**listing.page_context(request, region, "translating", areas), "may_translate": may, **more}


@require_GET
def overview(request: HttpRequest, region: str) -> HttpResponse:
    found = _region(request, region)
    lines = []
    for code in languages():
        states = count_states(items_of(request.user, found, code))
        total = sum(states.values())
        lines.append({"code": code, "name": language_label(code), "states": list(states.values()), "total": total})
    context = _context(request, found, lines=lines, states=[state_word(state) for state in STATES])
    return render(request, "translating/overview.html", context)


@require_http_methods(["GET", "POST"])
def texts(request: HttpRequest, region: str, language: str) -> HttpResponse:
    found = _region(request, region, language)
    items = items_of(request.user, found, language)
    if request.method == "POST":
        return _save_one(request, found, language, items)
    state = request.GET.get("stand", "")
    search = request.GET.get("suche", "").strip()[:100]
    shown = [item for item in items if state not in STATES or item.state == state]
    if search:
        wanted = search.casefold()
        shown = [item for item in shown if wanted in f"{item.of} {item.original} {item.text}".casefold()]
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("seite"))
    counted = count_states(items)
    context = _context(
        request,
        found,
        code=language,
        name=language_label(language),
        direction=guide_languages()[language].direction,
        page=page,
        lines=[(item, column_word(item), state_word(item.state)) for item in page.object_list],
        tabs=_tabs(state, counted),
        state=state,
        search=search,
        form=UploadForm(),
    )
    return render(request, "translating/texts.html", context)


def _tabs(chosen: str, counted: dict[State, int]) -> list[dict[str, Any]]:
    return [
        {"url": "?", "word": _("all"), "is_current": chosen not in STATES},
        *(
            {"url": f"?stand={one}", "word": f"{state_word(one)}: {counted[one]}", "is_current": one == chosen}
            for one in STATES
        ),
    ]


def _save_one(request: HttpRequest, region: Region, language: str, items: list[Item]) -> HttpResponse:
    item = next((one for one in items if one.key == request.POST.get("key")), None)
    if item is None:
        raise Http404
    text = request.POST.get("text", "").replace("\r\n", "\n").strip()[:10_000]
    saved = save_texts(user=request.user, region=region, language=language, texts=[(item, text)], via=VIA_FORM)
    if saved.refused:
        raise PermissionDenied(saved.reason)
    if saved.proposed:
        messages.success(request, _("Your translation waits for approval."))
    else:
        messages.success(request, _("“{name}” is saved.").format(name=item.of))
    onwards = request.POST.get("weiter", "")[:300]
    address = reverse("translating:texts", args=[region.slug, language])
    return redirect(f"{address}?{onwards}" if onwards else address)


@require_GET
def export(request: HttpRequest, region: str, language: str) -> HttpResponse:
    """All texts, or those of one state."""
    found = _region(request, region, language)
    state = request.GET.get("stand", "")
    items = [one for one in items_of(request.user, found, language) if state not in STATES or one.state == state]
    record(action="translations.exported", by=request.user, region=found, subject=language, details={"n": len(items)})
    answer = HttpResponse(write_xliff(items, language, found.slug), content_type="application/x-xliff+xml")
    answer.headers["Content-Disposition"] = f'attachment; filename="{found.slug}-{language}.xlf"'
    return answer


@require_POST
def upload(request: HttpRequest, region: str, language: str) -> HttpResponse:
    """What the file would change; nothing is written yet."""
    found = _region(request, region, language)
    _check_translates(request, found)
    form = UploadForm(request.POST, request.FILES)
    problem, reading = "", None
    if not form.is_valid():
        problem = str(form.errors["file"][0])
    else:
        try:
            said, units = read_xliff(form.cleaned_data["file"].read())
            if said and said.partition("-")[0] != language.partition("-")[0]:
                problem = _("The file holds translations into “{code}”, this page is for “{own}”.").format(
                    code=said[:20], own=language
                )
            else:
                reading = compare(items_of(request.user, found, language), units)
        except NotXliff as error:
            problem = str(error)
    token = uuid.uuid4().hex
    if reading is not None:
        kept = [(item, unit.target) for item, unit in reading.fitting]
        cache.set(_key(request, token), (found.pk, language, kept), KEPT_SECONDS)
    context = _context(
        request, found, code=language, name=language_label(language), problem=problem, reading=reading, token=token,
        direction=guide_languages()[language].direction, shown=reading.fitting[:SHOWN] if reading else [],
    )  # fmt: skip
    return render(request, "translating/upload.html", context, status=422 if problem else 200)


@require_POST
def apply(request: HttpRequest, region: str, language: str) -> HttpResponse:
    found = _region(request, region, language)
    _check_translates(request, found)
    key = _key(request, request.POST.get("token", "")[:40])
    kept = cache.get(key)
    if kept is None or kept[:2] != (found.pk, language):
        messages.error(request, _("The file was read too long ago. Please choose it again."))
        return redirect("translating:texts", found.slug, language)
    cache.delete(key)
    saved = save_texts(user=request.user, region=found, language=language, texts=kept[2], via=VIA_FILE)
    words = ngettext("{n} translation is taken over.", "{n} translations are taken over.", saved.written)
    messages.success(request, words.format(n=saved.written))
    if saved.proposed:
        words = ngettext("{n} waits for approval.", "{n} wait for approval.", saved.proposed)
        messages.success(request, words.format(n=saved.proposed))
    if saved.refused:
        words = ngettext("{n} is not yours to change: {reason}", "{n} are not yours to change: {reason}",
                         len(saved.refused))  # fmt: skip
        messages.warning(request, words.format(n=len(saved.refused), reason=saved.reason))
    return redirect("translating:texts", found.slug, language)


def _check_translates(request: HttpRequest, region: Region) -> None:
    answer = Rights(request.user, region).may_create("translations")  # type: ignore[arg-type]
    if not answer:
        raise PermissionDenied(answer.reason)


def _key(request: HttpRequest, token: str) -> str:
    return f"xliff:{request.user.pk}:{token}"
