# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Services, who runs them, where and when they are, whom to ask, and how they hand families over."""

from typing import Any, ClassVar, Self

from django.db import models

from lueckenlos.datapackage.schema import TABLES
from lueckenlos.frame.models import Area, Field
from lueckenlos.shared.models import SOURCE_KINDS, ItemsField, RegionRow, at_least, one_of, ordered, unique
from lueckenlos.shared.scoping import Scope, ScopedManager, ScopedQuerySet

SERVICE = TABLES["services"].columns
BINDINGS = TABLES["handovers"].columns["binding"].choices


class OrganizationQuerySet(ScopedQuerySet["Organization"]):
    def visible_within(self, scope: Scope) -> Self:
        """Those of the area and above it, and all that offer something there."""
        offering = Service.objects.rows(Service).visible_within(scope).values("organization")
        return self.filter(scope.serving("area__") | models.Q(pk__in=offering) | scope.whole())


class Organization(RegionRow):
    """Träger or Einrichtung."""

    code = models.CharField(max_length=200)
    name = models.TextField(null=True, blank=True)
    kind = models.CharField(max_length=100, null=True, blank=True)
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    url = models.TextField(null=True, blank=True)

    objects: ClassVar[Any] = ScopedManager.of(OrganizationQuerySet)

    class Meta:
        constraints = (unique("code"), one_of("source_kind", SOURCE_KINDS))

    def __str__(self) -> str:
        return self.name or self.code


class LocationQuerySet(ScopedQuerySet["Location"]):
    def visible_within(self, scope: Scope) -> Self:
        return self.filter(scope.serving("area__") | scope.whole())


class Location(RegionRow):
    code = models.CharField(max_length=200)
    name = models.TextField(null=True, blank=True)
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.PROTECT, related_name="locations"
    )
    street = models.TextField(null=True, blank=True)
    postal_code = models.CharField(max_length=20, null=True, blank=True)
    city = models.TextField(null=True, blank=True)
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)

    objects: ClassVar[Any] = ScopedManager.of(LocationQuerySet)

    class Meta:
        constraints = (unique("code"), one_of("source_kind", SOURCE_KINDS))

    def __str__(self) -> str:
        return self.name or self.code


class ServiceQuerySet(ScopedQuerySet["Service"]):
    def visible_within(self, scope: Scope) -> Self:
        """What serves a part of the scope, or all of it; what names no area is seen by who sees the whole region."""
        serving = Service.areas.through.objects.filter(scope.serving("area__")).values("service")
        return self.filter(models.Q(pk__in=serving) | scope.whole())


class Service(RegionRow):
    """Angebot. Ages in months, [from_month, to_month); places per year; money in cents."""

    code = models.CharField(max_length=200)
    name = models.TextField(null=True, blank=True)
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.PROTECT, related_name="services"
    )
    location = models.ForeignKey(Location, null=True, blank=True, on_delete=models.PROTECT, related_name="services")
    description = models.TextField(null=True, blank=True)
    fields = models.ManyToManyField(Field, blank=True, related_name="services")
    from_month = models.SmallIntegerField(null=True, blank=True)
    to_month = models.SmallIntegerField(null=True, blank=True)
    areas = models.ManyToManyField(Area, blank=True, related_name="services")
    target_groups = ItemsField(default="", blank=True)
    level = models.CharField(max_length=20, null=True, blank=True)
    mode = models.CharField(max_length=20, null=True, blank=True)
    languages = ItemsField(default="", blank=True)
    places_per_year = models.FloatField(null=True, blank=True)
    sufficiency = models.CharField(max_length=20, null=True, blank=True)
    waiting_weeks = models.FloatField(null=True, blank=True)
    cost_cents = models.BigIntegerField(null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    funding_ends_on = models.DateField(null=True, blank=True)
    obligation = models.CharField(max_length=20, null=True, blank=True)
    verified_on = models.DateField(null=True, blank=True)

    objects: ClassVar[Any] = ScopedManager.of(ServiceQuerySet)

    class Meta:
        constraints = (
            unique("code"),
            one_of("source_kind", SOURCE_KINDS),
            *(one_of(name, SERVICE[name].choices) for name in ("level", "mode", "sufficiency", "obligation")),
            *(at_least(name, 0) for name in ("places_per_year", "waiting_weeks", "cost_cents")),
            at_least("from_month", -9),
            ordered("from_month", "to_month", strict=True),
            ordered("starts_on", "ends_on"),
            ordered("starts_on", "funding_ends_on"),
        )

    def __str__(self) -> str:
        return self.name or self.code


class HandoverQuerySet(ScopedQuerySet["Handover"]):
    def visible_within(self, scope: Scope) -> Self:
        services = Service.objects.rows(Service).visible_within(scope).values("pk")
        return self.filter(from_service__in=services, to_service__in=services)


class Handover(RegionRow):
    """Überleitung: `from_service` hands a family over to `to_service`."""

    code = models.CharField(max_length=200)
    from_service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="handovers_out")
    to_service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="handovers_in")
    binding = models.CharField(max_length=20, null=True, blank=True)
    agreement = models.ForeignKey(
        "networks.Agreement", null=True, blank=True, on_delete=models.PROTECT, related_name="handovers"
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    contact_from = models.TextField(null=True, blank=True)
    contact_to = models.TextField(null=True, blank=True)
    within_days = models.BigIntegerField(null=True, blank=True)
    if_no_answer = models.TextField(null=True, blank=True)

    objects: ClassVar[Any] = ScopedManager.of(HandoverQuerySet)

    class Meta:
        constraints = (
            unique("code"),
            one_of("source_kind", SOURCE_KINDS),
            one_of("binding", BINDINGS),
            at_least("within_days", 0),
            ordered("valid_from", "valid_until"),
        )

    def __str__(self) -> str:
        return self.code


class ResponsibilityQuerySet(ScopedQuerySet["Responsibility"]):
    def visible_within(self, scope: Scope) -> Self:
        serving = Responsibility.areas.through.objects.filter(scope.serving("area__")).values("responsibility")
        return self.filter(models.Q(pk__in=serving) | scope.whole())


class Responsibility(RegionRow):
    """Zuständigkeit: an office for a field in some areas."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="responsibilities")
    field = models.ForeignKey(Field, on_delete=models.PROTECT, related_name="+")
    areas = models.ManyToManyField(Area, blank=True, related_name="+")

    objects: ClassVar[Any] = ScopedManager.of(ResponsibilityQuerySet)

    class Meta:
        constraints = (unique("organization", "field"), one_of("source_kind", SOURCE_KINDS))


class ScheduleQuerySet(ScopedQuerySet["Schedule"]):
    def visible_within(self, scope: Scope) -> Self:
        return self.filter(service__in=Service.objects.rows(Service).visible_within(scope).values("pk"))


class Schedule(RegionRow):
    """Öffnungszeit of a service. By appointment and without a weekday: only by appointment."""

    code = models.CharField(max_length=200)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="schedules")
    location = models.ForeignKey(Location, null=True, blank=True, on_delete=models.PROTECT, related_name="schedules")
    weekday = models.CharField(max_length=2, null=True, blank=True)
    opens = models.CharField(max_length=5, null=True, blank=True)
    closes = models.CharField(max_length=5, null=True, blank=True)
    by_appointment = models.BooleanField(null=True, blank=True)
    note = models.TextField(null=True, blank=True)

    objects: ClassVar[Any] = ScopedManager.of(ScheduleQuerySet)

    class Meta:
        constraints = (
            unique("code"),
            one_of("source_kind", SOURCE_KINDS),
            one_of("weekday", TABLES["schedules"].columns["weekday"].choices),
            ordered("opens", "closes", strict=True),
        )

    def __str__(self) -> str:
        return self.code


class ContactQuerySet(ScopedQuerySet["Contact"]):
    def visible_within(self, scope: Scope) -> Self:
        organizations = Organization.objects.rows(Organization).visible_within(scope)
        return self.filter(organization__in=organizations.values("pk"))


class Contact(RegionRow):
    """Ansprechstelle: a function with a shared mailbox, never a person. Without services and networks it speaks for
    the whole organization."""

    code = models.CharField(max_length=200)
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="contacts")
    function = models.TextField(null=True, blank=True)
    email = models.TextField(null=True, blank=True)
    phone = models.TextField(null=True, blank=True)
    deputy = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="deputy_for")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    services = models.ManyToManyField(Service, blank=True, related_name="contacts")
    networks = models.ManyToManyField("networks.Network", blank=True, related_name="contacts")
    is_released = models.BooleanField(null=True, blank=True)
    """Whether the organization lets everyone see it. Unknown: no."""

    objects: ClassVar[Any] = ScopedManager.of(ContactQuerySet)

    class Meta:
        constraints = (unique("code"), one_of("source_kind", SOURCE_KINDS), ordered("since", "until"))

    def __str__(self) -> str:
        return self.function or self.code
