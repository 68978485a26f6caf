# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The gallery: every component in every state, for those who build pages."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lueckenlos.ui import examples


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    with_errors = examples.ExampleForm(data={}, prefix="faulty")
    return render(
        request,
        "ui/gallery.html",
        {
            "board": examples.BOARD,
            "phases": examples.PHASES,
            "transitions": examples.TRANSITIONS,
            "filter_form": examples.FilterForm(),
            "form": examples.ExampleForm(),
            "form_with_errors": with_errors,
            "page": Paginator(range(42), 10).get_page(request.GET.get("page", 2)),
            "tabs": examples.TABS,
            "steps": examples.STEPS,
            "rows": examples.ROWS,
        },
    )
