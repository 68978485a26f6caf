# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Who may see which rows. It fails closed: a query that nobody said for whom raises."""

from dataclasses import dataclass
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import Q

from lueckenlos.shared.state import mark_changed

_M = TypeVar("_M", bound=models.Model)


class NobodySaidForWhom(RuntimeError):
    """A scoped table was read without visible_to(user) or in_region(region)."""


@dataclass(frozen=True)
class Grant:
    """A part of the area tree: an area and all below it. `path` is the codes from the root down, "05978/05978024/"."""

    region: int
    path: str

    @property
    def paths_above(self) -> list[str]:
        parts = self.path.split("/")[:-1]
        return ["/".join(parts[:n]) + "/" for n in range(1, len(parts))]


@dataclass(frozen=True)
class Scope:
    """All that a person may see. An empty scope sees nothing."""

    grants: tuple[Grant, ...] = ()

    @property
    def regions(self) -> list[int]:
        return [grant.region for grant in self.grants]

    def within(self, area: str = "") -> Q:
        """Rows whose area, reached over the lookup `area`, lies in the scope."""
        found = Q(pk__in=[])
        for grant in self.grants:
            found |= Q(**{f"{area}region": grant.region, f"{area}path__startswith": grant.path})
        return found

    def serving(self, area: str = "") -> Q:
        """Rows whose area lies in the scope, or above it: what is there for a whole county is there for its towns."""
        found = self.within(area)
        for grant in self.grants:
            found |= Q(**{f"{area}region": grant.region, f"{area}path__in": grant.paths_above})
        return found

    def whole(self, region: str = "region") -> Q:
        """Rows of regions that are seen from the root down."""
        return Q(**{f"{region}__in": [grant.region for grant in self.grants if grant.path.count("/") == 1]})


class ScopedQuerySet(models.QuerySet[_M]):
    """Each model says in `visible_within` what a scope can see of it."""

    def visible_to(self, user: Any) -> Self:
        return self.visible_within(user.scope)

    def visible_within(self, scope: Scope) -> Self:
        return self.filter(region__in=scope.regions)

    def update(self, **values: Any) -> int:
        regions = set(self.values_list("region", flat=True).distinct())
        changed = super().update(**values)
        mark_changed(regions)
        return changed

    def delete(self) -> tuple[int, dict[str, int]]:
        regions = set(self.values_list("region", flat=True).distinct())
        deleted = super().delete()
        mark_changed(regions)
        return deleted

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        created = super().bulk_create(objs, *args, **kwargs)
        mark_changed({getattr(row, "region_id", None) for row in created})
        return created

    def bulk_update(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        objs = list(objs)
        changed = super().bulk_update(objs, *args, **kwargs)
        mark_changed({getattr(row, "region_id", None) for row in objs})
        return changed


class BesideRegionQuerySet(ScopedQuerySet[_M]):
    """Rows that belong to a region and are no part of what is computed: they leave its state as it is."""

    def update(self, **values: Any) -> int:
        return models.QuerySet.update(self, **values)

    def delete(self) -> tuple[int, dict[str, int]]:
        return models.QuerySet.delete(self)

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        return models.QuerySet.bulk_create(self, objs, *args, **kwargs)


class ScopedManager(models.Manager[_M]):
    """The manager of every model that belongs to a region."""

    rows: type[ScopedQuerySet[Any]] = ScopedQuerySet

    @classmethod
    def of(cls, rows: type[ScopedQuerySet[Any]]) -> Any:
        manager = cls()
        manager.rows = rows
        return manager

    def get_queryset(self) -> models.QuerySet[_M]:
        if getattr(self, "reverse", None) is False:  # the areas and fields that a visible row names belong to it
            return self.rows(self.model, using=self._db)
        raise NobodySaidForWhom(f"{self.model.__name__}: say visible_to(user) or in_region(region) first.")

    def visible_to(self, user: Any) -> ScopedQuerySet[_M]:
        return self.rows(self.model, using=self._db).visible_to(user)

    def in_region(self, region: Any) -> ScopedQuerySet[_M]:
        """All rows of a region, for work that is done for nobody in particular: loading, dumping, computing."""
        return self.rows(self.model, using=self._db).filter(region=region)
