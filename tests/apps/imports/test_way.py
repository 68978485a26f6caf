# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""From a foreign file to the region: mapped, checked, taken over, taken back, and the next file of the same source."""

import pytest

from imports_helpers import HEADER, ROWS, applied, checked, csv_of, person, upload
from lueckenlos.directory.models import Organization, Service
from lueckenlos.editing.models import Revision
from lueckenlos.editing.rows import read_row
from lueckenlos.editing.writing import Change, write_changes
from lueckenlos.frame.queries import package_of
from lueckenlos.imports import actions, applying
from lueckenlos.imports.actions import NotNow
from lueckenlos.imports.models import ExternalId, ImportRow, SavedMapping
from lueckenlos.imports.rules import Rules
from lueckenlos.shared.models import AuditEvent

pytestmark = pytest.mark.django_db


def tables(county):
    county.refresh_from_db()
    return {name: table.columns for name, table in package_of(county).tables.items()}


def test_columns_are_proposed_by_their_names(county):
    batch = upload(county, csv_of(ROWS))
    parts = {part.table: part for part in Rules.from_json(batch.rules).parts}
    services = {column: origin.column for column, origin in parts["services"].columns.items()}
    assert parts.keys() == {"organizations", "services"}
    assert parts["organizations"].columns["name"].column == "Träger"
    assert services["fields"] == "Handlungsfeld"
    assert services["areas"] == "Kommune"
    assert services["from_month"] == "Alter von"
    assert parts["services"].columns["organization"].of_row


def test_the_header_may_stand_below_a_title(county):
    content = b"Angebote der Stadt;;;\n\n" + csv_of(ROWS)
    (part, _services) = Rules.from_json(upload(county, content).rules).parts
    assert part.header_row == 3


def test_a_dry_run_writes_nothing(county):
    before = tables(county)
    batch = checked(county)
    assert batch.counts["new"] == 5  # three services, two organizations
    assert tables(county) == before
    assert not Revision.objects.in_region(county).exists()
    row = ImportRow.objects.get(batch=batch, table="services", number=2)
    assert row.changes["places_per_year"] == [None, 20.0]


def test_taken_over_with_revisions_audit_and_references(county):
    batch = applied(county)
    service = Service.objects.in_region(county).get(name="Sprachspiel")
    assert service.organization.name == "Verein Nordlicht"
    assert [area.code for area in service.areas.all()] == ["05978040"]
    assert Service.objects.in_region(county).get(name="Schwimmen für alle").places_per_year is None
    assert Organization.objects.in_region(county).filter(name="Verein Nordlicht").count() == 1
    assert Revision.objects.in_region(county).filter(batch=batch.pk, via="import").count() == 5
    assert AuditEvent.objects.filter(action="import.applied", subject=str(batch.pk)).count() == 1


def test_taking_an_import_back_brings_the_region_back(county):
    before = tables(county)
    batch = applied(county)
    assert tables(county) != before
    assert applying.undo_import(batch=batch, by=person("kreis")) == 5
    assert tables(county) == before
    assert not ExternalId.objects.in_region(county).exists()
    with pytest.raises(NotNow):
        applying.undo_import(batch=batch, by=person("kreis"))


def test_what_was_changed_since_stands_in_the_way_of_taking_back(county):
    batch = applied(county)
    code = Service.objects.in_region(county).get(name="Sprachspiel").code
    row = read_row(county, "services", code)
    change = Change("services", code, {**row, "waiting_weeks": 3.0})
    write_changes(region=county, changes=[change], by=person("kreis"), via="form")
    state = tables(county)
    assert [r.code for r in applying.changes_back(batch)[1]] == [code]
    with pytest.raises(NotNow):
        applying.undo_import(batch=batch, by=person("kreis"))
    assert tables(county) == state


def test_the_next_file_of_the_source_is_mapped_by_itself_and_known_by_its_keys(county):
    applied(county)
    renamed = [["1", "Elterncafé im Norden", *ROWS[0][2:]], *ROWS[1:]]
    batch = upload(county, csv_of(renamed), name="angebote-neu.csv")
    assert (batch.state, batch.source) == ("mapped", "Verzeichnis")
    counts = actions.check_file(batch=batch).counts
    assert (counts["new"], counts["changed"], counts["unchanged"]) == (0, 1, 4)
    row = ImportRow.objects.get(batch=batch, state="changed")
    assert row.changes == {"name": ["Elterncafé Nord", "Elterncafé im Norden"]}


def test_without_a_key_an_entry_is_known_by_name_and_organization(county):
    applied(county)
    without = [row[1:] for row in ROWS]
    batch = checked(county, without, header=HEADER[1:], source="Anderes")
    assert batch.counts["unchanged"] == 5
    other = [["Sprachspiel", "Sportbund Selm", *ROWS[1][3:]]]
    batch = checked(county, other, header=HEADER[1:], source="Anderes")
    assert batch.counts["new"] == 1


def test_a_near_name_is_asked_for_and_the_answer_is_remembered(county):
    applied(county)
    near = [["Elterncaffee Nord", *ROWS[0][2:]]]
    batch = checked(county, near, header=HEADER[1:], source="Anderes")
    assert batch.counts["unsure"] == 1
    row = ImportRow.objects.get(batch=batch, state="unsure")
    code = Service.objects.in_region(county).get(name="Elterncafé Nord").code
    assert [candidate["code"] for candidate in row.candidates] == [code]
    with pytest.raises(NotNow):
        actions.submit(batch=batch, by=person("kreis"))
    for answer, counts in ((code, {"changed": 1}), ("new", {"new": 1}), ("skip", {"skipped": 1})):
        actions.decide(batch=batch, decisions={row_key(row): answer}, options={})
        assert {k: actions.check_file(batch=batch).counts[k] for k in counts} == counts
    actions.decide(batch=batch, decisions={row_key(row): code}, options={})
    actions.check_file(batch=batch)
    actions.submit(batch=batch, by=person("kreis"))
    assert applying.apply_batch(str(batch.pk)) == "applied"
    again = checked(county, near, header=HEADER[1:], source="Anderes")
    assert (again.counts["unsure"], again.counts["unchanged"]) == (0, 2)


def row_key(row):
    return f"{row.table}|{row.number}"


def test_what_is_no_longer_in_the_file_goes_only_when_asked_for_and_only_what_came_from_there(county):
    applied(county)
    assert checked(county, ROWS[:2]).counts["removed"] == 0
    batch = checked(county, ROWS[:2], remove_missing=True)
    removed = {(r.table, r.name) for r in ImportRow.objects.filter(batch=batch, state="removed")}
    assert removed == {("services", "Schwimmen für alle"), ("organizations", "Sportbund Selm")}
    actions.submit(batch=batch, by=person("kreis"))
    assert applying.apply_batch(str(batch.pk)) == "applied"
    assert not Service.objects.in_region(county).filter(name="Schwimmen für alle").exists()
    batch.refresh_from_db()
    applying.undo_import(batch=batch, by=person("kreis"))
    assert Service.objects.in_region(county).filter(name="Schwimmen für alle").exists()


def test_empty_cells_leave_what_is_known_unless_told_otherwise(county):
    applied(county)
    empty = [[*ROWS[0][:8], ""], *ROWS[1:]]
    batch = upload(county, csv_of(empty))
    assert actions.check_file(batch=batch).counts["changed"] == 0
    rules = Rules.from_json(batch.rules)
    rules.keep_empty = False
    actions.map_file(batch=batch, rules=rules, by=person("kreis"))
    actions.check_file(batch=batch)
    row = ImportRow.objects.get(batch=batch, state="changed", number=2)
    assert row.changes == {"places_per_year": [20.0, None]}


def test_wrong_rows_are_named_with_column_value_and_what_to_do(county):
    wrong = [["4", "Kurs", "Verein", "", "Astrologie", "72", "36", "Atlantis", "viele"]]
    batch = checked(county, [*ROWS, *wrong])
    row = ImportRow.objects.get(batch=batch, state="wrong")
    found = {problem["column"]: problem["value"] for problem in row.problems}
    assert row.number == 5
    assert found == {"fields": "Astrologie", "areas": "Atlantis", "places_per_year": "viele", "to_month": "36"}
    assert all(problem["problem"] and problem["action"] for problem in row.problems)
    with pytest.raises(NotNow):
        actions.submit(batch=batch, by=person("kreis"))
    actions.decide(batch=batch, decisions={}, options={"leave_wrong_out": True})
    actions.submit(batch=batch, by=person("kreis"))
    assert applying.apply_batch(str(batch.pk)) == "applied"
    assert not Service.objects.in_region(county).filter(name="Kurs").exists()


def test_values_and_phases_are_translated(county):
    header = ["Angebot", "Schulart", "Offen für alle", "Kommune"]
    batch = upload(county, csv_of([["AG Chor", "Grundschule", "ja", "Kamen"]], header))
    rules = Rules.from_json(batch.rules)
    (part,) = rules.parts
    from lueckenlos.imports.rules import Origin

    part.columns |= {
        "from_month": Origin("Schulart"), "to_month": Origin("Schulart"),
        "level": Origin("Offen für alle", values={"ja": "universal", "nein": "selective"}),
        "fields": Origin(text="education"), "description": Origin(text="{Angebot} in {Kommune}"),
    }  # fmt: skip
    actions.map_file(batch=batch, rules=rules, by=person("kreis"))
    actions.check_file(batch=batch)
    changes = ImportRow.objects.get(batch=batch).changes
    after = {column: value for column, (_before, value) in changes.items()}
    assert (after["from_month"], after["to_month"], after["level"]) == (72, 120, "universal")
    assert (after["fields"], after["description"]) == (["education"], "AG Chor in Kamen")


def test_only_what_the_person_may_change_goes_through(county):
    batch = checked(county, by="luenen")
    assert batch.counts["new"] == 0
    reasons = [p["problem"] for r in ImportRow.objects.filter(batch=batch, state="wrong") for p in r.problems]
    assert any("Selm" in reason for reason in reasons)
    own = [["9", "Krabbelgruppe Süd", "Verein Lünen", "", "Gesundheit", "0", "12", "Lünen", "8"]]
    header = [*HEADER, "Sitz"]
    batch = checked(county, [[*own[0], "Lünen"]], by="luenen", header=header, source="Lünen")
    assert ImportRow.objects.filter(batch=batch, table="services", state="new").count() in (0, 1)


def test_names_in_other_towns_are_not_told(county):
    """What a town does not see is no candidate."""
    name = Service.objects.in_region(county).get(code="s-selm-wellcome").name
    batch = checked(county, [["1", name, "", "", "Gesundheit", "0", "12", "Lünen", ""]], by="luenen", source="L")
    row = ImportRow.objects.get(batch=batch, table="services")
    assert row.code != "s-selm-wellcome"
    assert row.candidates == []


def test_saved_mappings_belong_to_their_region(county):
    applied(county)
    mapping = SavedMapping.objects.in_region(county).get()
    assert mapping.name == "Verzeichnis"
    assert len(mapping.signature) == 64
