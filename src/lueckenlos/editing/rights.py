# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Who may change what, and why: each answer carries its reason in words.

Rights go down the area tree, within what an office is responsible for: where an office of a lower area is responsible
for a field, and none of one's own level, it is theirs to write. A county's youth office does not write in a town that
has its own; its health office works in all.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from lueckenlos.accounts.models import Role, User
from lueckenlos.directory.models import Responsibility
from lueckenlos.editing.rows import Row, Rows
from lueckenlos.frame.models import Area, Field, Phase, Region
from lueckenlos.shared.language import _

COORDINATORS = (Role.Kind.COUNTY_COORDINATOR, Role.Kind.TOWN_COORDINATOR)
OF_ORGANIZATION = (
    *("organizations", "locations", "services", "schedules", "contacts", "handovers"),
    *("service_details", "location_details", "translations"),
)
"""What an organization's editor keeps right."""
OF_WHOLE = (
    *("areas", "phases", "fields", "standard_cells", "standard_transitions", "responsibilities", "agreements"),
    *("synonyms", "postal_codes", "youth_office_districts"),
)
"""What holds for the whole region: changed by who coordinates all of it."""
WRITERS: dict[str, tuple[str, ...]] = {"needs": (*COORDINATORS, Role.Kind.PLANNER)}
"""Beside the coordinators."""


@dataclass(frozen=True)
class Answer:
    """Whether it is allowed, and why (not)."""

    allowed: bool
    reason: str
    role: Role | None = None

    def __bool__(self) -> bool:
        return self.allowed


@dataclass
class Rights:
    """The rights of one person in one region; read once for a request."""

    user: User
    region: Region
    rows: Rows = field(init=False)

    def __post_init__(self) -> None:
        self.rows = Rows(self.region)

    @cached_property
    def roles(self) -> list[Role]:
        return [role for role in self.user.held_roles if role.area.region_id == self.region.pk and role.area.path]

    @cached_property
    def offices(self) -> list[tuple[str, str, str, str]]:
        """Field, path of an area served, path of the office's own area, name of the office."""
        found = Responsibility.objects.in_region(self.region).values_list(
            "field__code", "areas__path", "organization__area__path", "organization__name"
        )
        return [(f, served, own or "", name or "") for f, served, own, name in found if served]

    def may_change(self, table: str, *rows: Row | None) -> Answer:
        """Whether all of these rows (the entry before and after the change) are the person's to change."""
        present = [row for row in rows if row is not None]
        answers = [self._by_role(role, table, present) for role in self.roles]
        allowed = next((answer for answer in answers if answer), None)
        if allowed is not None:
            return allowed
        if not answers:
            return Answer(False, _("You have no role here."))
        return max(answers, key=lambda answer: answer.role is not None and answer.role.kind in COORDINATORS)

    def may_create(self, table: str) -> Answer:
        """Whether the person can add entries of a table at all; which ones, the entry itself decides."""
        for role in self.roles:
            if self._is_writer(role, table) and not (table in OF_WHOLE and "/" in role.area.path.rstrip("/")):
                return Answer(True, _describe(role), role)
        return Answer(False, _("None of your roles adds entries here."))

    def _is_writer(self, role: Role, table: str) -> bool:
        if role.kind == Role.Kind.ORGANIZATION_EDITOR:
            return table in OF_ORGANIZATION and table != "organizations"
        return role.kind in WRITERS.get(table, COORDINATORS)

    def _by_role(self, role: Role, table: str, rows: list[Row]) -> Answer:
        if role.kind == Role.Kind.ORGANIZATION_EDITOR:
            return self._by_organization(role, table, rows)
        if role.kind not in WRITERS.get(table, COORDINATORS):
            return Answer(
                False, _("Your role “{role}” reads, and changes nothing here.").format(role=_kind(role)), role
            )
        if table in OF_WHOLE:
            if role.area.path.count("/") > 1:
                return Answer(False, _("This holds for the whole region; its coordination changes it."), role)
            return Answer(True, _describe(role), role)
        for row in rows:
            refused = self._refused(role, table, row)
            if refused:
                return Answer(False, refused, role)
        return Answer(True, _describe(role), role)

    def _refused(self, role: Role, table: str, row: Row) -> str:
        """Why a coordinator or planner may not change this row; empty when they may."""
        paths = self.rows.area_paths(table, row)
        if not paths and role.area.path.count("/") > 1:
            return _("The entry names no area, so it belongs to the whole region.")
        outside = [path for path in paths if not path.startswith(role.area.path)]
        if outside:
            return _("It also belongs to {area}, outside of your area.").format(area=self._name(outside[0]))
        fields = self._fields_of(table, row)
        if role.fields.all() and not fields & {f.code for f in role.fields.all()}:
            return _("Your role is for other fields: {fields}.").format(fields=_names(role.fields.all()))
        if role.phases.all() and not self._in_phases(table, row, role.phases.all()):
            return _("Your role is for other life phases: {phases}.").format(phases=_names(role.phases.all()))
        for path in paths:
            office = self._office_below(role.area.path, path, fields)
            if office:
                return _("{office} is responsible for this in {area}.").format(office=office, area=self._name(path))
        return ""

    def _fields_of(self, table: str, row: Row) -> set[str]:
        if table == "services":
            return set(row.get("fields") or ())
        if table == "needs":
            return {row["field"]} if row.get("field") else set()
        if table == "networks":
            return set(row.get("fields") or ())
        service = row.get("from_service") or row.get("service")
        target = self.rows.row("services", service) if service else None
        return set((target or {}).get("fields") or ())

    def _in_phases(self, table: str, row: Row, phases: Iterable[Phase]) -> bool:
        if table == "needs":
            return row.get("phase") in {phase.code for phase in phases}
        if table == "networks":
            return not row.get("phases") or bool(set(row["phases"]) & {phase.code for phase in phases})
        if table in ("handovers", "interventions", "schedules"):
            row = self.rows.row("services", row.get("from_service") or row.get("service") or "") or {}
        first, last = row.get("from_month"), row.get("to_month")
        if first is None or last is None:
            return False
        return any(
            p.from_month is not None and p.to_month is not None and first < p.to_month and p.from_month < last
            for p in phases
        )

    def _office_below(self, own: str, path: str, fields: set[str]) -> str:
        """The office that has all of the fields at `path`, where every responsible one lies below the own area."""
        lower = ""
        for code in fields or ():
            responsible = [o for o in self.offices if o[0] == code and path.startswith(o[1])]
            if not responsible or any(not o[2].startswith(own) or o[2] == own for o in responsible):
                return ""
            lower = responsible[0][3]
        return lower

    def _by_organization(self, role: Role, table: str, rows: list[Row]) -> Answer:
        code = role.organization.code if role.organization else None
        if table not in OF_ORGANIZATION:
            return Answer(
                False, _("Your role is for the entries of {organization}.").format(organization=role.organization), role
            )
        if rows and all(self._owner(table, row) == code for row in rows):
            return Answer(True, _describe(role), role)
        return Answer(False, _("The entry belongs to another organization."), role)

    def _owner(self, table: str, row: Row) -> str | None:
        if table == "organizations":
            return row.get("id")
        if table in ("services", "locations", "contacts"):
            return row.get("organization")
        if table == "location_details":
            return (self.rows.row("locations", row.get("location") or "") or {}).get("organization")
        if table == "translations":
            return self._owner_of_translated(row)
        target = self.rows.row("services", row.get("from_service") or row.get("service") or "")
        return (target or {}).get("organization")

    def _owner_of_translated(self, row: Row) -> str | None:
        table, entry = row.get("table") or "", row.get("entry") or ""
        original = self.rows.row(table, entry) if table in OF_ORGANIZATION else None
        return self._owner(table, original) if original else None

    @cached_property
    def _areas(self) -> dict[str, str]:
        return {area.path: str(area) for area in Area.objects.in_region(self.region)}

    def _name(self, path: str) -> str:
        return self._areas.get(path, path)


def kind_label(kind: str) -> str:
    return {
        Role.Kind.ADMINISTRATOR: _("Administration"),
        Role.Kind.COUNTY_COORDINATOR: _("Coordination of the county"),
        Role.Kind.TOWN_COORDINATOR: _("Coordination of a town"),
        Role.Kind.PLANNER: _("Planning"),
        Role.Kind.NAVIGATOR: _("Navigation"),
        Role.Kind.ORGANIZATION_EDITOR: _("Organization"),
        Role.Kind.STEERING_MEMBER: _("Steering"),
        Role.Kind.AUDITOR: _("Audit"),
    }[Role.Kind(kind)]


def _kind(role: Role) -> str:
    return kind_label(role.kind)


def _names(things: Iterable[Field | Phase]) -> str:
    return ", ".join(str(thing) for thing in things)


def _describe(role: Role) -> str:
    place = role.organization if role.organization else role.area
    return _("Through your role “{role}” for {place}.").format(role=_kind(role), place=place)
