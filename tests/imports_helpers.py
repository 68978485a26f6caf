# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Files as towns have them, and the way of one of them into the region."""

import csv
import io

from lueckenlos.accounts.models import User
from lueckenlos.imports import actions, applying
from lueckenlos.imports.models import ImportBatch
from lueckenlos.imports.rules import Rules

HEADER = ["Nr.", "Angebot", "Träger", "Beschreibung", "Handlungsfeld", "Alter von", "Alter bis", "Kommune", "Plätze"]
ROWS = [
    ["1", "Elterncafé Nord", "Verein Nordlicht", "Jeden Dienstag.", "Bildung", "0", "36", "Selm", "20"],
    ["2", "Sprachspiel", "Verein Nordlicht", "Spiele in zwei Sprachen.", "Bildung", "36", "72", "Werne", "15"],
    ["3", "Schwimmen für alle", "Sportbund Selm", "", "Gesundheit", "72", "120", "Selm", ""],
]


def person(key: str) -> User:
    return User.objects.get(email=f"{key}@beispiel.example")


def csv_of(rows, header=HEADER) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode()


def upload(county, content: bytes, *, by="kreis", name="angebote.csv") -> ImportBatch:
    return actions.upload_file(region=county, by=person(by), name=name, chunks=[content])


def checked(county, rows=ROWS, *, by="kreis", source="Verzeichnis", header=HEADER, **options) -> ImportBatch:
    batch = upload(county, csv_of(rows, header), by=by)
    if not batch.source:
        actions.map_file(batch=batch, rules=Rules.from_json(batch.rules), by=person(by), name=source)
    if options:
        actions.decide(batch=batch, decisions={}, options=options)
    actions.check_file(batch=batch)
    return batch


def applied(county, rows=ROWS, **named) -> ImportBatch:
    batch = checked(county, rows, **named)
    actions.submit(batch=batch, by=batch.by)
    applying.apply_batch(str(batch.pk))
    batch.refresh_from_db()
    assert batch.state == "applied", batch.message
    return batch
