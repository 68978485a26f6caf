# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""1,000 files as nobody means them: each gets a message or a dry run, none an exception, and nothing is written."""

import io
import random
import zipfile

import pytest
import xlsxwriter

from imports_helpers import HEADER, ROWS, csv_of, person, upload
from lueckenlos.datapackage.schema import TABLES
from lueckenlos.datapackage.source import Unreadable
from lueckenlos.editing.models import Revision
from lueckenlos.imports import actions
from lueckenlos.imports.proposing import kept_tables, parts_for
from lueckenlos.imports.rules import Rules

pytestmark = pytest.mark.django_db
FILES = 1000
ODD = ["", " ", "0", "-1", "1e999", "NaN", "=1+1", "@SUM(A1)", "+49 2307", "'", '"', "|", "a|b||c", "\ufeff", "ß" * 300,
       "2024-13-45", "31.02.2024", "1.234", "1,5", "#REF!", "ja", "{x}", "\u202e", "x" * 40_000, "05978024", "5978024",
       "Lünen", "education", "\t", "99999999999999999999", "🎈", "s-selm-wellcome", "o-kreis-unna"]  # fmt: skip


def odd_rows(rng):
    return [[rng.choice(ODD) for _column in range(rng.randint(0, 12))] for _row in range(rng.randint(0, 12))]


def odd_header(rng):
    known = [column for table in TABLES.values() for column in table.columns]
    return [rng.choice([*HEADER, *known, *ODD]) for _column in range(rng.randint(1, 10))]


def random_bytes(rng):
    return rng.choice(["a.csv", "a.zip", "a.xlsx"]), rng.randbytes(rng.randint(0, 400))


def odd_csv(rng):
    content = csv_of(odd_rows(rng), odd_header(rng)).decode()
    encoding = rng.choice(["utf-8", "utf-16", "cp1252", "utf-8-sig", "latin-1", "utf-16-be", "utf-32"])
    return "liste.csv", content.encode(encoding, "replace")


def odd_workbook(rng):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": rng.random() < 0.5, "nan_inf_to_errors": True}) as book:
        for name in rng.sample(["services", "Angebote", "areas", "Blatt 1", "datapackage"], rng.randint(1, 3)):
            sheet = book.add_worksheet(name)
            for row, cells in enumerate([odd_header(rng), *odd_rows(rng)]):
                for column, cell in enumerate(cells):
                    if rng.random() < 0.2:
                        sheet.write_formula(row, column, "=A1*2", value=rng.choice(["", 4, "x", "#N/A"]))
                    else:
                        sheet.write(row, column, cell[:30_000])
    return "mappe.xlsx", out.getvalue()


def odd_zip(rng):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in rng.sample(["services.csv", "areas.csv", "x/needs.csv", "datapackage.json", "../a.csv"], 3):
            archive.writestr(name, csv_of(odd_rows(rng), odd_header(rng)))
    return "paket.zip", out.getvalue()


def damaged(rng):
    name, content = rng.choice([odd_workbook, odd_zip, odd_csv])(rng)
    changed = bytearray(content)
    for _hit in range(rng.randint(1, 20)):
        if changed:
            changed[rng.randrange(len(changed))] = rng.randrange(256)
    return name, bytes(changed[: rng.randint(0, len(changed))] if rng.random() < 0.4 else changed)


KINDS = [random_bytes, odd_csv, odd_workbook, odd_zip, damaged]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_odd_files(county, kind):
    rng = random.Random(f"lueckenlos {kind.__name__}")
    dry_runs, messages = 0, []
    for _number in range(FILES // len(KINDS)):
        name, content = kind(rng)
        try:
            batch = upload(county, content, name=name)
            if rng.random() < 0.5:
                sheet = rng.choice(actions.sheets_of(batch))
                tables = rng.sample(kept_tables(), rng.randint(1, 3))
                actions.map_file(batch=batch, rules=Rules(parts_for(sheet, 1, tables)), by=person("kreis"), name="x")
            actions.check_file(batch=batch)
            dry_runs += 1
        except Unreadable as error:
            messages.append((error.problem, error.action))
    assert not Revision.objects.in_region(county).exists()
    assert all(problem and action for problem, action in messages)
    assert dry_runs or kind is random_bytes


def test_what_is_right_among_them_is_still_found(county):
    """The fuzzing above would not notice a reader that refuses everything."""
    batch = upload(county, csv_of(ROWS))
    assert actions.check_file(batch=batch).counts["new"] == 5
