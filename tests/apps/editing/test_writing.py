# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Entries change in one way: whole rows, each with a revision, nothing lost."""

from datetime import date

import pytest

from lueckenlos.accounts.models import Role, User
from lueckenlos.directory.models import Service
from lueckenlos.editing.effects import effects_of
from lueckenlos.editing.models import Revision
from lueckenlos.editing.rights import Rights
from lueckenlos.editing.rows import changed_columns, from_json, read_row, to_json
from lueckenlos.editing.writing import Change, Conflict, Refused, undo, write_changes
from lueckenlos.frame.columns import tables_in_order
from lueckenlos.frame.models import Area
from lueckenlos.frame.queries import package_of, read_rows

pytestmark = pytest.mark.django_db
CODE = "s-selm-wellcome"


def person(key):
    return User.objects.get(email=f"{key}@beispiel.example")


def write(county, changes, by="kreis", **more):
    return write_changes(region=county, changes=changes, by=person(by), via="form", **more)


def test_rows_survive_being_kept_as_json(county):
    for table in tables_in_order():
        for row in read_rows(table, county)[1][:20]:
            assert from_json(table.name, to_json(row)) == row


def test_a_change_leaves_a_revision_and_a_new_state(county):
    row = read_row(county, "services", CODE)
    (revision,) = write(county, [Change("services", CODE, {**row, "places_per_year": 30.0})])
    assert read_row(county, "services", CODE) == {**row, "places_per_year": 30.0}
    assert from_json("services", revision.before) == row
    assert revision.area_paths == ("05978/05978032/",)
    state = county.state
    county.refresh_from_db()
    assert county.state != state


def test_what_changes_nothing_leaves_no_revision(county):
    assert write(county, [Change("services", CODE, read_row(county, "services", CODE))]) == []


def test_unknown_and_zero_are_two_things(county):
    row = read_row(county, "services", CODE)
    assert changed_columns({**row, "places_per_year": None}, {**row, "places_per_year": 0.0}) == ["places_per_year"]


def test_a_new_entry_and_its_removal(county):
    row = {**read_row(county, "services", CODE), "id": "s-neu", "name": "Neu"}
    (revision,) = write(county, [Change("services", "", row)])
    assert read_row(county, "services", "s-neu")["fields"] == row["fields"]
    undo(revision=revision, by=person("kreis"))
    assert read_row(county, "services", "s-neu") is None


def test_undo_brings_the_region_back(county):
    before = package_of(county).tables
    row = read_row(county, "services", CODE)
    (revision,) = write(county, [Change("services", CODE, {**row, "ends_on": date(2013, 1, 1), "fields": ()})])
    undo(revision=revision, by=person("kreis"))
    county.refresh_from_db()
    after = package_of(county).tables
    assert {name: table.columns for name, table in after.items()} == {n: t.columns for n, t in before.items()}


def test_two_editors_do_not_overwrite_each_other(county):
    row = read_row(county, "services", CODE)
    write(county, [Change("services", CODE, {**row, "waiting_weeks": 4.0}, seen=row, must_match=True)])
    with pytest.raises(Conflict) as conflict:
        write(county, [Change("services", CODE, {**row, "waiting_weeks": 9.0}, seen=row, must_match=True)])
    assert conflict.value.columns == ["waiting_weeks"]
    assert read_row(county, "services", CODE)["waiting_weeks"] == 4.0


def test_a_reference_that_leads_nowhere_writes_nothing(county):
    row = read_row(county, "services", CODE)
    other = read_row(county, "services", "s-luenen-stadtteileltern")
    with pytest.raises(Refused):
        write(
            county,
            [
                Change("services", "s-luenen-stadtteileltern", {**other, "name": "anders"}),
                Change("services", CODE, {**row, "organization": "o-gibt-es-nicht"}),
            ],
        )
    assert read_row(county, "services", "s-luenen-stadtteileltern") == other
    assert not Revision.objects.in_region(county).exists()


def test_many_changes_at_once_are_written_as_single_ones_are(county):
    rows = read_rows(next(t for t in tables_in_order() if t.name == "services"), county)[1][:60]
    revisions = write(county, [Change("services", row["id"], {**row, "waiting_weeks": 7.0}) for row in rows])
    assert len(revisions) == 60
    assert Service.objects.in_region(county).filter(waiting_weeks=7).count() == 60
    assert revisions[0].area_paths


def test_the_effect_on_the_boards_is_said_before_saving(county):
    row = read_row(county, "services", "s-luenen-stadtteileltern")
    effects = effects_of(county, [Change("services", row["id"], None)])
    assert {"05978024-sued", "05978024-gahmen"} <= {e.area for e in effects if not e.is_unbroken and e.was_unbroken}
    assert effects_of(county, [Change("services", row["id"], {**row, "description": "Anders"})]) == []


def role(kind, area, county, **more):
    user = User.objects.create_user(f"{kind}-{area}@stadt.example", None, name=kind)
    Role.objects.create(user=user, kind=kind, area=Area.objects.in_region(county).get(code=area), **more)
    return Rights(user, county)


def service(county, areas, fields):
    return {**read_row(county, "services", CODE), "areas": areas, "fields": fields}


@pytest.mark.parametrize(
    ("kind", "area", "areas", "fields", "allowed"),
    [
        ("county_coordinator", "05978", ("05978024",), ("health",), True),
        ("county_coordinator", "05978", ("05978024",), ("youth_welfare",), False),  # Lünen has its own youth office
        ("county_coordinator", "05978", ("05978008",), ("youth_welfare",), True),  # Bönen has none
        ("county_coordinator", "05978", ("05978024",), (), True),
        ("town_coordinator", "05978024", ("05978024-sued",), ("youth_welfare",), True),
        ("town_coordinator", "05978024", ("05978024",), ("health",), True),
        ("town_coordinator", "05978024", ("05978024", "05978032"), ("health",), False),
        ("town_coordinator", "05978024", ("05978",), ("health",), False),
        ("town_coordinator", "05978024", (), ("health",), False),
        ("steering_member", "05978", ("05978024",), ("health",), False),
        ("planner", "05978", ("05978024",), ("health",), False),
        ("auditor", "05978", ("05978024",), ("health",), False),
        ("administrator", "05978", ("05978024",), ("health",), False),
        ("navigator", "05978", ("05978024",), ("health",), False),
    ],
)
def test_rights_go_down_the_tree_within_what_an_office_is_responsible_for(county, kind, area, areas, fields, allowed):
    answer = role(kind, area, county).may_change("services", service(county, areas, fields))
    assert answer.reason
    if allowed is None:  # where a town has no office of its own, the county's is responsible
        own = [
            o for o in Rights(person("kreis"), county).offices if o[0] == fields[0] and o[1].endswith(f"{areas[0]}/")
        ]
        allowed = not own or any(o[2] == "05978/" for o in own)
    assert bool(answer) is allowed, answer.reason


def test_an_organization_keeps_what_is_its_own(county):
    from lueckenlos.directory.models import Organization

    row = read_row(county, "services", CODE)
    organization = Organization.objects.in_region(county).get(code=row["organization"])
    rights = role("organization_editor", "05978032", county, organization=organization)
    assert rights.may_change("services", row)
    assert not rights.may_change("services", row, {**row, "organization": "o-jugendamt-luenen"})
    assert not rights.may_change("needs", {"area": "05978032", "phase": "baby", "field": "health"})
    assert not rights.may_change("services", read_row(county, "services", "s-luenen-stadtteileltern"))


def test_a_role_for_some_fields_and_phases(county):
    from lueckenlos.frame.models import Field

    rights = role("town_coordinator", "05978024", county)
    rights.roles[0].fields.add(Field.objects.in_region(county).get(code="health"))
    rights = Rights(User.objects.get(pk=rights.user.pk), county)
    assert rights.may_change("services", service(county, ("05978024",), ("health",)))
    assert not rights.may_change("services", service(county, ("05978024",), ("education",)))


def test_only_the_whole_regions_coordination_changes_the_standard(county):
    cell = {"phase": "baby", "field": "health", "required": True, "minimum_coverage": 0.5}
    assert Rights(person("kreis"), county).may_change("standard_cells", cell)
    assert not Rights(person("luenen"), county).may_change("standard_cells", cell)
