# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What was changed, what waits for review, what is half written."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from lueckenlos.frame.models import Area
from lueckenlos.shared.models import ItemsField, OrderedJSONField
from lueckenlos.shared.scoping import BesideRegionQuerySet, Scope, ScopedManager

PERSON: dict[str, Any] = {"null": True, "blank": True, "on_delete": models.SET_NULL, "related_name": "+"}


class OfAreasQuerySet(BesideRegionQuerySet[Any]):
    def visible_within(self, scope: Scope) -> Self:
        """What touches an area of the scope; what belongs to no area is seen by who sees the whole region."""
        found = scope.whole()
        for grant in scope.grants:
            found |= Q(region=grant.region, area_paths__contains=f"|{grant.path}")
        return self.filter(found)


class OfAreas(models.Model):
    """`area_paths` are the paths of the areas that the entry belongs to, before or after the change."""

    region = models.ForeignKey("frame.Region", on_delete=models.CASCADE, related_name="+")
    table = models.CharField(max_length=40)
    code = models.CharField(max_length=600)
    """The key of the row: its id, or the parts of its key with "|" between them."""
    before = OrderedJSONField(null=True, blank=True)
    after = OrderedJSONField(null=True, blank=True)
    """Rows of the exchange format. None: the row was, or is, not there."""
    area_paths = ItemsField(default="", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, **PERSON)
    note = models.TextField(default="", blank=True)

    objects: ClassVar[Any] = ScopedManager.of(OfAreasQuerySet)

    class Meta:
        abstract = True


class Revision(OfAreas):
    """One change of one entry. What an import did carries its `batch`."""

    class Via(models.TextChoices):
        FORM = "form"
        REVIEW = "review"
        IMPORT = "import"
        CONFIRMATION = "confirmation"
        UNDO = "undo"
        COMMAND = "command"

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    via = models.CharField(max_length=20, choices=Via.choices)
    batch = models.UUIDField(null=True, blank=True, db_index=True)
    undoes = models.ForeignKey("self", **PERSON)

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=["region", "table", "code"], name="revision_entry"),)


class Proposal(OfAreas):
    """A change that waits for somebody else's yes. Until then the entry stays as it is."""

    class Status(models.TextChoices):
        WAITING = "waiting"
        APPROVED = "approved"
        REJECTED = "rejected"
        WITHDRAWN = "withdrawn"

    at = models.DateTimeField(auto_now_add=True)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.WAITING, db_index=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, **PERSON)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["region", "table", "code"], name="proposal_entry"),)


class DraftQuerySet(BesideRegionQuerySet["Draft"]):
    def visible_to(self, user: Any) -> Self:
        """Nobody sees what somebody else has not saved."""
        return self.filter(user=user)

    def visible_within(self, scope: Scope) -> Self:
        return self.none()


class Draft(models.Model):
    """What somebody typed and has not saved. One for a person and an entry; "" is a new entry."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    region = models.ForeignKey("frame.Region", on_delete=models.CASCADE, related_name="+")
    table = models.CharField(max_length=40)
    code = models.CharField(max_length=600, default="", blank=True)
    values = OrderedJSONField(default=dict)
    saved_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[Any] = ScopedManager.of(DraftQuerySet)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user", "region", "table", "code"], name="draft_unique"),)


class ReviewRule(models.Model):
    """Whether what organizations change in an area waits for review. The nearest rule up the tree counts."""

    area = models.OneToOneField(Area, on_delete=models.CASCADE, related_name="review_rule")
    organizations_need_review = models.BooleanField(default=False)
