# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What is allowed but will surprise is noted, and is never an error."""

import pytest

from datapackage.small_package import Read


@pytest.mark.parametrize(
    ("file", "old", "new", "row", "column", "value", "said"),
    [
        ("services.csv", "health,-9,36", "health,,36", 2, "from_month", "", "no life phase"),
        ("services.csv", "education,36,72", "education,36,", 4, "to_month", "", "no life phase"),
        ("services.csv", "72,05978004,", "72,,", 3, "areas", "", "no area"),
        ("services.csv", "health|education", "|", 3, "fields", "", "no cell"),
        ("needs.csv", "05978036,u3", "05978,u3", 2, "area", "05978", "has parts"),
        ("handovers.csv", "binding,a1", "binding,", 2, "agreement", "", "no agreement holds"),
        ("agreements.csv", "2014-12-31", "2012-05-31", 2, "agreement", "a1", "2012-06-01"),
        ("agreements.csv", "2010-01-01", "2012-06-02", 2, "agreement", "a1", "2012-06-01"),
        ("handovers.csv", "Lotsin,Büro,14,Anruf", "Lotsin,,14,", 2, "contact_to, if_no_answer", "", "process card"),
        ("handovers.csv", "s3,agreed", "s3,", 3, "binding", "", "counts as informal"),
        ("standard_transitions.csv", "u3,kita", "pregnancy,kita", 3, "to_phase", "kita", "do not follow"),
        ("standard_transitions.csv", "u3,kita", "kita,u3", 3, "to_phase", "u3", "do not follow"),
        ("phases.csv", "36,72", "36,", 4, "to_month", "", "no service can belong"),
        ("phases.csv", "36,72", "35,72", 4, "from_month", "35", "overlaps with u3"),
        ("phases.csv", "36,72", "37,72", 4, "from_month", "37", "there is a gap"),
        ("interventions.csv", "2500000", "", 2, "cost_cents_per_year", "", "cannot be planned"),
        ("interventions.csv", "2500000,s3", "2500000,", 2, "service", "", "cannot be planned"),
        ("interventions.csv", "1000000,s2,20", "1000000,s2,", 3, "places_per_year", "", "cannot be planned"),
        ("interventions.csv", "1000000,s2,20", "1000000,s3,20", 3, "service", "s3", "places are not known"),
        ("interventions.csv", "2015-12-31", "", 4, "until", "", "cannot be planned"),
        ("interventions.csv", "s1,s3,binding", "s1,,binding", 5, "to_service", "", "cannot be planned"),
        ("interventions.csv", "s1,s3,binding", "s1,s3,", 5, "binding", "", "counts as informal"),
    ],
)
def test_what_will_surprise_is_noted_and_no_error(
    spoil: Read, file: str, old: str, new: str, row: int, column: str, value: str, said: str
) -> None:
    _package, report = spoil(file, old, new)

    assert not report.errors
    found = [n for n in report.notices if said in n.problem]
    assert [(n.row, n.column, n.value) for n in found] == [(row, column, value)]
    assert found[0].action


@pytest.mark.parametrize("day", ["2010-01-01", "2014-12-31"])
def test_an_agreement_holds_on_its_first_and_on_its_last_day(read: Read, day: str) -> None:
    assert not read({"datapackage.json": f'{{"reference_date": "{day}"}}'})[1].notices


def test_an_agreement_that_cannot_be_looked_up_is_taken_at_its_word(read: Read) -> None:
    _package, report = read({"agreements.csv": None, "datapackage.json": '{"reference_date": "2012-06-01"}'})

    assert not [notice for notice in report.notices if notice.file == "handovers.csv"]


def test_an_absent_column_is_noted_once_and_not_in_every_row(read: Read) -> None:
    services = "id,fields,from_month,to_month\n" + "".join(f"s{i},health,0,36\n" for i in range(50))
    _package, report = read({"services.csv": services})

    found = [notice for notice in report.notices if notice.column == "areas"]
    assert [(notice.file, notice.row) for notice in found] == [("services.csv", None)]


def test_the_need_of_an_area_with_parts_is_noted_once_with_its_rows(read: Read) -> None:
    needs = "area,phase,field,places_per_year\n05978036,u3,health,1\n05978,u3,health,2\n05978,kita,health,3\n"
    _package, report = read({"needs.csv": needs})

    assert not report.errors
    (notice,) = report.notices
    assert (notice.row, notice.column, notice.value) == (3, "area", "05978")
    assert "2 rows" in notice.problem


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("interventions.csv", "2500000", "viel"),
        ("interventions.csv", "1000000,s2,20", "1000000,s2,1.200"),
        ("interventions.csv", "2015-12-31", "2015-13-31"),
        ("interventions.csv", "s1,s3,binding", "s1,s3,fest"),
        ("interventions.csv", "i2,Mehr Plätze,more_places,1000000,s2,20,,,,", "i2,Mehr,more_places,1000000"),
        ("services.csv", ",12.5,", ",1.250,"),
        ("handovers.csv", "binding,a1", "binding,a9"),
        ("handovers.csv", "Büro,14,", "Büro,bald,"),
        ("phases.csv", "u3,Unter drei,Under three,0,36", "u3,Unter drei,Under three,0,bald"),
    ],
)
def test_what_is_an_error_already_is_not_noted_too(spoil: Read, file: str, old: str, new: str) -> None:
    _package, report = spoil(file, old, new)

    assert len(report.errors) == 1
    assert not report.notices


@pytest.mark.parametrize("spoilt", ["health|education,x,72", "health|education,0,72,too,many"])
def test_a_cell_that_could_not_be_read_is_not_noted_as_missing(spoil: Read, spoilt: str) -> None:
    _package, report = spoil("services.csv", "health|education,0,72", spoilt)

    assert [error.row for error in report.errors] == [3]
    assert not [notice for notice in report.notices if notice.file == "services.csv"]
