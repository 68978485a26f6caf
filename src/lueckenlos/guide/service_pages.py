# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Where families read about a service, for the page that those see who work here."""

from typing import Any

from django.urls import reverse

from lueckenlos.guide.language import ORIGINAL
from lueckenlos.guide.models import ServiceDetail
from lueckenlos.guide.public import day_of, public_services
from lueckenlos.guide.regions import is_open
from lueckenlos.shared.service_pages import ForFamilies


def page_for_families(service: Any) -> ForFamilies:
    region = service.region
    has_details = ServiceDetail.objects.in_region(region).filter(service=service).exists()
    if not is_open(region) or not public_services(region, day_of(region)).filter(pk=service.pk).exists():
        return ForFamilies("", has_details)
    return ForFamilies(reverse("guide:service", args=[region.slug, ORIGINAL, service.code]), has_details)
