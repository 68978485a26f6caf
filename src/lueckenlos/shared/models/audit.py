# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The audit trail. Rows are added and never changed: triggers of the database refuse the rest."""

from typing import Any, Self

from django.db import models

from lueckenlos.shared.models.rows import OrderedJSONField


class AuditQuerySet(models.QuerySet["AuditEvent"]):
    def visible_to(self, user: Any) -> Self:
        """Events of the regions and areas that a person audits or administers. Those of no region: with a whole one."""
        found = models.Q(pk__in=[])
        for grant in user.audited:
            found |= models.Q(region=grant.region, area_path__startswith=grant.path)
            if grant.path.count("/") == 1:
                found |= models.Q(region=grant.region) | models.Q(region=None)
        return self.filter(found)


class AuditEvent(models.Model):
    """Who did what to what. People stand here by their number only, so that a removed account leaves no name."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    action = models.CharField(max_length=60, db_index=True)
    person = models.BigIntegerField(null=True, blank=True)
    region = models.BigIntegerField(null=True, blank=True)
    area_path = models.TextField(default="", blank=True)
    subject = models.CharField(max_length=300, default="", blank=True)
    details = OrderedJSONField(default=dict, blank=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["region", "at"], name="audit_region_at"),)
        ordering = ("-at", "-pk")
