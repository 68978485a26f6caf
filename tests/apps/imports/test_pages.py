# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of imports and exports: who sees them, what they do, and what they say."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from imports_helpers import ROWS, applied, checked, csv_of
from lueckenlos.datapackage import read_package
from lueckenlos.directory.models import Handover, Service
from lueckenlos.imports import files
from lueckenlos.imports.models import ImportBatch, SavedMapping
from lueckenlos.shared.models import AuditEvent

pytestmark = pytest.mark.django_db


def at(name, **more):
    return reverse(f"imports:{name}", kwargs={"region": "kreis-unna", **more})


def send(client, content, name="angebote.csv"):
    return client.post(at("imports"), {"file": SimpleUploadedFile(name, content)})


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("liste.pdf", b"%PDF", "keine CSV"),
        ("liste.xlsx", b"not a workbook", "beschädigt"),
        ("liste.csv", b"\n\n\n", "nichts"),
        ("liste.zip", b"PK\x03\x04broken", "beschädigt"),
    ],
)
def test_a_bad_file_gets_a_message_and_leaves_nothing(kreis, uploads, name, content, says):
    response = send(kreis, content, name)
    assert response.status_code == 422
    assert says in response.content.decode()
    assert not ImportBatch.objects.rows(ImportBatch).exists()
    assert list(uploads.iterdir()) == [] if uploads.exists() else True


def test_too_large_a_file_is_refused(kreis, monkeypatch):
    monkeypatch.setattr(files, "LARGEST_UPLOAD", 100)
    assert "größer" in send(kreis, csv_of(ROWS)).content.decode()


def test_the_whole_way_over_the_pages(county, kreis, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    response = send(kreis, csv_of(ROWS))
    batch = ImportBatch.objects.in_region(county).get()
    assert response.headers["Location"] == at("mapping", batch=batch.pk)
    page = kreis.get(at("mapping", batch=batch.pk)).content.decode()
    assert "Elterncafé Nord" in page  # sample values stand beside the columns
    posted = mapped_fields(page)
    assert posted["c-services-name"] == "Angebot"
    response = kreis.post(at("mapping", batch=batch.pk), {**posted, "name": "Verzeichnis"})
    assert response.headers["Location"] == at("check", batch=batch.pk)
    page = kreis.get(at("check", batch=batch.pk)).content.decode()
    assert "5 Einträge sind neu" in page
    batch.refresh_from_db()
    assert batch.counts["new"] == 5
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.db.transaction.on_commit", lambda call, **_named: call())
        kreis.post(at("apply", batch=batch.pk), {"fingerprint": batch.fingerprint})
    batch.refresh_from_db()
    assert batch.state == "applied"
    assert Service.objects.in_region(county).filter(name="Sprachspiel").exists()
    assert kreis.get(at("batch", batch=batch.pk)).status_code == 200
    kreis.post(at("undo", batch=batch.pk))
    assert not Service.objects.in_region(county).filter(name="Sprachspiel").exists()


def mapped_fields(page):
    """What a browser would send back from the mapping."""
    from html.parser import HTMLParser

    class Fields(HTMLParser):
        def __init__(self):
            super().__init__()
            self.found, self.select, self.method, self.area = {}, None, "", None

        def handle_starttag(self, tag, attributes):
            a = dict(attributes)
            if tag == "form":
                self.method = a.get("method", "")
            if self.method != "post":
                return
            if tag == "input" and a.get("name") and a.get("type") != "file":
                if a.get("type") != "checkbox":
                    self.found.setdefault(a["name"], [])
                    self.found[a["name"]] = [*self.found[a["name"]], a.get("value", "")]
                elif "checked" in a:
                    self.found[a["name"]] = ["on"]
            elif tag == "select":
                self.select = a["name"]
            elif tag == "option" and self.select and "selected" in a:
                self.found[self.select] = a["value"]

    parser = Fields()
    parser.feed(page)
    return parser.found


def test_the_dry_run_that_was_seen_is_what_is_taken_over(county, kreis):
    batch = checked(county)
    kreis.post(at("apply", batch=batch.pk), {"fingerprint": "another"})
    batch.refresh_from_db()
    assert batch.state == "checked"


@pytest.mark.parametrize("name", ["batch", "mapping", "check", "file"])
def test_an_import_is_seen_by_who_made_it_and_by_the_regions_coordination(county, kreis, luenen, lenkung, name):
    batch = checked(county, by="luenen")
    address = at(name, batch=batch.pk)
    assert luenen.get(address, follow=True).status_code == 200
    assert kreis.get(address, follow=True).status_code == 200
    assert lenkung.get(address).status_code == 404
    of_county = checked(county, source="Anderes")
    assert luenen.get(at(name, batch=of_county.pk)).status_code == 404


@pytest.mark.parametrize("name", ["apply", "undo", "discard"])
def test_what_writes_is_posted_and_not_for_strangers(county, kreis, luenen, name):
    batch = checked(county)
    assert kreis.get(at(name, batch=batch.pk)).status_code == 405
    assert luenen.post(at(name, batch=batch.pk)).status_code == 404


def test_who_only_reads_brings_nothing_in(county, lenkung):
    page = lenkung.get(at("imports")).content.decode()
    assert 'type="file"' not in page
    assert send(lenkung, csv_of(ROWS)).status_code == 403
    applied(county)
    mapping = SavedMapping.objects.in_region(county).get()
    assert lenkung.post(at("forget-mapping", mapping=mapping.pk)).status_code == 403
    assert lenkung.post(at("export"), {"name": "x", "table": "services", "columns": "A = name"}).status_code == 403


def test_discarding_throws_the_file_away(county, kreis, uploads, django_capture_on_commit_callbacks):
    batch = checked(county)
    assert len(list(uploads.iterdir())) == 1
    with django_capture_on_commit_callbacks(execute=True):
        kreis.post(at("discard", batch=batch.pk))
    assert list(uploads.iterdir()) == []


def test_a_package_holds_what_the_person_sees_and_can_be_read_again(county, kreis, luenen, tmp_path):
    for form in ("zip", "xlsx"):
        for client, all_of_it in ((kreis, True), (luenen, False)):
            response = client.get(at("package") + f"?als={form}")
            path = tmp_path / f"package.{form}"
            path.write_bytes(response.content)
            package, report = read_package(path)
            codes = set(package.tables["services"].columns["id"])
            assert ("s-selm-wellcome" in codes) is all_of_it
            assert "s-luenen-stadtteileltern" in codes
            if all_of_it:
                assert not report.errors
                assert len(codes) == Service.objects.in_region(county).count()
    assert AuditEvent.objects.filter(action="export.package").count() == 4


def test_a_package_taken_along_and_brought_in_changes_nothing(county, kreis, luenen):
    for client in (kreis, luenen):
        content = client.get(at("package") + "?als=xlsx").content
        response = send(client, content, "paket.xlsx")
        batch = ImportBatch.objects.in_region(county).first()
        assert response.headers["Location"] == at("check", batch=batch.pk)
        problems = [row.problems for row in batch.rows.filter(state__in=("wrong", "changed", "new", "unsure"))[:3]]
        assert problems == []
        assert batch.counts["unchanged"] > 100


def test_contacts_go_only_to_who_may_change_them(county, kreis, lenkung):
    handover = Handover.objects.in_region(county).filter(from_service__areas__code="05978024").first()
    Handover.objects.in_region(county).filter(pk=handover.pk).update(contact_from="Frühe Hilfen, Zimmer 7")
    assert "Zimmer 7" not in lenkung.get(at("table", table="handovers") + "?als=csv").content.decode()
    assert "@" in kreis.get(at("table", table="contacts") + "?als=csv").content.decode()
    assert "@" not in lenkung.get(at("table", table="contacts") + "?als=csv").content.decode()
    with zipfile.ZipFile(io.BytesIO(lenkung.get(at("package") + "?als=zip").content)) as archive:
        assert b"Zimmer 7" not in archive.read("handovers.csv")


def test_text_that_looks_like_a_formula_stays_text_and_comes_back_as_it_was(county, kreis):
    Service.objects.in_region(county).filter(code="s-selm-wellcome").update(description='=HYPERLINK("http://x")')
    content = kreis.get(at("table", table="services") + "?als=csv").content
    assert "'=HYPERLINK" in content.decode("utf-8-sig")
    send(kreis, content, "services.csv")
    batch = ImportBatch.objects.in_region(county).first()
    assert (batch.counts["changed"], batch.counts["wrong"]) == (0, 0)
    book = zipfile.ZipFile(io.BytesIO(kreis.get(at("table", table="services") + "?als=xlsx").content))
    assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_back_into_the_columns_of_the_source(county, kreis):
    applied(county)
    mapping = SavedMapping.objects.in_region(county).get()
    text = kreis.get(at("mapped", mapping=mapping.pk) + "?als=csv").content.decode("utf-8-sig")
    header, *lines = text.splitlines()
    assert header == "Nr.,Angebot,Träger,Beschreibung,Handlungsfeld,Alter von,Alter bis,Kommune,Plätze"
    assert "2,Sprachspiel,Verein Nordlicht,Spiele in zwei Sprachen.,education,36,72,05978040,15.0" in lines
    send(kreis, text.encode(), "zurueck.csv")
    batch = ImportBatch.objects.in_region(county).first()
    assert batch.source == "Verzeichnis"
    assert batch.counts["new"] == 0


def test_a_mapping_for_another_directory(county, kreis):
    columns = "Titel = name\nAnbieter = organization.name\nOrt = areas.name"
    assert kreis.post(at("export"), {"name": "Anderes", "table": "services", "columns": columns}).status_code == 302
    mapping = SavedMapping.objects.in_region(county).get(direction="export")
    text = kreis.get(at("mapped", mapping=mapping.pk) + "?als=csv").content.decode("utf-8-sig")
    assert text.startswith("Titel,Anbieter,Ort\n")
    assert "Selm" in text
    bad = kreis.post(at("export"), {"name": "Anderes", "table": "services", "columns": "Titel = gibtsnicht"})
    assert bad.status_code == 422


def test_exports_stay_in_their_region(county, kreis):
    assert kreis.get(at("table", table="gibtsnicht") + "?als=csv").status_code == 404
    assert kreis.get(at("table", table="services")).status_code == 404
    assert kreis.get(at("package") + "?als=exe").status_code == 404
    assert kreis.get(at("mapped", mapping=99) + "?als=csv").status_code == 404
    assert kreis.get("/fremd/mitnehmen/paket/?als=zip").status_code == 404
