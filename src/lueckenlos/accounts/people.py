# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The example's people: one for each role, with sign-ins that are no secret. For the example only."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from lueckenlos.accounts.actions import add_person
from lueckenlos.accounts.models import Role
from lueckenlos.frame.models import Area, Region
from lueckenlos.shared.language import _

PASSWORD = "lueckenlos-beispiel"  # noqa: S105 - printed by the demo, which listens on this machine only


@dataclass(frozen=True)
class Person:
    email: str
    name: str
    kind: Role.Kind
    area: str
    organization: str = ""

    @property
    def key(self) -> str:
        return self.email.split("@")[0]


PEOPLE = (
    Person("kreis@beispiel.example", "Netzwerkkoordination Kreis Unna", Role.Kind.COUNTY_COORDINATOR, "05978"),
    Person("traeger@beispiel.example", "wellcome Selm", Role.Kind.ORGANIZATION_EDITOR, "05978032", "o-fbs-selm"),
    Person("luenen@beispiel.example", "Koordination Stadt Lünen", Role.Kind.TOWN_COORDINATOR, "05978024"),
    Person("planung@beispiel.example", "Jugendhilfeplanung Stadt Lünen", Role.Kind.PLANNER, "05978024"),
    Person("lotsen@beispiel.example", "Familienlotsen Bergkamen", Role.Kind.NAVIGATOR, "05978004"),
    Person("lenkung@beispiel.example", "Mitglied der Lenkungsgruppe", Role.Kind.STEERING_MEMBER, "05978"),
    Person("verwaltung@beispiel.example", "Verwaltung des Programms", Role.Kind.ADMINISTRATOR, "05978"),
    Person("revision@beispiel.example", "Revision Kreis Unna", Role.Kind.AUDITOR, "05978"),
)
"""The two that most visitors want come first."""
FIRST = 2


def describe(person: Person) -> str:
    """What the role sees and does, in words."""
    return {
        Role.Kind.COUNTY_COORDINATOR: _("sees all towns and neighbourhoods of the county"),
        Role.Kind.TOWN_COORDINATOR: _("sees Lünen and its neighbourhoods; other towns stay closed"),
        Role.Kind.STEERING_MEMBER: _("sees the whole county, for the decisions"),
        Role.Kind.ADMINISTRATOR: _("lets people in, gives roles, keeps the legal pages; changes no entries"),
        Role.Kind.PLANNER: _("sees Lünen and enters what is needed there"),
        Role.Kind.NAVIGATOR: _("sees what there is in Bergkamen, and shows families the way"),
        Role.Kind.ORGANIZATION_EDITOR: _("keeps the entries of an organization in Selm right, and nobody else's"),
        Role.Kind.AUDITOR: _("reads the audit trail of the county; changes nothing"),
    }[person.kind]


@transaction.atomic
def create_people(*, region: Region) -> None:
    """Create who is missing; whoever is there stays as they are. In another region they see it from its root."""
    areas = {area.code: area for area in Area.objects.in_region(region).order_by("-path")}
    root = next((area for area in areas.values() if area.parent_id is None), None)
    for person in PEOPLE:
        area = areas.get(person.area, root)
        organization = _organization_of(person, region)
        if area is None or (person.organization and organization is None):
            continue
        user, _is_new = add_person(email=person.email, name=person.name, password=PASSWORD)
        Role.objects.get_or_create(user=user, kind=person.kind, area=area, organization=organization)


def _organization_of(person: Person, region: Region) -> Any:
    """The named one, in another region its first; None where the role has none, or the region."""
    if not person.organization:
        return None
    model: Any = Role._meta.get_field("organization").related_model
    rows = model.objects.in_region(region).order_by("pk")
    return rows.filter(code=person.organization).first() or rows.first()
