# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The page of one service."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from lueckenlos.frame.models import Region
from lueckenlos.guide.entries import read_entry
from lueckenlos.guide.language import spoken
from lueckenlos.guide.page import context_of, guide_page
from lueckenlos.guide.public import day_of, public_services


@guide_page
def service(request: HttpRequest, region: Region, code: str) -> HttpResponse:
    on = day_of(region)
    public = public_services(region, on)
    key = public.filter(code=code).values_list("pk", flat=True).first()
    if key is None:
        raise Http404
    entry = read_entry(region, key, spoken(), timezone.localtime(), on, public)
    return render(request, "guide/service.html", context_of(request, region, entry=entry))
