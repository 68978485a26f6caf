# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Translators' work: what is missing, one text at a time, files out and in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from apps.conftest import signed_in
from lueckenlos.directory.models import Service
from lueckenlos.editing.models import Revision
from lueckenlos.guide.models import Translation
from lueckenlos.translating.xliff import NotXliff, read_xliff, write_xliff

HOME = "/kreis-unna/uebersetzen/"
KEY = "services/s-selm-wellcome/name"
NAME = "wellcome – Hilfe nach der Geburt"


@pytest.fixture
def bare(county):
    """Without translations of the example."""
    Translation.objects.in_region(county).delete()
    return county


def rows(county):
    return Translation.objects.in_region(county)


def save(client, text, key=KEY, language="tr"):
    return client.post(f"{HOME}{language}/", {"key": key, "text": text, "weiter": "stand=missing"})


def upload(client, content, language="tr"):
    return client.post(f"{HOME}{language}/einlesen/", {"file": SimpleUploadedFile("t.xlf", content)})


def take_over(client, answer, language="tr"):
    return client.post(f"{HOME}{language}/uebernehmen/", {"token": answer.context["token"]})


def test_a_translation_is_saved_as_a_persons_and_ages_with_the_original(bare, kreis):
    assert NAME in kreis.get(f"{HOME}tr/?stand=missing&suche=wellcome").content.decode()
    assert save(kreis, "wellcome – doğumdan sonra yardım").status_code == 302
    row = rows(bare).get()
    assert (row.text, row.original, row.origin) == ("wellcome – doğumdan sonra yardım", NAME, "human")
    assert Revision.objects.in_region(bare).filter(table="translations").count() == 1
    service = Service.objects.in_region(bare).get(code="s-selm-wellcome")
    service.name = "wellcome"
    service.save()
    page = kreis.get(f"{HOME}tr/?stand=outdated").content.decode()
    assert "doğumdan" in page
    assert NAME in page, "what it said when it was translated"


def test_empty_takes_a_translation_out(bare, kreis):
    save(kreis, "wellcome")
    save(kreis, "")
    assert not rows(bare).exists()


def test_who_may_not_change_the_entry_may_not_translate_it(bare):
    assert save(signed_in("lenkung"), "x").status_code == 403
    assert save(signed_in("luenen"), "x").status_code == 404, "the town does not see it"
    assert save(signed_in("traeger"), "hoş geldin").status_code == 302, "the organization's own"
    assert not rows(bare).exclude(text="hoş geldin").exists()


def test_the_round_trip_of_a_file(bare, kreis):
    content = kreis.get(f"{HOME}tr/datei.xlf?stand=missing").content
    language, units = read_xliff(content)
    assert language == "tr"
    assert all(unit.target == "" for unit in units)
    done = content.decode().replace(
        '<target xml:lang="tr" state="new" />', '<target xml:lang="tr" state="translated">çeviri</target>', 3
    )
    answer = upload(kreis, done.encode())
    assert len(answer.context["reading"].fitting) == 3
    assert not rows(bare).exists(), "nothing is written before somebody says so"
    assert take_over(kreis, answer).status_code == 302
    assert rows(bare).filter(text="çeviri", origin="human").count() == 3
    again = upload(kreis, done.encode()).context["reading"]
    assert (len(again.fitting), again.same) == (0, 3)
    assert take_over(kreis, answer).status_code == 302, "a second time: said, not done"
    assert Revision.objects.in_region(bare).filter(table="translations").count() == 3


def test_what_does_not_fit_is_left_out_and_said(bare, kreis):
    text = f"""<?xml version="1.0"?><xliff version="1.2"><file source-language="de" target-language="tr"><body>
    <trans-unit id="{KEY}"><source>Früher hieß es so</source><target>eski</target></trans-unit>
    <trans-unit id="services/gibt-es-nicht/name"><source>x</source><target>y</target></trans-unit>
    </body></file></xliff>"""
    reading = upload(kreis, text.encode()).context["reading"]
    assert [item.entry for item in reading.changed_original] == ["s-selm-wellcome"]
    assert reading.unknown == ["services/gibt-es-nicht/name"]
    assert not reading.fitting


@pytest.mark.parametrize(
    "content",
    [
        b"no xml",
        b"<html></html>",
        b"<xliff><file><body>",
        b'<!DOCTYPE x [<!ENTITY a "b">]><xliff>&a;</xliff>',
        b'<?xml version="1.0"?><xliff target-language="uk" version="1.2"></xliff>',
        "<xliff/>".encode("utf-16"),
        b"\x00\xff",
    ],
)
def test_a_file_that_cannot_be_read_says_why(bare, kreis, content):
    answer = upload(kreis, content)
    assert answer.status_code in (200, 422)
    assert answer.status_code == 422 or not answer.context["reading"].fitting


def test_xliff_2_is_read():
    text = b"""<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="de" trgLang="tr">
    <file id="f">
    <unit id="u1" name="services/a/name"><segment state="final"><source>Hallo</source><target>Merhaba</target></segment>
    </unit></file></xliff>"""
    language, units = read_xliff(text)
    assert (language, units[0].key, units[0].source, units[0].target) == ("tr", "services/a/name", "Hallo", "Merhaba")
    with pytest.raises(NotXliff):
        read_xliff(b"")


def test_control_characters_do_not_break_a_file():
    from lueckenlos.translating.texts import Item

    item = Item("services", "a", "name", "A\x01", "Hallo\x02 <b>&", "Merhaba\x0b")
    assert read_xliff(write_xliff([item], "tr", "x"))[1][0].source == "Hallo <b>&"


def test_languages_that_there_are_not(bare, kreis):
    assert kreis.get(f"{HOME}de/").status_code == 404
    assert kreis.get(f"{HOME}xx/datei.xlf").status_code == 404
    assert "Türkisch" in kreis.get(HOME).content.decode()
