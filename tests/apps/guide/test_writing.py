# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What families send, and what is counted."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from apps.conftest import signed_in
from apps.guide.conftest import HOME, opened
from lueckenlos.directory.models import Service
from lueckenlos.frame.models import Area
from lueckenlos.guide.counting import write_counts
from lueckenlos.guide.feedback import MOST_FOR_SERVICE
from lueckenlos.guide.missed import clicks_of, forget_rare, searches_of
from lueckenlos.guide.models import ClickCount, Feedback, SearchCount
from lueckenlos.shared.models import AuditEvent

NOTES = "/kreis-unna/rueckmeldungen/"


def send(visitor, service, **more):
    words = {"kind": "phone", "text": "Da geht niemand dran.", "opened": opened(), **more}
    return visitor.post(f"{HOME}angebot/{service.code}/stimmt-nicht/", words)


def waiting():
    return Feedback.objects.rows(Feedback)


def test_a_note_reaches_the_organization_and_its_page(visitor, service, kreis):
    assert send(visitor, service, reply_to="ich@familie.example").status_code == 200
    assert waiting().get().text == "Da geht niemand dran."
    assert mail.outbox[-1].to == ["wellcome-selm@beispiel.example"]
    assert "ich@familie.example" in mail.outbox[-1].body
    event = AuditEvent.objects.get(action="feedback.sent")
    assert "familie.example" not in str(event.details) + event.subject
    page = kreis.get(NOTES).content.decode()
    assert "Da geht niemand dran." in page
    assert kreis.post(f"{NOTES}{waiting().get().pk}/").status_code == 302
    assert "Da geht niemand dran." not in kreis.get(NOTES).content.decode()


def test_only_who_may_change_the_entry_sees_it(visitor, service):
    send(visitor, service)
    number = waiting().get().pk
    assert "Da geht niemand dran." not in signed_in("luenen").get(NOTES).content.decode()
    assert signed_in("luenen").post(f"{NOTES}{number}/").status_code == 404
    assert signed_in("lenkung").post(f"{NOTES}{number}/").status_code == 403
    assert "Da geht niemand dran." in signed_in("traeger").get(NOTES).content.decode()


@pytest.mark.parametrize("more", [{"opened": ""}, {"opened": "x"}, {"kind": "nichts"}, {"reply_to": "keine"}])
def test_a_wrong_form_says_what_is_wrong_and_keeps_the_words(visitor, service, more):
    answer = send(visitor, service, **more)
    assert answer.status_code == 400
    assert "Da geht niemand dran." in answer.content.decode()
    assert not waiting().exists()


def test_programs_are_thanked_and_forgotten(visitor, service):
    assert send(visitor, service, website="http://spam.example").status_code == 200
    assert send(visitor, service, opened=opened(1)).status_code == 400
    assert not waiting().exists()


def test_many_notes_are_stopped_for_one_service_and_not_for_the_clinic(visitor, service):
    for _n in range(MOST_FOR_SERVICE):
        assert send(visitor, service).status_code == 200
    assert send(visitor, service).status_code == 400
    other = Service.objects.in_region(service.region_id).get(code="s-luenen-familienbuero")
    assert send(visitor, other).status_code == 200, "the next family at the same address"


def search(visitor, words, times=1, place=""):
    for _n in range(times):
        visitor.get(f"{HOME}suche/", {"q": words, "ort": place})
    write_counts()


def test_searches_are_summed_by_day_and_place(visitor, guide):
    search(visitor, "Xylophonkurs", times=4, place="Selm")
    search(visitor, "  XYLOPHONKURS ", times=1, place="Selm")
    search(visitor, "Xylophonkurs", times=1)
    rows = SearchCount.objects.in_region(guide).filter(words="xylophonkurs")
    assert sorted(rows.values_list("area__code", "searches", "without_hits")) == [("05978", 1, 1), ("05978032", 5, 5)]


def test_what_could_be_a_person_is_not_kept(visitor, guide):
    for words in ("mama@mail.example", "Anna 01.02.2012", "02303 1234567"):
        search(visitor, words)
    visitor.get(f"{HOME}suche/?q=Roboter", HTTP_USER_AGENT="SuperBot/1.0")
    visitor.get(f"{HOME}suche/?q=Roboter&seite=2")
    write_counts()
    assert not SearchCount.objects.in_region(guide).exists()


def test_few_searches_are_not_shown(visitor, guide, kreis):
    search(visitor, "Xylophonkurs", times=3, place="Selm")
    search(visitor, "Harfenkurs", times=2)
    areas = list(Area.objects.in_region(guide).values_list("pk", flat=True))
    found = searches_of(guide, areas)
    assert [(one.words, one.area, one.without_hits) for one in found.missed] == [("xylophonkurs", "Selm", 3)]
    assert (found.total, found.total_missed, found.rare) == (5, 5, 1)
    page = kreis.get("/kreis-unna/gesucht/").content.decode()
    assert "xylophonkurs" in page
    assert "harfenkurs" not in page
    assert "xylophonkurs" in kreis.get("/kreis-unna/kette/05978032/").content.decode()
    assert "xylophonkurs" not in signed_in("luenen").get("/kreis-unna/gesucht/").content.decode()


def test_rare_words_are_forgotten_after_a_month(visitor, guide):
    search(visitor, "Xylophonkurs", times=3)
    search(visitor, "Harfenkurs", times=2)
    later = timezone.localdate() + timedelta(days=32)
    assert forget_rare(later) == 1
    assert list(SearchCount.objects.in_region(guide).values_list("words", flat=True)) == ["xylophonkurs"]


def test_ways_out_are_counted_without_a_cookie(visitor, service, guide):
    address = f"{HOME}angebot/{service.code}/weg/"
    for way in ("call", "call", "call", "web", "quatsch"):
        answer = visitor.post(f"{address}{way}/")
        assert (answer.status_code, len(answer.cookies)) == (204, 0)
    write_counts()
    assert ClickCount.objects.in_region(guide).get(way="call").clicks == 3
    services = Service.objects.in_region(guide)
    assert [one.by_way for one in clicks_of(guide, services)] == [{"call": 3}], "one click is not shown"
    assert visitor.get(f"{address}call/").status_code == 405
