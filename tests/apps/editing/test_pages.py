# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Editing as a person does it: open, change, look at what it does, save; review, conflict, draft, history."""

import re

import pytest
from django.core import mail
from django.test import Client

from lueckenlos.accounts.models import Role, User
from lueckenlos.editing.models import Draft, Proposal, ReviewRule, Revision
from lueckenlos.editing.rows import read_row
from lueckenlos.editing.tables import edited_tables
from lueckenlos.editing.writing import Change, write_changes
from lueckenlos.frame.models import Area

pytestmark = pytest.mark.django_db
BASE = "/kreis-unna/bearbeiten"
WELLCOME = f"{BASE}/angebote/eintrag/s-selm-wellcome/"


def fields(html):
    """What a browser would send of the form of the entry."""
    form = html[html.index('id="entry-form"') :]
    form = form[: form.index("</form>")]
    data = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and (('type="checkbox"' not in tag) or " checked" in tag):
            data.setdefault(name[1], []).append(value[1] if value else "")
    for name, text in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>\n?(.*?)</textarea>', form, re.DOTALL):
        data[name] = [text]
    for name, options in re.findall(r'<select name="([^"]*)".*?>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        data[name] = [chosen[1] if chosen else ""]
    return data


def opened(client, address):
    response = client.get(address)
    assert response.status_code == 200, response.content.decode()[:2000]
    return fields(response.content.decode())


def editor(county, code="s-selm-wellcome"):
    from lueckenlos.directory.models import Service

    organization = Service.objects.in_region(county).get(code=code).organization
    user = User.objects.create_user("traeger@stadt.example", None, name="Träger")
    area = Area.objects.in_region(county).get(code="05978032")
    Role.objects.create(user=user, kind="organization_editor", area=area, organization=organization)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def selm(county):
    user = User.objects.create_user("selm@stadt.example", None, name="Koordination Selm")
    Role.objects.create(user=user, kind="town_coordinator", area=Area.objects.in_region(county).get(code="05978032"))
    client = Client()
    client.force_login(user)
    return client


def test_opening_and_saving_changes_nothing(county, selm):
    before = read_row(county, "services", "s-selm-wellcome")
    data = opened(selm, WELLCOME)
    assert "Nichts ändert sich" in selm.post(WELLCOME, {**data, "do": "preview"}).content.decode()
    assert selm.post(WELLCOME, {**data, "do": "save"}).status_code == 302
    assert read_row(county, "services", "s-selm-wellcome") == before
    assert not Revision.objects.in_region(county).exists()


@pytest.mark.parametrize("table", [t.slug for t in edited_tables()])
def test_every_entry_of_every_table_comes_back_as_it_was(county, kreis, table):
    """The first entries of each table, through the form of somebody who may change them."""
    from lueckenlos.editing.rows import key_of
    from lueckenlos.editing.tables import table_of
    from lueckenlos.frame.columns import kept_table
    from lueckenlos.frame.queries import read_rows

    name = table_of(table).name
    Role.objects.update(area=Area.objects.in_region(county).get(code="05978"))
    for row in read_rows(kept_table(name), county)[1][:6]:
        address = f"{BASE}/{table}/eintrag/{key_of(name, row)}/"
        response = kreis.get(address)
        if response.status_code == 403:  # a town's own office
            continue
        data = fields(response.content.decode())
        answer = kreis.post(address, {**data, "do": "preview"}).content.decode()
        assert "Nichts ändert sich" in answer, (address, re.findall(r"field__error[^<]*<", answer))


def test_a_change_says_what_it_does_and_is_saved(county, selm):
    data = opened(selm, WELLCOME)
    html = selm.post(WELLCOME, {**data, "places_per_year": ["25"], "do": "preview"}).content.decode()
    assert "Das würde sich ändern" in html
    assert "nicht bekannt" in html
    again = fields(html)
    assert again["places_per_year"] == ["25"]
    assert selm.post(WELLCOME, {**again, "do": "save"}).status_code == 302
    assert read_row(county, "services", "s-selm-wellcome")["places_per_year"] == 25
    history = selm.get("/kreis-unna/verlauf/angebote/s-selm-wellcome/").content.decode()
    assert "Koordination Selm" in history
    revision = Revision.objects.in_region(county).get()
    assert selm.post(f"/kreis-unna/verlauf/rueckgaengig/{revision.pk}/").status_code == 302
    assert read_row(county, "services", "s-selm-wellcome")["places_per_year"] is None


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("places_per_year", "viele", "keine Zahl"),
        ("name", "", "ausfüllen"),
        ("cost_cents", "1,234", "zwei Nachkommastellen"),
        ("ends_on", "31.02.2013", "gibt es nicht"),
        ("organization", "o-gibt-es-nicht", "nicht wählbar"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(selm, column, value, words):
    response = selm.post(WELLCOME, {**opened(selm, WELLCOME), column: [value], "do": "save"})
    assert response.status_code == 422
    assert words in response.content.decode()


def test_a_new_entry_gets_its_key_and_is_made_once(county, selm):
    address = f"{BASE}/angebote/neu/"
    data = {**opened(selm, address), "name": ["Krabbelgruppe Bücherwürmer"], "areas": ["05978032"],
            "fields": ["education"], "from_month": ["0"], "to_month": ["36"]}  # fmt: skip
    for _click in range(2):
        response = selm.post(address, {**data, "do": "save"})
        assert response.status_code == 302
        assert response.headers["Location"].endswith("/angebote/s-krabbelgruppe-buecherwuermer/")
    assert Revision.objects.in_region(county).count() == 1
    html = selm.post(
        address,
        {**data, **opened(selm, address), "name": ["Krabbelgruppe Bücherwurm"], "areas": ["05978032"], "do": "preview"},
    )
    assert "Gibt es das schon" in html.content.decode()


def test_two_who_edit_the_same_choose_field_by_field(county, selm, kreis):
    mine = opened(selm, WELLCOME)
    row = read_row(county, "services", "s-selm-wellcome")
    others = {**row, "waiting_weeks": 6.0, "description": "Von anderen"}
    by = User.objects.get(email="kreis@beispiel.example")
    write_changes(region=county, changes=[Change("services", row["id"], others)], by=by, via="form")
    response = selm.post(WELLCOME, {**mine, "waiting_weeks": ["2"], "places_per_year": ["9"], "do": "save"})
    assert response.status_code == 409
    html = response.content.decode()
    assert "jemand anderes" in html.lower()
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', html))
    resolved = selm.post(WELLCOME, {**mine, **hidden, "waiting_weeks": "2", "places_per_year": "9",
                                    "choose-waiting_weeks": "theirs", "do": "resolve"})  # fmt: skip
    data = fields(resolved.content.decode())
    assert selm.post(WELLCOME, {**data, "do": "save"}).status_code == 302
    saved = read_row(county, "services", "s-selm-wellcome")
    assert (saved["waiting_weeks"], saved["places_per_year"], saved["description"]) == (6.0, 9.0, "Von anderen")


def test_a_draft_is_kept_for_its_author_only(county, selm, kreis):
    data = opened(selm, WELLCOME)
    assert selm.post(WELLCOME, {**data, "name": ["Halb"], "places_per_year": ["x"], "do": "draft"}).status_code == 302
    assert "Halb" in selm.get(BASE + "/").content.decode()
    assert "Halb" not in kreis.get(BASE + "/").content.decode()
    assert fields(selm.get(WELLCOME + "?entwurf=1").content.decode())["places_per_year"] == ["x"]
    assert selm.post(WELLCOME, {**data, "name": ["Ganz"], "do": "save"}).status_code == 302
    assert not Draft.objects.rows(Draft).exists()


def test_an_organizations_change_waits_where_the_town_wants_it_so(county, selm):
    assert selm.post("/kreis-unna/freigaben/regel/", {"area": "05978032", "rule": "review"}).status_code == 302
    assert ReviewRule.objects.get().organizations_need_review
    traeger = editor(county)
    data = opened(traeger, WELLCOME)
    assert traeger.post(WELLCOME, {**data, "waiting_weeks": ["3"], "do": "save"}).status_code == 302
    assert read_row(county, "services", "s-selm-wellcome")["waiting_weeks"] is None
    proposal = Proposal.objects.in_region(county).get()
    assert traeger.post(f"/kreis-unna/freigaben/{proposal.pk}/", {"do": "approve"}).status_code == 302
    proposal.refresh_from_db()
    assert proposal.status == "waiting"
    page = selm.get("/kreis-unna/freigaben/").content.decode()
    assert "Wartezeit in Wochen" in page
    selm.post(f"/kreis-unna/freigaben/{proposal.pk}/", {"do": "approve", "note": "Danke"})
    assert read_row(county, "services", "s-selm-wellcome")["waiting_weeks"] == 3
    assert mail.outbox[0].to == ["traeger@stadt.example"]
    assert "Danke" in mail.outbox[0].body


def test_without_a_rule_it_holds_at_once_and_a_refusal_needs_a_reason(county, selm):
    traeger = editor(county)
    data = opened(traeger, WELLCOME)
    traeger.post(WELLCOME, {**data, "waiting_weeks": ["3"], "do": "save"})
    assert read_row(county, "services", "s-selm-wellcome")["waiting_weeks"] == 3
    selm.post("/kreis-unna/freigaben/regel/", {"area": "05978032", "rule": "review"})
    traeger.post(WELLCOME, {**opened(traeger, WELLCOME), "waiting_weeks": ["8"], "do": "save"})
    proposal = Proposal.objects.in_region(county).get()
    selm.post(f"/kreis-unna/freigaben/{proposal.pk}/", {"do": "reject"})
    proposal.refresh_from_db()
    assert proposal.status == "waiting"
    selm.post(f"/kreis-unna/freigaben/{proposal.pk}/", {"do": "reject", "note": "Bitte prüfen"})
    proposal.refresh_from_db()
    assert proposal.status == "rejected"
    assert read_row(county, "services", "s-selm-wellcome")["waiting_weeks"] == 3


def test_an_approval_does_not_overwrite_what_changed_since(county, selm):
    selm.post("/kreis-unna/freigaben/regel/", {"area": "05978032", "rule": "review"})
    traeger = editor(county)
    traeger.post(WELLCOME, {**opened(traeger, WELLCOME), "waiting_weeks": ["3"], "do": "save"})
    selm.post(WELLCOME, {**opened(selm, WELLCOME), "description": ["Anders"], "do": "save"})
    proposal = Proposal.objects.in_region(county).get()
    selm.post(f"/kreis-unna/freigaben/{proposal.pk}/", {"do": "approve"})
    proposal.refresh_from_db()
    assert proposal.status == "waiting"
    assert read_row(county, "services", "s-selm-wellcome")["waiting_weeks"] is None


def test_taking_out_says_what_it_opens_and_can_be_undone(county, kreis):
    Role.objects.filter(user__email="kreis@beispiel.example").update(kind="county_coordinator")
    user = User.objects.create_user("luenen2@stadt.example", None, name="Lünen")
    Role.objects.create(user=user, kind="town_coordinator", area=Area.objects.in_region(county).get(code="05978024"))
    client = Client()
    client.force_login(user)
    address = f"{BASE}/angebote/eintrag/s-luenen-stadtteileltern/"
    html = client.post(address, {**opened(client, address), "do": "remove"}).content.decode()
    assert "reißt" in html
    response = client.post(address, {**opened(client, address), "do": "really_remove"})
    assert response.status_code == 422, "it is used by handovers, and says so"
    assert read_row(county, "services", "s-luenen-stadtteileltern")


@pytest.mark.parametrize(
    "address",
    [WELLCOME, f"{BASE}/angebote/eintrag/gibt-es-nicht/", "/kreis-unna/verlauf/angebote/s-selm-wellcome/",
     f"{BASE}/unsinn/", f"{BASE}/mitglieder/eintrag/a|b/"],
)  # fmt: skip
def test_a_foreign_town_sees_nothing(luenen, address):
    assert luenen.get(address).status_code == 404
    assert luenen.post(address, {"do": "save"}).status_code in (404, 405)


def test_who_reads_is_told_why_they_do_not_write(lenkung, kreis):
    assert lenkung.get(WELLCOME).status_code == 403
    html = kreis.get(WELLCOME).content.decode()
    assert "Zuständig ist in Selm" in html


def test_a_form_that_was_not_opened_here_is_not_taken(selm):
    data = opened(selm, WELLCOME)
    assert selm.post(WELLCOME, {**data, "seen": "erfunden", "do": "save"}).status_code == 404
