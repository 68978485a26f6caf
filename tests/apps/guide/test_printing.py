# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The brochure, leaflets and lists: accessible, complete, in every language, whatever the entries say."""

import io
import re

import pypdf
import pytest
from django.utils import timezone

from apps.guide.conftest import HOME
from lueckenlos.directory.models import Organization, Service
from lueckenlos.frame.models import Area, Region
from lueckenlos.guide.brochure import brochure_of, kept, read_choice
from lueckenlos.guide.catalogue import catalogue_of
from lueckenlos.guide.language import guide_languages, speak
from lueckenlos.guide.models import ServiceDetail, Translation, YouthOfficeDistrict
from lueckenlos.reports.pdf import CannotTypeset

pytestmark = pytest.mark.django_db
HOSTILE = '#panic("x") $x$ <l> @r *b* \\ \x01 👶 \u202e' + "y" * 400


def printed(service):
    """A leaflet, a list and a booklet with the service in it."""
    return (
        f"angebot/{service.code}/blatt.pdf",
        f"merkliste.pdf?a={service.code}",
        "heft.pdf?gebiet=05978032&phase=baby",
    )


@pytest.fixture(autouse=True)
def patient(settings, tmp_path, monkeypatch):
    """Nothing is kept from test to test, and nobody is sent away because the machine is busy."""
    settings.DATA = tmp_path
    monkeypatch.setattr(kept, "PATIENCE_SECONDS", 60)


@pytest.fixture
def german():
    speak("de")
    yield
    speak("de")


def opened(answer):
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    return pypdf.PdfReader(io.BytesIO(answer.content))


def words_of(document):
    """All text without white space, hyphens of broken words and invisible signs."""
    return squeezed("".join(page.extract_text() for page in document.pages))


def squeezed(text):
    return re.sub(r"[\s\u00a0\u00ad\u200b\u2066-\u2069-]+", "", text)


def elements(document):
    """Every element of the structure tree, in reading order."""
    waiting = [document.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        one = waiting.pop()
        one = one.get_object() if hasattr(one, "get_object") else one
        if not isinstance(one, dict):
            continue
        yield one
        below = one.get("/K", [])
        below = below.get_object() if hasattr(below, "get_object") else below
        waiting += reversed(below) if isinstance(below, list) else [below]


def kinds(document):
    return [str(one.get("/S")) for one in elements(document)]


def data_of(region, **given):
    return brochure_of(
        region, read_choice(given, region), timezone.localtime(), lambda code: f"https://x.example/{code}"
    )


def test_the_brochure_of_a_town_is_tagged_and_named(visitor, service):
    document = opened(visitor.get(f"{HOME}heft.pdf?gebiet=05978032"))
    root = document.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("de")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "Selm" in document.metadata.title
    assert "pdfuaid:part" in root["/Metadata"].get_data().decode()
    tags = set(kinds(document))
    assert {"/H1", "/H2", "/Table", "/TH", "/L", "/Figure", "/Link"} <= tags
    figures = [one for one in elements(document) if one.get("/S") == "/Figure"]
    assert all(one.get("/Alt") for one in figures)
    assert any(service.code in one["/Alt"] for one in figures), "the QR code says where it leads"
    marks = [one.title for one in document.outline if not isinstance(one, list)]
    assert len(marks) > 8, "chapters are bookmarks"


def test_every_service_of_the_place_stands_in_it_once_and_no_other(visitor, service, guide, german):
    answer = visitor.get(f"{HOME}heft.pdf?gebiet=05978032")
    text = words_of(opened(answer))
    catalogue = catalogue_of(Region.objects.get(pk=guide.pk))
    mask = catalogue.serves("05978032")
    served = [code for code, is_served in zip(catalogue.codes, mask.tolist()) if is_served]
    names = dict(Service.objects.in_region(guide).values_list("code", "name"))
    assert all(squeezed(names[code]) in text for code in served)
    data = data_of(guide, gebiet="05978032")
    assert len(data["entries"]) == len(served)
    stand = sorted(number for chapter in data["chapters"] for number in chapter["entries"])
    assert stand == list(range(len(served)))
    assert "02214710555" in text


def test_a_service_stands_where_it_begins_and_is_named_where_it_goes_on(guide, german):
    data = data_of(guide)
    chapters = {chapter["title"]: chapter for chapter in data["chapters"]}
    number = next(n for n, e in enumerate(data["entries"]) if "Vorsorge in der Schwangerschaft" in str(e["name"]))
    assert number in chapters["Schwangerschaft"]["entries"]
    long = next(n for n in chapters["Erstes Jahr"]["entries"] if n in chapters["Kita"]["also"])
    by_age = {group["title"]: group["entries"] for group in data["indexes"][0]["groups"]}
    assert long in by_age["Kita"]
    assert len(data["indexes"][1]["groups"]) > 5
    letters = [group["letter"] for group in data["names"]["groups"]]
    assert letters == sorted(letters)


def test_the_first_pages_say_whom_to_call(visitor, guide):
    YouthOfficeDistrict.objects.in_region(guide).delete()
    office = Organization.objects.in_region(guide).get(code="o-jugendamt-luenen")
    row = YouthOfficeDistrict.objects.rows(YouthOfficeDistrict).create(
        region=guide, code="asd", organization=office, name="Mitte", phone="0221 4710-1", phone_night="0221 4710-9"
    )
    row.areas.set([Area.objects.in_region(guide).get(code="05978024")])
    first = squeezed(
        "".join(page.extract_text() for page in opened(visitor.get(f"{HOME}heft.pdf?gebiet=05978024")).pages[:3])
    )
    for number in ("110", "112", "116117", "022147101", "022147109"):
        assert number in first
    other = squeezed(
        "".join(page.extract_text() for page in opened(visitor.get(f"{HOME}heft.pdf?gebiet=05978032")).pages[:3])
    )
    assert "022147109" not in other


def test_the_whole_county_and_what_narrows_it(visitor, guide, german):
    document = opened(visitor.get(f"{HOME}heft.pdf"))
    assert 50 < len(document.pages) < 500
    assert str(len(document.pages)) in document.pages[5].extract_text(), "each page says how many there are"
    whole = len(data_of(guide)["entries"])
    for narrowed in ({"phase": "pregnancy"}, {"lage": "baby"}, {"thema": "health"}, {"gebiet": "Selm"}):
        assert 0 < len(data_of(guide, **narrowed)["entries"]) < whole, narrowed


@pytest.mark.parametrize("code", list(guide_languages()))
def test_in_every_language(visitor, service, guide, code):
    row = {"region": guide, "table": "services", "entry": service.code, "column": "name", "language": code}
    text = {"ar": "مساعدة بعد الولادة", "uk": "Допомога після пологів"}.get(code, "Yardım")
    if code != "de":
        Translation.objects.rows(Translation).update_or_create(**row, defaults={"text": text, "original": service.name})
    home = HOME.replace("/de/", f"/{code}/")
    for path in printed(service):
        document = opened(visitor.get(home + path))
        assert document.trailer["/Root"]["/Lang"].startswith(code.partition("-")[0])
        words = words_of(document)
        if code == "uk":
            assert squeezed(text) in words
        if code == "ar":
            assert all(word in words for word in text.split()), "words can be copied and read aloud"
    if code not in ("de", "de-simple"):
        spoken = {one.get("/Lang") for one in elements(document)}
        assert "de" in {str(one)[:2] for one in spoken if one}, "what is not translated is marked as German"


def test_arabic_pages_are_read_from_the_right(visitor, service):
    page = opened(visitor.get(f"{HOME.replace('/de/', '/ar/')}angebot/{service.code}/blatt.pdf")).pages[0]
    starts = []

    def note(text, _matrix, matrix, _font, _size):
        if re.search(r"[\u0600-\u06ff]{3,}", text):
            starts.append(matrix[4])

    page.extract_text(visitor_text=note)
    assert starts, "there is Arabic text"


def test_hostile_entries_break_nothing(visitor, service, guide):
    Service.objects.in_region(guide).filter(pk=service.pk).update(name=HOSTILE, description=HOSTILE * 20)
    ServiceDetail.objects.in_region(guide).filter(service=service).delete()
    ServiceDetail.objects.rows(ServiceDetail).create(
        region=guide, service=service, eligibility="👶", alert=HOSTILE, application_process=(HOSTILE,) * 30
    )
    Organization.objects.in_region(guide).filter(pk=service.organization_id).update(name=HOSTILE)
    guide.save()
    for path in printed(service):
        assert '#panic("x")$x$<l>@r*b*' in words_of(opened(visitor.get(HOME + path)))


def test_an_empty_region_still_says_whom_to_call(visitor, guide):
    empty = Region.objects.create(slug="leer", name="Leer", metadata={"guide": {"open": True}})
    assert visitor.get("/leer/hilfe/de/heft/").status_code == 200
    assert "116117" in words_of(opened(visitor.get("/leer/hilfe/de/heft.pdf")))
    assert empty.boundaries == {}


def test_the_page_to_choose_counts_and_forgives(visitor, guide):
    page = visitor.get(f"{HOME}heft/?gebiet=05978032").content.decode()
    count = int(catalogue_of(Region.objects.get(pk=guide.pk)).serves("05978032").sum())
    assert re.search(rf"\b{count} Angebote", page)
    assert 'value="05978032" selected' in page
    for query in ("gebiet=nix", "phase=nix", "lage=nix", "thema=nix", "gebiet=" + "x" * 9000, "gebiet=%00%ff"):
        for path in ("heft/", "heft.pdf"):
            answer = visitor.get(f"{HOME}{path}?{query}")
            assert answer.status_code in (200, 400, 404), query
            assert "text/html" in answer.headers["Content-Type"] or "%00" in query


def test_a_brochure_is_set_once_and_again_when_the_data_changed(visitor, guide, monkeypatch):
    made = []
    real = kept.typeset
    monkeypatch.setattr(kept, "typeset", lambda *given, **more: made.append(1) or real(*given, **more))
    address = f"{HOME}heft.pdf?gebiet=05978032&phase=pregnancy"
    first = visitor.get(address).content
    assert visitor.get(address).content == first
    assert visitor.head(f"{HOME}heft.pdf").status_code == 200
    assert len(made) == 1
    service = Service.objects.in_region(guide).filter(areas__code="05978032").first()
    service.description = "Neu"
    service.save()
    visitor.get(address)
    visitor.get(f"{HOME}heft.pdf?gebiet=05978032&phase=baby")
    assert len(made) >= 2


def test_nobody_waits_while_others_are_served(visitor, service, monkeypatch):
    monkeypatch.setattr(kept, "QUEUE_SECONDS", 0.1)
    turns = [kept._turn(kind, number) for kind, most in kept.AT_ONCE.items() for number in range(most)]
    try:
        for path in ("heft.pdf", f"angebot/{service.code}/blatt.pdf", f"merkliste.pdf?a={service.code}"):
            answer = visitor.get(HOME + path)
            assert answer.status_code == 503
            assert answer.headers["Retry-After"] == answer.headers["Refresh"]
            assert "tel:110" in answer.content.decode()
    finally:
        for turn in turns:
            turn.close()
    assert visitor.get(f"{HOME}angebot/{service.code}/blatt.pdf").status_code == 200


def test_what_takes_long_is_set_beside_the_request(visitor, guide, monkeypatch):
    monkeypatch.setattr(kept, "PATIENCE_SECONDS", 0)
    address = f"{HOME}heft.pdf?gebiet=05978032&phase=pregnancy"
    assert visitor.get(address).status_code == 503
    monkeypatch.setattr(kept, "QUEUE_SECONDS", 60)
    assert visitor.get(address).status_code == 200, "the second try waits for the first one's turn to end"


def test_what_cannot_be_set_is_said_and_not_tried_again_at_once(visitor, service, monkeypatch):
    tried = []

    def fail(*given, **more):
        tried.append(1)
        raise CannotTypeset("broken")

    monkeypatch.setattr(kept, "typeset", fail)
    for path in ("heft.pdf", "heft.pdf", f"angebot/{service.code}/blatt.pdf"):
        answer = visitor.get(HOME + path)
        assert answer.status_code == 503
        assert "Retry-After" not in answer.headers
    assert len(tried) == 2


def test_old_files_make_room(monkeypatch):
    monkeypatch.setattr(kept, "MOST_FILES", 2)
    for number in range(4):
        (kept.folder() / f"{number}.pdf").write_bytes(b"x")
    kept._forget_oldest()
    assert len(list(kept.folder().glob("*.pdf"))) == 2


def test_leaflets_and_lists_only_of_what_everyone_may_see(visitor, service, guide):
    assert visitor.get(f"{HOME}angebot/s-neu-wir2/blatt.pdf").status_code == 404
    answer = visitor.get(f"{HOME}merkliste.pdf?a=s-neu-wir2&a=nix")
    assert answer.status_code == 302
    codes = "&".join(f"a={code}" for code in catalogue_of(guide).codes[:120])
    document = opened(visitor.get(f"{HOME}merkliste.pdf?{codes}"))
    assert len([one for one in kinds(document) if one == "/Figure"]) <= 50
    leaflet = opened(visitor.get(f"{HOME}angebot/{service.code}/blatt.pdf"))
    assert len(leaflet.pages) == 1
    assert "02214710555" in words_of(leaflet)


def test_pages_lead_to_what_can_be_printed(visitor, service):
    assert "/heft/" in visitor.get(HOME).content.decode()
    assert "blatt.pdf" in visitor.get(f"{HOME}angebot/{service.code}/").content.decode()
    assert f"merkliste.pdf?a={service.code}" in visitor.get(f"{HOME}merkliste/?a={service.code}").content.decode()
