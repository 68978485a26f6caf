# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""May I, and why: what a person sees, what they may change where, and which office has it otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lueckenlos.accounts.models import Role, User
from lueckenlos.directory.models import Responsibility
from lueckenlos.editing.rights import OF_ORGANIZATION, Answer, Rights, kind_label
from lueckenlos.editing.rows import Row, Rows, read_row
from lueckenlos.frame.columns import kept_table, tables_in_order
from lueckenlos.frame.models import Area, Field, Region
from lueckenlos.shared.language import _

BY_FIELD = ("services", "handovers", "needs", "interventions")
WHOLE_LIFE = {"from_month": -9, "to_month": 1200}
IMAGINED = "?"


@dataclass
class Line:
    """Kinds of entries with the same answers; answers that are the same stand together, with their areas."""

    things: list[str]
    answers: list[dict[str, Any]] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        """One for each kind: "Services: health, education"."""
        kinds: dict[str, list[str]] = {}
        for thing in self.things:
            kind, _colon, detail = thing.partition(": ")
            kinds.setdefault(kind, []).extend([detail] if detail else [])
        return [f"{kind}: {', '.join(details)}" if details else kind for kind, details in kinds.items()]


class ImaginedRows(Rows):
    """The rows of a region and one imagined service, which handovers and interventions may name."""

    service: Row

    def row(self, table: str, code: str) -> Row | None:
        if code == IMAGINED:
            return self.service if table == "services" else None
        return super().row(table, code)


def table_label(table: str) -> str:
    words = {
        "services": _("Services"),
        "handovers": _("Handovers"),
        "organizations": _("Organizations"),
        "locations": _("Places"),
        "networks": _("Networks"),
        "memberships": _("Members of networks"),
        "agreements": _("Agreements"),
        "needs": _("What is needed"),
        "interventions": _("Measures"),
        "standard_cells": _("Standard of the chain"),
        "standard_transitions": _("Standard of the transitions"),
        "phases": _("Life phases"),
        "fields": _("Fields"),
        "areas": _("Areas"),
        "responsibilities": _("Responsibilities"),
        "schedules": _("Opening hours"),
        "contacts": _("Contacts"),
        "service_details": _("Services, for families"),
        "location_details": _("Ways and entrances"),
        "translations": _("Translations"),
        "synonyms": _("Words that mean the same"),
        "postal_codes": _("Postal codes"),
        "youth_office_districts": _("Districts of youth offices"),
    }
    return words.get(table, table)


def tables() -> list[str]:
    """Kinds of entries that people change, the most frequent first."""
    kept = {table.name for table in tables_in_order()}
    first = ("services", "handovers", "organizations", "locations", "schedules", "contacts", "networks", "memberships")
    return [name for name in first if name in kept] + sorted(kept - set(first), key=table_label)


def lines_of(person: User, region: Region) -> list[Line]:
    rights = Rights(person, region)
    rights.rows = rows = ImaginedRows(region)
    areas = _areas(person, region)
    fields = list(Field.objects.in_region(region).order_by("pk"))
    editors = [role for role in rights.roles if role.kind == Role.Kind.ORGANIZATION_EDITOR]
    lines: dict[str, Line] = {}
    for table in tables():
        for thing, owner, of_field in _things(table, fields, editors):
            line = Line([thing])
            for area in areas:
                _add(line, _imagine(rights, rows, table, area, owner, of_field), area)
            if len(line.answers) == 1 and len(areas) > 1:
                line.answers[0]["areas"] = [_("everywhere")]
            known = lines.setdefault(repr(line.answers), line)
            if known is not line:
                known.things.append(thing)
    return list(lines.values())


def _things(table: str, fields: list[Field], editors: list[Role]) -> Iterator[tuple[str, str, Field | None]]:
    word = table_label(table)
    if table in OF_ORGANIZATION:
        for role in editors:
            if role.organization is not None:
                yield f"{word}: {role.organization}", role.organization.code, None
    if table in BY_FIELD:
        for one in fields:
            yield f"{word}: {one}", IMAGINED, one
    else:
        yield word, IMAGINED, None


def _imagine(rights: Rights, rows: ImaginedRows, table: str, area: Area, owner: str, of_field: Field | None) -> Answer:
    """The answer for an entry of this kind, area and field that could be there."""
    codes = (of_field.code,) if of_field else ()
    service: Row = {"id": IMAGINED, "organization": owner, "areas": (area.code,), "fields": codes, **WHOLE_LIFE}
    rows.service = service
    row: Row = dict.fromkeys(kept_table(table).columns)
    if table == "services":
        row |= service
    elif table in ("organizations", "locations", "contacts"):
        row |= {"id": owner, "organization": owner, "area": area.code}
    elif table == "handovers":
        row |= {"from_service": IMAGINED, "to_service": IMAGINED}
    elif table in ("interventions", "schedules", "service_details"):
        row |= {"service": IMAGINED}
    elif table == "location_details":
        row |= {"location": owner}
    elif table == "translations":
        row |= {"table": "services", "entry": IMAGINED}
    elif table == "needs":
        row |= {"area": area.code, "field": of_field.code if of_field else None}
        if (phases := _phases(rights)) is not None:
            row["phase"] = phases
    elif "areas" in row:
        row["areas"] = (area.code,)
    return rights.may_change(table, row)


def _phases(rights: Rights) -> str | None:
    """A phase that a limited role is for, so that the limit alone does not refuse what it allows."""
    return next((phase.code for role in rights.roles for phase in role.phases.all()), None)


def _add(line: Line, answer: Answer, area: Area) -> None:
    for known in line.answers:
        if (known["allowed"], known["reason"]) == (answer.allowed, answer.reason):
            known["areas"].append(str(area))
            return
    line.answers.append({"allowed": answer.allowed, "reason": answer.reason, "areas": [str(area)]})


def _areas(person: User, region: Region) -> list[Area]:
    """The highest areas that the person sees, and those one step below."""
    areas = list(Area.objects.visible_to(person).filter(region=region).order_by("path"))
    least = min((area.path.count("/") for area in areas), default=0)
    return [area for area in areas if area.path.count("/") <= least + 1]


def roles_of(person: User, region: Region) -> list[dict[str, Any]]:
    found = []
    for role in person.held_roles:
        if role.area.region_id == region.pk:
            limits = [*role.fields.all(), *role.phases.all()]
            found.append(
                {
                    "role": kind_label(role.kind),
                    "place": str(role.organization or role.area),
                    "area": str(role.area),
                    "limits": ", ".join(str(limit) for limit in limits),
                    "means": meaning(role.kind),
                }
            )
    return found


def meaning(kind: str) -> str:
    return {
        Role.Kind.ADMINISTRATOR: _("Lets people in, gives roles, reads the audit trail, keeps the legal pages."),
        Role.Kind.COUNTY_COORDINATOR: _("Changes what no office of a town is responsible for; invites organizations."),
        Role.Kind.TOWN_COORDINATOR: _("Changes the entries of the town; invites its organizations."),
        Role.Kind.PLANNER: _("Reads everything in the area, and enters what is needed there."),
        Role.Kind.NAVIGATOR: _("Reads everything in the area, to show families the way."),
        Role.Kind.ORGANIZATION_EDITOR: _("Changes the entries of the organization, and nobody else's."),
        Role.Kind.STEERING_MEMBER: _("Reads everything in the area, for decisions."),
        Role.Kind.AUDITOR: _("Reads the audit trail and everything in the area; changes nothing."),
    }[Role.Kind(kind)]


def offices_of(person: User, region: Region) -> list[dict[str, str]]:
    """Which office is responsible for which field where, as far as the person sees it."""
    rows = Responsibility.objects.visible_to(person).filter(region=region)
    rows = rows.select_related("field", "organization").prefetch_related("areas").order_by("field__pk", "pk")
    return [
        {
            "field": str(row.field),
            "office": str(row.organization),
            "areas": ", ".join(str(area) for area in row.areas.all()),
        }
        for row in rows
    ]


def entry_named(reader: User, person: User, region: Region, table: str, text: str) -> dict[str, Any] | None:
    """The entry with this id, or whose name begins with the text, and whether the person may change it.

    None where neither the reader nor the person sees such an entry.
    """
    if table not in tables() or not text:
        return None
    model: Any = kept_table(table).model
    rows = model.objects.visible_to(reader).filter(region=region)
    rows = rows.filter(pk__in=model.objects.visible_to(person).filter(region=region).values("pk"))
    columns = {one.name for one in model._meta.concrete_fields}
    thing = None
    for lookup in ("code", "name__iexact", "title__iexact", "name__icontains", "title__icontains"):
        if thing is None and lookup.split("__")[0] in columns:
            thing = rows.filter(**{lookup: text}).order_by("pk").first()
    if thing is None or not hasattr(thing, "code"):
        return None
    row = read_row(region, table, thing.code)
    return {"name": str(thing), "kind": table_label(table), "answer": Rights(person, region).may_change(table, row)}
