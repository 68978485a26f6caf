# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of a region in the database."""

from lueckenlos.directory.models import Schedule, Service
from lueckenlos.frame.models import Area, Region
from lueckenlos.guide.models import PostalCode, SynonymGroup, Translation
from lueckenlos.guide.places import AreaRow, PostalRow
from lueckenlos.guide.public import day_of, public_services
from lueckenlos.guide.rows import OpeningRow, Rows, ServiceRow, TextRow

COLUMNS = (
    *("pk", "code", "name", "description", "from_month", "to_month", "cost_cents", "mode", "languages"),
    *("target_groups", "organization__name", "location__city", "location__lat", "location__lon"),
    *("location__details__step_free", "details__appointment", "details__channels", "details__siblings"),
    *("details__is_urgent", "details__eligibility", "details__keywords"),
)
"""In the order of ServiceRow."""


def rows_of_region(region: Region) -> Rows:
    day = day_of(region)
    services = public_services(region, day).values_list(*COLUMNS)
    schedules = Schedule.objects.in_region(region).exclude(weekday=None).exclude(by_appointment=True)
    texts = Translation.objects.in_region(region).filter(table__in=("services", "service_details")).exclude(text=None)
    fields = Service.fields.through.objects.filter(service__region=region)
    areas = Service.areas.through.objects.filter(service__region=region)
    return Rows(
        day=day,
        services=[ServiceRow._make(row) for row in services],
        fields=list(fields.values_list("service", "field__code")),
        areas=list(areas.values_list("service", "area__path")),
        openings=[OpeningRow._make(r) for r in schedules.values_list("service", "weekday", "opens", "closes")],
        paths=dict(Area.objects.in_region(region).values_list("code", "path")),
        texts=[TextRow._make(row) for row in texts.values_list("entry", "column", "language", "text")],
        synonyms=dict(SynonymGroup.objects.in_region(region).values_list("code", "words")),
    )


def area_rows(region: Region) -> list[AreaRow]:
    """By their path."""
    rows = Area.objects.in_region(region).order_by("path")
    columns = ("pk", "code", "name", "level", "parent__code", "lat", "lon")
    return [AreaRow(key, code, name or code, *rest) for key, code, name, *rest in rows.values_list(*columns)]


def postal_rows(region: Region) -> list[PostalRow]:
    rows = PostalCode.objects.in_region(region).order_by("postal_code", "pk")
    return [PostalRow._make(row) for row in rows.values_list("postal_code", "area__code", "lat", "lon")]
