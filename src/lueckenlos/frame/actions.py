# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Loading a data package into a region."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from lueckenlos.datapackage import Package, Problem
from lueckenlos.datapackage.schema import TABLES
from lueckenlos.frame.columns import KeptTable, attribute, tables_in_order, too_long
from lueckenlos.frame.models import Area, Boundary, Region
from lueckenlos.frame.queries import read_rows
from lueckenlos.shared.language import _
from lueckenlos.shared.state import mark_changed

FEW = 50


class CannotLoad(Exception):
    """The package does not fit what the region holds; nothing was written."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


@dataclass
class Changes:
    """Rows of one table."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0


@dataclass
class Loaded:
    region: Region
    tables: dict[str, Changes] = field(default_factory=dict)

    @property
    def is_change(self) -> bool:
        return any(c.new or c.changed or c.removed for c in self.tables.values())


@transaction.atomic
def load_region(*, slug: str, package: Package) -> Loaded:
    """Make the region hold what the package says.

    Tables the package has are taken over whole: rows it no longer has are removed. Tables and columns it lacks stay as
    they are. The same package twice changes nothing.

    Raises:
        CannotLoad: a row refers to what neither the package nor the region has, or is still referred to.
    """
    region, _created = Region.objects.select_for_update().get_or_create(slug=slug, defaults={"name": slug})
    loaded = Loaded(region)
    problems: list[Problem] = []
    codes: dict[str, dict[str, int]] = {}
    surplus: list[tuple[KeptTable, list[int]]] = []
    for table in tables_in_order():
        if table.name in package.tables:
            taking = Taking(table, region, codes, problems)
            loaded.tables[table.name] = taking.take(package)
            surplus.append((table, taking.surplus))
        if table.key in (("id",), ("code",)):
            codes[table.name] = dict(table.model.objects.in_region(region).values_list("code", "pk"))
    if problems:
        raise CannotLoad(problems)
    for table, keys in reversed(surplus):
        remove_keys(table, region, keys)
    described = _describe(region, package)
    write_paths(region)
    if loaded.is_change or described:
        mark_changed({region.pk})
        region.refresh_from_db()
    return loaded


class Taking:
    """One table on its way into the region."""

    def __init__(
        self, table: KeptTable, region: Region, codes: dict[str, dict[str, int]], problems: list[Problem]
    ) -> None:
        self.table, self.region, self.codes, self.problems = table, region, codes, problems
        self.surplus: list[int] = []

    def take(self, package: Package) -> Changes:
        table, source = self.table, package.tables[self.table.name]
        present = [column for column in table.columns if column in source.columns]
        keys, rows = read_rows(table, self.region)
        old = {self._key(row): (key, row) for key, row in zip(keys, rows)}
        changes, new, changed = Changes(), [], []
        for number, *values in zip(source.row_numbers, *(source.columns[column] for column in present)):
            row = dict(zip(present, values))
            key, before = old.pop(self._key(row), (None, None))
            if before is None:
                new.append((number, None, row))
            elif any(before[column] != value for column, value in row.items()):
                changed.append((number, key, {**before, **row}))
            else:
                changes.unchanged += 1
        changes.new, changes.changed, changes.removed = len(new), len(changed), len(old)
        self.surplus = [key for key, _row in old.values()]
        self._write([*new, *changed])
        return changes

    def _key(self, row: dict[str, Any]) -> tuple[Any, ...]:
        return tuple(row.get(column) for column in self.table.key)

    def _write(self, rows: list[tuple[int, int | None, dict[str, Any]]]) -> None:
        table, manager = self.table, self.table.model.objects.in_region(self.region)
        later = {column for column, target in table.one.items() if target == table.name}
        things = [self._thing(number, key, row, later) for number, key, row in rows]
        if self.problems:
            return
        manager.bulk_create([thing for thing in things if thing.pk is None], batch_size=500)
        names = [attribute(column) for column in (*table.values, *table.one)]
        known = [thing for thing, (_number, key, _row) in zip(things, rows) if key is not None]
        if len(known) < FEW:
            manager.bulk_update(known, names, batch_size=200)
        else:  # Django's bulk_update grows with columns times rows: half a minute for 10,000 services
            manager.bulk_create(known, update_conflicts=True, unique_fields=["pk"], update_fields=names, batch_size=500)
        if later:
            self._write_self_references(things, rows, later)
        if not self.problems:
            self._write_lists(things, rows)

    def _thing(self, number: int, key: int | None, row: dict[str, Any], later: set[str]) -> Any:
        values = {attribute(column): row[column] for column in self.table.values if column in row}
        for column, value, limit in too_long(self.table.name, row):
            words = _("The text is longer than {n} letters.").format(n=limit)
            self.problems.append(
                Problem(f"{self.table.name}.csv", number, column, value[:100], words, _("Shorten it."))
            )
        for column, target in self.table.one.items():
            if column in row and column not in later:
                values[f"{column}_id"] = self._target(number, column, target, row[column])
        return self.table.model(pk=key, region=self.region, **values)

    def _target(self, number: int, column: str, target: str, code: str | None) -> int | None:
        if code is None:
            return None
        found = self.codes.get(target, {}).get(code)
        if found is None:
            self.problems.append(
                Problem(
                    f"{self.table.name}.csv",
                    number,
                    column,
                    code,
                    _("Neither the package nor the database has this entry."),
                    _("Add it to the table {table}, or correct the value.").format(table=target),
                )
            )
        return found

    def _write_self_references(self, things: list[Any], rows: list[Any], columns: Iterable[str]) -> None:
        own = dict(self.table.model.objects.in_region(self.region).values_list("code", "pk"))
        self.codes[self.table.name] = own
        for column in columns:
            for thing, (number, _key, row) in zip(things, rows):
                setattr(thing, f"{column}_id", self._target(number, column, self.table.name, row.get(column)))
        self.table.model.objects.in_region(self.region).bulk_update(things, list(columns), batch_size=200)

    def _write_lists(self, things: list[Any], rows: list[Any]) -> None:
        for column, target in self.table.many.items():
            field = self.table.model._meta.get_field(column)
            through, own, other = field.remote_field.through, field.m2m_field_name(), field.m2m_reverse_field_name()
            links = [
                through(**{f"{own}_id": thing.pk, f"{other}_id": self._target(number, column, target, code)})
                for thing, (number, _key, row) in zip(things, rows)
                for code in row.get(column) or ()
            ]
            if not self.problems:
                through.objects.filter(**{f"{own}__in": [thing.pk for thing in things]}).delete()
                through.objects.bulk_create(links, batch_size=500)


def remove_keys(table: KeptTable, region: Region, keys: list[int]) -> None:
    """Rows the package no longer has. Lists go with them."""
    from django.db.models import ProtectedError

    if not keys:
        return
    try:
        rows = table.model.objects.in_region(region).filter(pk__in=keys)
        itself = [column for column, target in table.one.items() if target == table.name]
        if itself:  # what goes together may refer to each other
            rows.update(**dict.fromkeys(itself))
        rows.delete()
    except ProtectedError as error:
        blocking = ", ".join(sorted({str(thing) for thing in error.protected_objects})[:5])
        raise CannotLoad(
            [
                Problem(
                    f"{table.name}.csv",
                    None,
                    TABLES[table.name].key[0],
                    None,
                    _("Rows that the package no longer has are still used by: {things}.").format(things=blocking),
                    _("Load the tables that use them as well, or keep the rows."),
                )
            ]
        ) from error


def _describe(region: Region, package: Package) -> bool:
    """Title, day and boundaries. True when something changed."""
    title = str(package.metadata.get("title") or region.name)
    wanted: tuple[dict[str, Any], date | None, str] = (
        package.metadata or region.metadata,
        package.reference_date or region.reference_date,
        title,
    )
    changed = wanted != (region.metadata, region.reference_date, region.name)
    region.metadata, region.reference_date, region.name = wanted
    if package.boundaries is not None:
        about = {key: value for key, value in package.boundaries.items() if key != "features"}
        areas = dict(Area.objects.in_region(region).values_list("code", "pk"))
        features = package.boundaries["features"]
        before = list(Boundary.objects.filter(area__region=region).order_by("pk").values_list("feature", flat=True))
        if region.boundaries != about or before != features:
            changed = True
            region.boundaries = about
            Boundary.objects.filter(area__region=region).delete()
            Boundary.objects.bulk_create(
                Boundary(area_id=areas[feature["properties"]["code"]], feature=feature) for feature in features
            )
    region.save()
    return changed


def write_paths(region: Region) -> None:
    """The codes from the root down to each area: rights and searches go down the tree by them."""
    rows = {pk: (code, parent, path) for pk, code, parent, path in _area_rows(region)}
    paths: dict[int, str] = {}

    def path_of(pk: int) -> str:
        if pk not in paths:
            code, parent, _path = rows[pk]
            paths[pk] = (path_of(parent) if parent else "") + f"{code}/"
        return paths[pk]

    moved = [Area(pk=pk, path=path_of(pk)) for pk, (_c, _p, path) in rows.items() if path != path_of(pk)]
    if moved:
        for area in moved:
            area.region_id = region.pk
        Area.objects.in_region(region).bulk_update(moved, ["path"], batch_size=200)


def _area_rows(region: Region) -> Iterable[tuple[int, str, int | None, str]]:
    rows: Iterable[tuple[int, str, int | None, str]] = Area.objects.in_region(region).values_list(
        "pk", "code", "parent", "path"
    )
    return rows
