# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Legal texts of each town, and what was reported as a barrier."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models

from lueckenlos.accounts.models import User
from lueckenlos.frame.models import Area


class LegalText(models.Model):
    """One version of one page. The newest counts; an empty one takes the area's own text back."""

    class Kind(models.TextChoices):
        IMPRINT = "impressum"
        PRIVACY = "datenschutz"
        ACCESSIBILITY = "barrierefreiheit"

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    language = models.CharField(max_length=2, default="de")
    text = models.TextField(default="", blank=True)
    contact = models.EmailField(default="", blank=True)
    """Of the accessibility page: the office that reports of barriers go to."""
    saved_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar[models.Manager["LegalText"]] = models.Manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=["area", "kind", "language"], name="legal_text_page"),)


class BarrierReportQuerySet(models.QuerySet["BarrierReport"]):
    def visible_to(self, user: User) -> Self:
        """Those of the areas that a person administers; those of no region by who administers a whole one."""
        found = user.administered.within("area__")
        if any(grant.path.count("/") == 1 for grant in user.administered.grants):
            found |= models.Q(area=None)
        return self.filter(found)


class BarrierReport(models.Model):
    """What kept somebody out. Needs no account; the address is for the answer only."""

    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    page = models.CharField(max_length=300, default="", blank=True)
    text = models.TextField()
    reply_to = models.EmailField(default="", blank=True)
    sent_at = models.DateTimeField(auto_now_add=True, db_index=True)

    objects: ClassVar[Any] = BarrierReportQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
