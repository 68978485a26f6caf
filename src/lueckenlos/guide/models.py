# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What families read about services beside what the chain is computed from; and what was searched and missed."""

from typing import Any, ClassVar, Self

from django.db import models

from lueckenlos.datapackage.schema import TABLES
from lueckenlos.directory.models import Location, Organization, Service
from lueckenlos.frame.models import Area, Region
from lueckenlos.shared.models import SOURCE_KINDS, ItemsField, RegionRow, one_of, unique
from lueckenlos.shared.scoping import BesideRegionQuerySet, Scope, ScopedManager, ScopedQuerySet


class ServiceDetailQuerySet(ScopedQuerySet["ServiceDetail"]):
    def visible_within(self, scope: Scope) -> Self:
        return self.filter(service__in=Service.objects.rows(Service).visible_within(scope).values("pk"))


class ServiceDetail(RegionRow):
    """For whom a service is and how to get in, in plain words. `in_guide` unknown: yes."""

    service = models.OneToOneField(Service, on_delete=models.PROTECT, related_name="details")
    eligibility = models.TextField(null=True, blank=True)
    fees = models.TextField(null=True, blank=True)
    appointment = models.CharField(max_length=20, null=True, blank=True)
    application_process = ItemsField(default="", blank=True)
    required_documents = ItemsField(default="", blank=True)
    channels = ItemsField(default="", blank=True)
    siblings = models.BooleanField(null=True, blank=True)
    is_urgent = models.BooleanField(null=True, blank=True)
    keywords = ItemsField(default="", blank=True)
    url = models.TextField(null=True, blank=True)
    alert = models.TextField(null=True, blank=True)
    in_guide = models.BooleanField(null=True, blank=True)

    objects: ClassVar[Any] = ScopedManager.of(ServiceDetailQuerySet)

    class Meta:
        constraints = (
            one_of("source_kind", SOURCE_KINDS),
            one_of("appointment", TABLES["service_details"].columns["appointment"].choices),
        )

    def __str__(self) -> str:
        return str(self.service)


class LocationDetailQuerySet(ScopedQuerySet["LocationDetail"]):
    def visible_within(self, scope: Scope) -> Self:
        return self.filter(location__in=Location.objects.rows(Location).visible_within(scope).values("pk"))


class LocationDetail(RegionRow):
    """How to get to a place and in."""

    location = models.OneToOneField(Location, on_delete=models.PROTECT, related_name="details")
    step_free = models.CharField(max_length=10, null=True, blank=True)
    accessibility = models.TextField(null=True, blank=True)
    transport = models.TextField(null=True, blank=True)

    objects: ClassVar[Any] = ScopedManager.of(LocationDetailQuerySet)

    class Meta:
        constraints = (
            one_of("source_kind", SOURCE_KINDS),
            one_of("step_free", TABLES["location_details"].columns["step_free"].choices),
        )

    def __str__(self) -> str:
        return str(self.location)


class Translation(RegionRow):
    """A text of an entry in another language. Where `original` is no longer what the entry says, it is out of date."""

    table = models.CharField(max_length=40)
    entry = models.CharField(max_length=200)
    column = models.CharField(max_length=60)
    language = models.CharField(max_length=20)
    text = models.TextField(null=True, blank=True)
    original = models.TextField(null=True, blank=True)
    origin = models.CharField(max_length=10, null=True, blank=True)
    translated_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            unique("table", "entry", "column", "language"),
            one_of("source_kind", SOURCE_KINDS),
            one_of("table", TABLES["translations"].columns["table"].choices),
            one_of("origin", TABLES["translations"].columns["origin"].choices),
        )

    def __str__(self) -> str:
        return f"{self.entry} ({self.language})"


class SynonymGroup(RegionRow):
    """Words that mean the same to who searches; "a => b" in one direction only."""

    code = models.CharField(max_length=200)
    language = models.CharField(max_length=20, null=True, blank=True)
    words = ItemsField(default="", blank=True)
    note = models.TextField(null=True, blank=True)

    class Meta:
        constraints = (unique("code"), one_of("source_kind", SOURCE_KINDS))

    def __str__(self) -> str:
        return ", ".join(self.words) or self.code


class PostalCode(RegionRow):
    """The middle of a postal code within an area."""

    postal_code = models.CharField(max_length=20)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)

    class Meta:
        constraints = (unique("postal_code", "area"), one_of("source_kind", SOURCE_KINDS))

    def __str__(self) -> str:
        return self.postal_code


class DistrictQuerySet(ScopedQuerySet["YouthOfficeDistrict"]):
    def visible_within(self, scope: Scope) -> Self:
        serving = YouthOfficeDistrict.areas.through.objects.filter(scope.serving("area__"))
        return self.filter(models.Q(pk__in=serving.values("youthofficedistrict")) | scope.whole())


class YouthOfficeDistrict(RegionRow):
    """ASD-Bezirk: who is responsible for an address, by day and by night. Streets before postal codes before areas."""

    code = models.CharField(max_length=200)
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="districts")
    name = models.TextField(null=True, blank=True)
    areas = models.ManyToManyField(Area, blank=True, related_name="+")
    postal_codes = ItemsField(default="", blank=True)
    streets = ItemsField(default="", blank=True)
    location = models.ForeignKey(Location, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    phone = models.TextField(null=True, blank=True)
    phone_night = models.TextField(null=True, blank=True)
    email = models.TextField(null=True, blank=True)
    hours = models.TextField(null=True, blank=True)

    objects: ClassVar[Any] = ScopedManager.of(DistrictQuerySet)

    class Meta:
        constraints = (unique("code"), one_of("source_kind", SOURCE_KINDS))

    def __str__(self) -> str:
        return self.name or str(self.organization)


class SearchCount(models.Model):
    """How often words were searched on a day, and how often nothing was found: sums, no persons."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    words = models.CharField(max_length=80)
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="+")
    """The place that was named, else the whole region."""
    language = models.CharField(max_length=20)
    searches = models.PositiveIntegerField(default=0)
    without_hits = models.PositiveIntegerField(default=0)

    objects: ClassVar[Any] = ScopedManager.of(BesideRegionQuerySet)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["region", "day", "words", "area", "language"], name="searchcount_unique"),
        )


class ClickCount(models.Model):
    """How often a way out of the guide was taken on a day: called, written, routed, opened."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")
    way = models.CharField(max_length=20)
    clicks = models.PositiveIntegerField(default=0)

    objects: ClassVar[Any] = ScopedManager.of(BesideRegionQuerySet)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["region", "day", "service", "way"], name="clickcount_unique"),)


class Feedback(models.Model):
    """ "Stimmt nicht": what a family says about an entry, for the organization."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="feedback")
    kind = models.CharField(max_length=20)
    text = models.TextField(default="", blank=True)
    reply_to = models.TextField(default="", blank=True)
    language = models.CharField(max_length=20)
    sent_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar[Any] = ScopedManager.of(BesideRegionQuerySet)
