# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the guide: for everyone, in every language, never a dead end, no 500."""

import pytest
from django.test import Client

from apps.guide.conftest import HOME
from lueckenlos.directory.models import Contact
from lueckenlos.guide.language import guide_languages
from lueckenlos.guide.models import ServiceDetail, Translation

pytestmark = pytest.mark.django_db


def text(response):
    return response.content.decode()


def test_a_region_that_did_not_open_its_guide_has_none(county):
    county.metadata = {key: value for key, value in county.metadata.items() if key != "guide"}
    county.save()
    for path in ("/kreis-unna/hilfe/", HOME, f"{HOME}suche/", f"{HOME}notfall/"):
        assert Client().get(path).status_code == 404


def test_the_way_in_speaks_the_language_of_the_browser(visitor):
    for accepted, code in (("tr-TR,tr;q=0.9", "tr"), ("uk", "uk"), ("fr", "de"), ("", "de"), ("ar-SY", "ar")):
        answer = visitor.get("/kreis-unna/hilfe/", HTTP_ACCEPT_LANGUAGE=accepted)
        assert answer.headers["Location"].endswith(f"/hilfe/{code}/")
        assert "Accept-Language" in answer.headers["Vary"]


@pytest.mark.parametrize("code", list(guide_languages()))
def test_every_page_in_every_language(visitor, service, code):
    home = HOME.replace("/de/", f"/{code}/")
    for path in (
        "",
        "suche/?q=Hebamme&ort=Selm&alter=3&umkreis=5",
        "suche/?lage=baby&ansicht=karte",
        f"angebot/{service.code}/",
        f"angebot/{service.code}/stimmt-nicht/",
        "notfall/?ort=Unna",
        f"merkliste/?a={service.code}",
    ):
        answer = visitor.get(home + path)
        assert answer.status_code == 200, path
        assert f'<html lang="{code}" dir="{guide_languages()[code].direction}"' in text(answer)
        assert "tel:110" in text(answer)
        assert answer.headers["Content-Language"] == code


def test_there_is_no_other_language_or_service(visitor):
    for path in ("/kreis-unna/hilfe/xx/", f"{HOME}angebot/s-neu-wir2/", f"{HOME}angebot/gibt-es-nicht/"):
        assert visitor.get(path).status_code == 404


def test_the_first_screen_of_a_service(visitor, service):
    page = text(visitor.get(f"{HOME}angebot/{service.code}/"))
    for words in ("0221 4710-555", "tel:02214710555", "kostenlos", "Türkisch", "59379 Selm"):
        assert words in page, words


def test_contacts_that_are_not_released_stay_inside(visitor, service):
    Contact.objects.in_region(service.region_id).update(is_released=None)
    assert "0221 4710-555" not in text(visitor.get(f"{HOME}angebot/{service.code}/"))


def test_kept_out_of_the_guide(visitor, service):
    ServiceDetail.objects.in_region(service.region_id).filter(service=service).delete()
    ServiceDetail.objects.rows(ServiceDetail).create(region=service.region, service=service, in_guide=False)
    assert visitor.get(f"{HOME}angebot/{service.code}/").status_code == 404


def test_translations_are_shown_marked_and_fall_back(visitor, service):
    rows = Translation.objects.in_region(service.region_id)
    rows.filter(entry=service.code).delete()
    address = f"{HOME.replace('/de/', '/tr/')}angebot/{service.code}/"
    page = text(visitor.get(address))
    assert f'<span lang="de" dir="ltr">{service.name}</span>' in page
    Translation.objects.rows(Translation).create(
        region=service.region, table="services", entry=service.code, column="name", language="tr",
        text="Hoş geldin", original="früher hieß es anders", origin="machine",
    )  # fmt: skip
    page = text(visitor.get(address))
    assert "<h1>Hoş geldin</h1>" in page
    assert page.count('class="note"') == 3, "by machine, out of date, the rest in German"


def test_never_a_dead_end(visitor):
    page = text(visitor.get(f"{HOME}suche/?q=Hebamme&ort=Selm&alter=20&einheit=j&vaeter=1"))
    assert "0800 111 0 550" in page
    assert 'class="nothing"' in page
    assert page.count("?q=Hebamme") >= 2, "the same without one of the filters"


def test_filters_that_hide_everything_only_together_are_offered_to_be_left_out_together(visitor):
    page = text(visitor.get(f"{HOME}suche/?q=Hebamme&ort=Selm&alter=20&einheit=j&vaeter=1"))
    nothing = page.partition('class="nothing"')[2]
    assert 'href="?q=Hebamme&amp;ort=05978032"' in nothing


@pytest.mark.parametrize(
    "query",
    [
        "q=" + "a" * 10_000,
        "q=" + "a+" * 3000,
        "&".join(f"f{n}=1" for n in range(900)),
        "q=%00",
        "q=%ff%fe",
        "ort=" + "%25" * 500,
        "q=((((((a%2B)%2B)%2B)%2B)%2B)%24",
        "seite=99999999999999999999&alter=1e9",
        "ansicht=karte&q=" + "ä" * 500,
    ],
)
def test_odd_questions_are_answered(visitor, query):
    assert visitor.get(f"{HOME}suche/?{query}").status_code in (200, 400)


def test_what_is_typed_is_not_markup(visitor):
    page = text(visitor.get(f"{HOME}suche/?q=<script>alert(1)</script>&ort=<img src=x>"))
    assert "<script>alert" not in page
    assert "<img" not in page


def test_no_cookie_is_set(visitor, service):
    for path in ("", "suche/?q=Baby", f"angebot/{service.code}/", "notfall/", "merkliste/"):
        assert not visitor.get(HOME + path).cookies, path


def test_the_times_as_a_calendar(visitor, service):
    answer = visitor.get(f"{HOME}angebot/{service.code}/termine.ics")
    assert answer.headers["Content-Type"].startswith("text/calendar")
    lines = text(answer).replace("\r\n ", "").splitlines()
    assert "RRULE:FREQ=WEEKLY" in lines
    assert any(line.startswith("DTSTART;TZID=Europe/Berlin:") and line.endswith("T090000") for line in lines)


def test_the_saved_list_says_what_is_gone(visitor, service):
    page = text(visitor.get(f"{HOME}merkliste/?a={service.code}&a=gibt-es-nicht&a=s-neu-wir2"))
    assert service.name in page
    assert page.count('class="card"') == 1


def test_a_page_of_hits_needs_as_many_queries_for_twenty_as_for_one(visitor, django_assert_max_num_queries):
    visitor.get(f"{HOME}suche/?q=Familienhebamme")
    with django_assert_max_num_queries(14):
        visitor.get(f"{HOME}suche/?q=Beratung&ort=Unna")


def test_search_engines_read_what_is_known(visitor, service):
    import json
    import re

    service.name = "Treff </script><b>"
    service.save()
    page = text(visitor.get(f"{HOME}angebot/{service.code}/"))
    found = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
    assert found["name"] == "Treff </script><b>"
    assert found["isAccessibleForFree"] is True
    assert found["availableChannel"]["servicePhone"]["telephone"] == "0221 4710-555"
    assert found["availableChannel"]["serviceLocation"]["geo"]["latitude"] == 51.697
    service.cost_cents = None
    service.save()
    page = text(visitor.get(f"{HOME}angebot/{service.code}/"))
    assert "isAccessibleForFree" not in page
