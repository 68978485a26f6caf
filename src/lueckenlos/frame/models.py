# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The grid that everything hangs in: regions, areas, boundaries, life phases, fields."""

import uuid
from typing import Any, ClassVar, Self

from django.db import models

from lueckenlos.datapackage.schema import TABLES
from lueckenlos.shared.models import SOURCE_KINDS, OrderedJSONField, RegionRow, at_least, one_of, ordered, unique
from lueckenlos.shared.scoping import Scope, ScopedManager, ScopedQuerySet

LEVELS = TABLES["areas"].columns["level"].choices


class RegionQuerySet(models.QuerySet["Region"]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(pk__in=user.scope.regions)


class Region(models.Model):
    """One county, or one town, with its own data: what a data package holds. `slug` is the package's name."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.TextField()
    reference_date = models.DateField(null=True, blank=True)
    metadata = OrderedJSONField(default=dict, blank=True)
    boundaries = OrderedJSONField(default=dict, blank=True)
    """What areas.geojson says besides its features: name, source, licence. Empty: no boundaries."""
    state = models.UUIDField(default=uuid.uuid4, editable=False)

    objects = RegionQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class AreaQuerySet(ScopedQuerySet["Area"]):
    def visible_within(self, scope: Scope) -> Self:
        return self.filter(scope.within())


class Area(RegionRow):
    """Land, Kreis, Gemeinde or Sozialraum. `path` is the codes from the root down, kept by load_region."""

    code = models.CharField(max_length=200)
    name = models.TextField(null=True, blank=True)
    level = models.CharField(max_length=20, null=True, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    ags = models.CharField(max_length=20, null=True, blank=True)
    population = models.BigIntegerField(null=True, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    path = models.TextField(default="", editable=False, db_index=True)

    objects: ClassVar[Any] = ScopedManager.of(AreaQuerySet)

    class Meta:
        constraints = (
            unique("code"),
            one_of("source_kind", SOURCE_KINDS),
            one_of("level", LEVELS),
            at_least("population", 0),
        )

    def __str__(self) -> str:
        return self.name or self.code


class Boundary(models.Model):
    """The feature of areas.geojson for one area, as it came."""

    area = models.OneToOneField(Area, on_delete=models.CASCADE, related_name="boundary")
    feature = OrderedJSONField()


class Phase(RegionRow):
    """A life phase: ages in months, [from_month, to_month); pregnancy starts at -9."""

    code = models.CharField(max_length=200)
    name_de = models.TextField(null=True, blank=True)
    name_en = models.TextField(null=True, blank=True)
    from_month = models.SmallIntegerField(null=True, blank=True)
    to_month = models.SmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = (
            unique("code"),
            one_of("source_kind", SOURCE_KINDS),
            at_least("from_month", -9),
            ordered("from_month", "to_month", strict=True),
        )

    def __str__(self) -> str:
        return self.name_de or self.code


class Field(RegionRow):
    """Handlungsfeld: health, youth welfare, education, social security, …"""

    code = models.CharField(max_length=200)
    name_de = models.TextField(null=True, blank=True)
    name_en = models.TextField(null=True, blank=True)

    class Meta:
        constraints = (unique("code"), one_of("source_kind", SOURCE_KINDS))

    def __str__(self) -> str:
        return self.name_de or self.code
