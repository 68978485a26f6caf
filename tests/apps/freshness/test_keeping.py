# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Replacing and listing contacts hold to the rules of the house: review, rights, nothing twice, nobody too many."""

from datetime import timedelta

import pytest
from django.core import mail

from lueckenlos.directory.models import Contact, Handover, Service
from lueckenlos.editing.models import Proposal, ReviewRule, Revision
from lueckenlos.editing.rows import read_row
from lueckenlos.editing.writing import Change, write_changes
from lueckenlos.frame.models import Area
from lueckenlos.freshness.due import Mailboxes
from lueckenlos.networks.models import Membership
from lueckenlos.shared.models import AuditEvent

pytestmark = pytest.mark.django_db
ADDRESS = "/kreis-unna/kontakte/k-fbs-selm-wellcome/ersetzen/"
NEW = {"on": "2012-07-01", "function": "Koordination Lotsen", "email": "lotsen-selm@beispiel.example"}


def write(county, table, code, **values):
    row = {**((read_row(county, table, code) if code else {}) or {"id": code}), **values}
    write_changes(region=county, changes=[Change(table, code, row)], by=None, via=Revision.Via.FORM)


def test_what_waits_for_review_is_not_replaced_past_it(county, traeger):
    area = Area.objects.in_region(county).get(code="05978032")
    ReviewRule.objects.create(area=area, organizations_need_review=True)
    page = traeger.post(ADDRESS, NEW)
    assert page.status_code == 200
    assert "erst geprüft" in page.content.decode()
    assert not Revision.objects.in_region(county).exists()
    assert not Proposal.objects.in_region(county).exists()


def test_sent_twice_it_is_replaced_once(county, traeger):
    for _n in range(2):
        traeger.post(ADDRESS, NEW)
    assert Contact.objects.in_region(county).filter(email=NEW["email"]).count() == 1
    assert AuditEvent.objects.filter(action="contact.replaced").count() == 1


def test_the_suggested_day_takes_effect_on_the_day_that_the_pages_show(county, traeger, wellcome):
    """The example's day is in 2012."""
    form = traeger.get(ADDRESS).context["form"]
    assert form["on"].value() == f"{county.reference_date}"
    traeger.post(ADDRESS, {**NEW, "on": f"{county.reference_date}"})
    assert Mailboxes(county).of(wellcome).email == NEW["email"]


def test_why_it_is_refused_names_the_entry(county, traeger):
    handover = Handover.objects.in_region(county).exclude(from_service__organization__code="o-fbs-selm").first()
    write(county, "handovers", handover.code, to_service="s-selm-wellcome", contact_to="Koordination wellcome")
    before = Revision.objects.in_region(county).count()
    body = traeger.post(ADDRESS, NEW).content.decode()
    assert (
        f"{handover.from_service} → wellcome – Hilfe nach der Geburt"
        in body.split('role="alert"')[1].split("</div>")[0]
    )
    assert Revision.objects.in_region(county).count() == before


def test_all_of_a_replacement_belongs_together_in_the_history(county, traeger):
    traeger.post(ADDRESS, NEW)
    batches = set(Revision.objects.in_region(county).values_list("batch", flat=True))
    assert len(batches) == 1
    assert batches != {None}


def test_mailboxes_are_taken_along_by_those_who_keep_them(county, lenkung, traeger, kreis):
    query = {"als": "csv"}
    assert "@" not in lenkung.get("/kreis-unna/kontakte/", query).content.decode()
    own = traeger.get("/kreis-unna/kontakte/", query).content.decode()
    assert "wellcome-selm@" in own
    assert "familienbuero-selm@" not in own
    assert "kjgd@" in kreis.get("/kreis-unna/kontakte/", query).content.decode()
    events = AuditEvent.objects.filter(action="export.table")
    assert {event.subject for event in events} == {"contacts"}
    assert events.count() == 3


def test_a_double_click_asks_once(county, traeger):
    for _n in range(2):
        assert traeger.post("/kreis-unna/aktualitaet/erbitten/", {"angebot": "s-selm-wellcome"}).status_code == 302
    assert len(mail.outbox) == 1


def addresses(client, **query):
    text = client.get("/kreis-unna/verteiler/", {**query, "als": "csv"}).content.decode("utf-8-sig")
    return {line.split(",")[-2] for line in text.splitlines()[1:]}


def test_who_has_left_a_network_is_not_on_its_list(county, kreis):
    write(
        county, "memberships", "", network="n-rt-kinderarmut-bergkamen", organization="o-stadtbibliothek-bergkamen",
        function="Bibliothek",
    )  # fmt: skip
    query = {"netzwerk": "n-rt-kinderarmut-bergkamen"}
    assert "kinderbibliothek-bergkamen@beispiel.example" in addresses(kreis, **query)
    rows = Membership.objects.in_region(county).filter(organization__code="o-stadtbibliothek-bergkamen")
    rows.update(until=county.reference_date - timedelta(days=1))
    assert "kinderbibliothek-bergkamen@beispiel.example" not in addresses(kreis, **query)


def test_a_contact_for_a_service_in_one_town_is_not_on_the_list_of_another(county, kreis):
    service = Service.objects.in_region(county).get(code="s-luenen-familienbuero")
    write(
        county, "contacts", "k-neu", organization=service.organization.code, function="Nur in Lünen",
        email="nur-luenen@beispiel.example", services=(service.code,), networks=(),
    )  # fmt: skip
    other = Service.objects.in_region(county).get(code="s-selm-familienbuero")
    write(county, "services", other.code, organization=service.organization.code)
    assert "nur-luenen@beispiel.example" in addresses(kreis, gebiet="05978024")
    found = addresses(kreis, gebiet="05978032")
    assert "familienbuero-luenen@beispiel.example" in found
    assert "nur-luenen@beispiel.example" not in found


@pytest.mark.parametrize("address", ["aktualitaet/", "kontakte/"])
def test_more_rows_need_no_more_queries(county, kreis, address, django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        assert kreis.get(f"/kreis-unna/{address}").status_code == 200


UNDO = "/kreis-unna/kontakte/k-fbs-selm-wellcome/zuruecknehmen/"


def everything(county):
    found = {}
    for table, model in (("contacts", Contact), ("handovers", Handover)):
        for code in model.objects.in_region(county).values_list("code", flat=True):
            found[table, code] = read_row(county, table, code)
    return found


def test_a_replacement_is_taken_back_in_one_step(county, traeger):
    Handover.objects.in_region(county).filter(from_service__code="s-selm-wellcome").update(
        contact_from="Koordination wellcome"
    )
    before = everything(county)
    assert "Ersatz zurücknehmen" not in traeger.get(ADDRESS).content.decode()
    traeger.post(ADDRESS, NEW)
    assert len([key for key, row in everything(county).items() if before.get(key) != row]) > 3
    assert "Ersatz zurücknehmen" in traeger.get(ADDRESS).content.decode()
    for _n in range(2):
        assert traeger.post(UNDO).status_code == 302
    assert everything(county) == before
    assert AuditEvent.objects.filter(action="contact.replacement_undone").count() == 1
    assert "Ersatz zurücknehmen" not in traeger.get(ADDRESS).content.decode()
    traeger.post(ADDRESS, NEW)  # and again
    assert Contact.objects.in_region(county).filter(email=NEW["email"]).count() == 1


def test_what_was_changed_since_is_not_lost_by_taking_back(county, traeger):
    traeger.post(ADDRESS, NEW)
    new = Contact.objects.in_region(county).get(email=NEW["email"])
    write(county, "contacts", new.code, phone="02592 123")
    after = everything(county)
    page = traeger.post(UNDO, follow=True)
    assert "inzwischen geändert" in page.content.decode()
    assert everything(county) == after


def test_taking_back_is_for_those_who_may_replace(county, traeger, luenen, lenkung):
    traeger.post(ADDRESS, NEW)
    after = everything(county)
    assert luenen.post(UNDO).status_code == 404
    assert lenkung.post(UNDO).status_code == 403
    assert traeger.get(UNDO).status_code == 405
    ReviewRule.objects.create(area=Area.objects.in_region(county).get(code="05978032"), organizations_need_review=True)
    traeger.post(UNDO)
    assert everything(county) == after
