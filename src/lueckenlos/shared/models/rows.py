# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What the tables of a region have in common."""

import json
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from lueckenlos.shared.scoping import ScopedManager
from lueckenlos.shared.state import mark_changed

SOURCE_KINDS = ("fact", "estimate", "invented")


class RegionRow(models.Model):
    """A row of one region, which says where it comes from. None is unknown, never zero."""

    region = models.ForeignKey("frame.Region", on_delete=models.CASCADE, related_name="+")
    source = models.TextField(null=True, blank=True)
    source_kind = models.CharField(max_length=10, null=True, blank=True)

    objects: ClassVar[Any] = ScopedManager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        mark_changed({self.region_id})

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        deleted = super().delete(*args, **kwargs)
        mark_changed({self.region_id})
        return deleted


def unique(*fields: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(fields=["region", *fields], name="%(class)s_unique")


def one_of(field: str, choices: tuple[str, ...]) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__in": choices}), name=f"%(class)s_{field}_known"
    )


def at_least(field: str, minimum: float) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": minimum}), name=f"%(class)s_{field}_least"
    )


def ordered(first: str, last: str, *, strict: bool = False) -> models.CheckConstraint:
    """`first` lies not after `last`, where both are known."""
    comparison = "gt" if strict else "gte"
    return models.CheckConstraint(
        condition=Q(**{f"{first}__isnull": True})
        | Q(**{f"{last}__isnull": True})
        | Q(**{f"{last}__{comparison}": F(first)}),
        name=f"%(class)s_{first}_{last}",
    )


class ItemsField(models.TextField):  # type: ignore[type-arg]
    """Several short values in one column, stored as "|a|b|" so that `__contains="|a|"` finds one of them."""

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def from_db_value(self, value: str | None, *_args: Any) -> tuple[str, ...]:
        return self.to_python(value)

    def to_python(self, value: Any) -> tuple[str, ...]:
        if isinstance(value, str):
            return tuple(filter(None, value.split("|")))
        return tuple(value or ())

    def get_prep_value(self, value: Any) -> str:
        if isinstance(value, str):
            return value
        return "|" + "".join(f"{item}|" for item in value) if value else ""


class OrderedJSONField(models.TextField):  # type: ignore[type-arg]
    """JSON as it came: PostgreSQL's own type forgets the order of the keys."""

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def from_db_value(self, value: str | None, *_args: Any) -> Any:
        return None if value is None else json.loads(value)

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=False)
