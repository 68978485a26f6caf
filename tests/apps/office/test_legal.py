# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Legal pages go down the tree, keep their versions, run nothing; barriers are reported without an account."""

import re
import time

import pytest
from django.core import mail, signing
from django.test import Client

from apps.office.conftest import client_of, person
from lueckenlos.office.markup import blocks_of, parts_of
from lueckenlos.office.models import BarrierReport, LegalText
from lueckenlos.shared import open_forms
from lueckenlos.shared.models import AuditEvent

pytestmark = pytest.mark.django_db
WRITE = "/kreis-unna/rechtstexte/"
REPORT = "/kreis-unna/barriere-melden/"


def write(client, code, page="impressum", text="# Impressum\nStadt Probe", **more):
    return client.post(
        f"{WRITE}?gebiet={code}&seite={page}&sprache={more.pop('sprache', 'de')}", {"text": text, **more}
    )


def read(code="", page="impressum", client=None, **headers):
    return (client or Client()).get(f"/kreis-unna/{page}/?gebiet={code}", **headers).content.decode()


def test_the_text_of_the_town_then_of_the_county_then_ours(verwaltung, settings, tmp_path):
    settings.DATA = tmp_path
    assert "pages/impressum.de.txt" in read("05978024")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/impressum.de.txt").write_text("# Impressum\nDer Betreiber", encoding="utf-8")
    assert "Der Betreiber" in read("05978024")
    write(verwaltung, "05978", text="Der Kreis")
    assert "Der Kreis" in read("05978024-sued")
    write(verwaltung, "05978024", text="# Wer wir sind\nDie Stadt")
    assert "<h1>Wer wir sind</h1>" in read("05978024-sued")
    assert "Die Stadt" in read("05978024")
    assert "Der Kreis" in read("05978032")
    assert "Der Kreis" in read("gibtesnicht")
    write(verwaltung, "05978024", text="")
    assert "Der Kreis" in read("05978024"), "an empty text gives the page back to the county"


def test_who_is_signed_in_reads_the_text_of_their_town(verwaltung, luenen):
    write(verwaltung, "05978024", text="Die Stadt Lünen")
    assert "Die Stadt Lünen" in read(client=luenen)
    footer = luenen.get("/kreis-unna/angebote/").content.decode().split("<footer")[1]
    assert "/kreis-unna/impressum/?gebiet=05978024" in footer
    assert 'href="/impressum/"' in Client().get("/").content.decode()


def test_german_stands_in_for_a_language_that_is_missing(verwaltung):
    write(verwaltung, "05978", text="Nur deutsch")
    english = {"headers": {"accept-language": "en"}}
    assert "Nur deutsch" in read(**english)
    write(verwaltung, "05978", text="In English", sprache="en")
    assert "In English" in read(**english)
    assert "Nur deutsch" in read()


def test_versions_are_kept_and_written_down(verwaltung):
    for text in ("eins", "zwei", "zwei"):
        assert write(verwaltung, "05978", text=text).status_code == 302
    assert list(LegalText.objects.order_by("pk").values_list("text", flat=True)) == ["eins", "zwei"]
    assert AuditEvent.objects.filter(action="legal.changed").count() == 2
    assert "eins" in verwaltung.get(f"{WRITE}?gebiet=05978&seite=impressum").content.decode()


def test_a_part_writes_for_itself_only(county, selm, kreis):
    client = client_of(selm)
    assert write(client, "05978032").status_code == 302
    for code in ("05978", "05978024"):
        assert write(client, code).status_code == 404
    assert write(kreis, "05978").status_code == 403
    assert set(LegalText.objects.values_list("area__code", flat=True)) == {"05978032"}


def test_the_text_runs_nothing(verwaltung):
    write(
        verwaltung, "05978",
        text="<script>alert(1)</script>\n[Klick](javascript:alert(1)) [gut](https://kreis.example/a?b=1&c=2)\n"
        "[schräg](//boese.example) Mail an info@kreis.example, https://x.example/).\n\n- eins\n- zwei\n\n## Zwischen",
    )  # fmt: skip
    page = read().split("<main")[1].split("</main")[0]
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    links = re.findall(r'href="([^"]+)"', page)
    assert links == ["https://kreis.example/a?b=1&amp;c=2", "mailto:info@kreis.example", "https://x.example/"]
    assert "<li>eins</li><li>zwei</li>" in page
    assert "<h2>Zwischen</h2>" in page


@pytest.mark.parametrize("text", ["", "#", "[](x)", "[a](", "\n\n\n", "a@b", "http://", "[" * 5000, "a." * 20_000])
def test_odd_texts_are_written_as_they_are(text):
    written = [part.words for block in blocks_of(text) for item in block.items for part in item]
    assert all(words in text for words in written)
    assert "".join(written) == re.sub(r"^#+\s*|^- |\n", "", text.strip())


def test_links_keep_every_word():
    for line in ("Siehe https://a.example/x, dann b@c.example.", "[a](ftp://x) und [b](/kreis/)"):
        words = "".join(part.words for part in parts_of(line))
        assert words == line.replace("[b](/kreis/)", "b")


def report(client=None, address=REPORT, age=10, **more):
    stamp = signing.dumps(time.time() - age, salt=open_forms.SALT)
    return (client or Client()).post(
        address, {"text": "Mit der Tastatur komme ich nicht weiter.", "opened": stamp, **more}
    )


def test_a_barrier_is_reported_without_an_account(county):
    assert REPORT in read("05978024", page="barrierefreiheit").replace("?gebiet=05978024", "")
    response = report(address=REPORT + "?gebiet=05978024", page="/kreis-unna/karte/", reply_to="ich@mail.example")
    assert response.status_code == 302
    found = BarrierReport.objects.get()
    assert (found.area.code, found.page) == ("05978024", "/kreis-unna/karte/")
    assert mail.outbox[-1].to == ["verwaltung@beispiel.example"]
    assert "ich@mail.example" in mail.outbox[-1].body
    event = AuditEvent.objects.get(action="barrier.reported")
    assert (event.person, "mail.example" in str(event.details)) == (None, False)


def test_it_goes_to_the_office_that_is_named_nearest(verwaltung):
    write(verwaltung, "05978", page="barrierefreiheit", text="x", contact="kreis@amt.example")
    write(verwaltung, "05978024", page="barrierefreiheit", text="", contact="stadt@amt.example")
    for code, to in (("05978032", "kreis@amt.example"), ("05978024-sued", "stadt@amt.example")):
        report(address=f"{REPORT}?gebiet={code}")
        assert mail.outbox[-1].to == [to]


def test_programs_get_thanks_and_nothing_is_kept(county):
    assert report(website="https://spam.example").status_code == 302
    assert report(age=1).status_code == 400
    assert report(age=25 * 3600).status_code == 400
    assert report(opened="x").status_code == 400
    assert not BarrierReport.objects.exists()
    assert mail.outbox == []


def test_not_more_than_five_an_hour(county):
    answers = [report(REMOTE_ADDR="192.0.2.7").status_code for _n in range(7)]
    assert answers == [302] * 5 + [400] * 2
    assert BarrierReport.objects.count() == 5


def test_reports_are_read_by_who_administers_the_area(county, verwaltung, selm):
    report(address=f"{REPORT}?gebiet=05978024")
    words = "Mit der Tastatur komme ich nicht weiter."
    assert words in verwaltung.get(WRITE).content.decode()
    assert words not in client_of(selm).get(WRITE).content.decode()


def test_without_a_region_the_report_is_kept(db):
    assert report(address="/barriere-melden/").status_code == 302
    assert BarrierReport.objects.get().area is None
    assert person("verwaltung") is not None
