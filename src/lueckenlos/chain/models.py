# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What the partners agreed for every chain, what is needed, and what could be done."""

from typing import Any, ClassVar, Self

from django.db import models

from lueckenlos.datapackage.schema import TABLES
from lueckenlos.directory.models import BINDINGS, Service
from lueckenlos.frame.models import Area, Field, Phase
from lueckenlos.shared.models import SOURCE_KINDS, RegionRow, at_least, one_of, unique
from lueckenlos.shared.scoping import Scope, ScopedManager, ScopedQuerySet


class NeedQuerySet(ScopedQuerySet["Need"]):
    def visible_within(self, scope: Scope) -> Self:
        return self.filter(scope.within("area__"))


class Need(RegionRow):
    """Places needed per year in one cell of an area."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="+")
    field = models.ForeignKey(Field, on_delete=models.PROTECT, related_name="+")
    places_per_year = models.FloatField(null=True, blank=True)

    objects: ClassVar[Any] = ScopedManager.of(NeedQuerySet)

    class Meta:
        constraints = (
            unique("area", "phase", "field"),
            one_of("source_kind", SOURCE_KINDS),
            at_least("places_per_year", 0),
        )


class StandardCell(RegionRow):
    """Whether a cell is required, and which share of the need must be covered (0 to 1)."""

    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="+")
    field = models.ForeignKey(Field, on_delete=models.PROTECT, related_name="+")
    required = models.BooleanField(null=True, blank=True)
    minimum_coverage = models.FloatField(null=True, blank=True)

    class Meta:
        constraints = (
            unique("phase", "field"),
            one_of("source_kind", SOURCE_KINDS),
            models.CheckConstraint(
                condition=models.Q(minimum_coverage__isnull=True) | models.Q(minimum_coverage__range=(0, 1)),
                name="%(class)s_minimum_coverage_share",
            ),
        )


class StandardTransition(RegionRow):
    """How binding the handover between two consecutive phases must be."""

    from_phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="+")
    to_phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="+")
    minimum_binding = models.CharField(max_length=20, null=True, blank=True)

    class Meta:
        constraints = (
            unique("from_phase", "to_phase"),
            one_of("source_kind", SOURCE_KINDS),
            one_of("minimum_binding", BINDINGS),
        )


class InterventionQuerySet(ScopedQuerySet["Intervention"]):
    def visible_within(self, scope: Scope) -> Self:
        services = Service.objects.rows(Service).visible_within(scope).values("pk")
        return self.filter(
            models.Q(service__in=services)
            | models.Q(from_service__in=services, to_service__in=services)
            | scope.whole()
        )


class Intervention(RegionRow):
    """Maßnahme, a candidate for the plan, with its cost a year in cents."""

    code = models.CharField(max_length=200)
    title = models.TextField(null=True, blank=True)
    kind = models.CharField(max_length=20)
    cost_cents_per_year = models.BigIntegerField(null=True, blank=True)
    service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="interventions")
    places_per_year = models.FloatField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    from_service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    to_service = models.ForeignKey(Service, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    binding = models.CharField(max_length=20, null=True, blank=True)

    objects: ClassVar[Any] = ScopedManager.of(InterventionQuerySet)

    class Meta:
        constraints = (
            unique("code"),
            one_of("source_kind", SOURCE_KINDS),
            one_of("kind", TABLES["interventions"].columns["kind"].choices),
            one_of("binding", BINDINGS),
            at_least("cost_cents_per_year", 0),
            at_least("places_per_year", 0),
        )

    def __str__(self) -> str:
        return self.title or self.code
