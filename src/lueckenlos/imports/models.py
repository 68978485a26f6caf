# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Imports on their way, how foreign columns are read, and which foreign key is which of our entries."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from lueckenlos.accounts.models import Role
from lueckenlos.shared.models import OrderedJSONField
from lueckenlos.shared.scoping import BesideRegionQuerySet, ScopedManager

PERSON: dict[str, Any] = {"null": True, "blank": True, "on_delete": models.SET_NULL, "related_name": "+"}
WATCHERS = (Role.Kind.COUNTY_COORDINATOR, Role.Kind.ADMINISTRATOR)


class SavedMapping(models.Model):
    """How the columns of one source are read, or written for it. Who works in a region shares them."""

    class Direction(models.TextChoices):
        IMPORT = "import"
        EXPORT = "export"

    region = models.ForeignKey("frame.Region", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=100)
    direction = models.CharField(max_length=10, choices=Direction.choices)
    signature = models.CharField(max_length=64, default="", blank=True, db_index=True)
    """Of the header rows: the next file of the same source is known by it."""
    rules = OrderedJSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, **PERSON)
    saved_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[Any] = ScopedManager.of(BesideRegionQuerySet)

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=["region", "direction", "name"], name="mapping_unique"),)

    def __str__(self) -> str:
        return self.name


class BatchQuerySet(BesideRegionQuerySet["ImportBatch"]):
    def visible_to(self, user: Any) -> Self:
        """One's own, and all of a region to those who answer for the whole of it."""
        whole = [r.area.region_id for r in user.held_roles if r.kind in WATCHERS and r.area.path.count("/") == 1]
        return self.filter(Q(by=user, region__in=user.scope.regions) | Q(region__in=whole))


class ImportBatch(models.Model):
    """One file on its way in. Its revisions carry its number as their batch."""

    class State(models.TextChoices):
        UPLOADED = "uploaded"
        MAPPED = "mapped"
        CHECKED = "checked"
        WAITING = "waiting"
        RUNNING = "running"
        APPLIED = "applied"
        FAILED = "failed"
        UNDONE = "undone"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    region = models.ForeignKey("frame.Region", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, **PERSON)
    file_name = models.CharField(max_length=200)
    stored_as = models.CharField(max_length=80)
    """Its random name below the folder of uploads; empty when it was thrown away."""
    state = models.CharField(max_length=10, choices=State.choices, default=State.UPLOADED, db_index=True)
    mapping = models.ForeignKey(SavedMapping, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    source = models.CharField(max_length=100, default="", blank=True)
    """The name of its mapping: entries that came from there are known by it the next time."""
    rules = OrderedJSONField(default=dict)
    decisions = OrderedJSONField(default=dict)
    """What a person chose for unsure rows: "services|12" to a code, "new" or "skip"."""
    options = OrderedJSONField(default=dict)
    counts = OrderedJSONField(default=dict)
    notices = OrderedJSONField(default=list)
    fingerprint = models.CharField(max_length=64, default="", blank=True)
    """Of the dry run that the person saw: nothing else is written."""
    progress = OrderedJSONField(default=dict)
    message = models.TextField(default="", blank=True)
    claim = models.UUIDField(null=True, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = ScopedManager.of(BatchQuerySet)

    class Meta:
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return self.file_name


class ImportRow(models.Model):
    """What one row of the file would do."""

    class State(models.TextChoices):
        NEW = "new"
        CHANGED = "changed"
        UNCHANGED = "unchanged"
        WRONG = "wrong"
        UNSURE = "unsure"
        SKIPPED = "skipped"
        REMOVED = "removed"

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows")
    table = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    """Its row in the file, as the spreadsheet counts."""
    code = models.CharField(max_length=600, default="", blank=True)
    name = models.TextField(default="", blank=True)
    state = models.CharField(max_length=10, choices=State.choices)
    changes = OrderedJSONField(default=dict)
    """By column what it was and what it would be."""
    problems = OrderedJSONField(default=list)
    candidates = OrderedJSONField(default=list)

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=["batch", "state"], name="import_row_state"),)


class ExternalId(models.Model):
    """The key of an entry in another place: which of our entries it is."""

    region = models.ForeignKey("frame.Region", on_delete=models.CASCADE, related_name="+")
    source = models.CharField(max_length=100)
    table = models.CharField(max_length=40)
    key = models.CharField(max_length=600)
    code = models.CharField(max_length=600)
    is_from_there = models.BooleanField(default=False)
    """It was made by an import of this source: only such an entry can go with its row."""
    batch = models.UUIDField(null=True, blank=True, db_index=True)

    objects: ClassVar[Any] = ScopedManager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["region", "source", "table", "key"], name="external_id_unique"),)
