# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What organizations were asked to confirm, and what came of it."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from lueckenlos.directory.models import Contact, Service
from lueckenlos.shared.models import at_least
from lueckenlos.shared.scoping import BesideRegionQuerySet, Scope, ScopedManager, ScopedQuerySet

DEFAULT_DAYS, LEAST_DAYS, MOST_DAYS = 365, 30, 365
"""Asked at the latest when the confirmation stops to hold on the board."""


class AskingQuerySet(ScopedQuerySet["Asking"]):
    def visible_within(self, scope: Scope) -> Self:
        return self.filter(service__in=Service.objects.rows(Service).visible_within(scope).values("pk"))

    def update(self, **values: Any) -> int:
        """Asking changes no entry: boards and dry runs stay as they are."""
        return models.QuerySet.update(self, **values)

    def bulk_update(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        return models.QuerySet.bulk_update(self, objs, *args, **kwargs)


class Asking(models.Model):
    """One service that a contact was asked to confirm. Links in mail are bound to it; a newer one replaces it."""

    region = models.ForeignKey("frame.Region", on_delete=models.CASCADE, related_name="+")
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="askings")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    email = models.TextField()
    """Where the mail went."""
    asked_at = models.DateTimeField()
    last_mail_at = models.DateTimeField(db_index=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    answered_at = models.DateTimeField(null=True, blank=True)
    replaced_at = models.DateTimeField(null=True, blank=True)
    correction = models.TextField(default="", blank=True)
    """What should be changed, in free words. It changes nothing by itself."""
    corrected_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    """When somebody had dealt with the correction."""

    objects: ClassVar[Any] = ScopedManager.of(AskingQuerySet)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.service_id}, {self.asked_at:%Y-%m-%d}"

    @classmethod
    def ended_before(cls, day: datetime) -> models.QuerySet["Asking"]:
        """Answered, replaced or simply old."""
        rows: models.QuerySet[Asking] = models.QuerySet(cls)
        return rows.filter(Q(answered_at__lt=day) | Q(replaced_at__lt=day) | Q(last_mail_at__lt=day))


class AskingRule(models.Model):
    """After how many days a region asks for confirmation; without a rule, after a year."""

    region = models.OneToOneField("frame.Region", on_delete=models.CASCADE, related_name="+")
    ask_after_days = models.PositiveSmallIntegerField(default=DEFAULT_DAYS)

    objects: ClassVar[Any] = ScopedManager.of(BesideRegionQuerySet)

    class Meta:
        constraints = (at_least("ask_after_days", LEAST_DAYS),)
