# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A link by mail: it serves once, for a fortnight, for one address; opening it changes nothing."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from apps.office.conftest import area, client_of, person, somebody
from lueckenlos.accounts import invitations
from lueckenlos.accounts.models import Invitation, Role, User
from lueckenlos.shared.models import AuditEvent

pytestmark = pytest.mark.django_db
NEW = "/kreis-unna/einladungen/neu/"
PASSWORD = "sieben-blaue-Boote"  # noqa: S105


def invite(client, county, wellcome, email="neu@traeger.example"):
    form = {
        "email": email, "name": "Büro", "kind": "organization_editor",
        "organization": wellcome.pk, "area": area(county, "05978032").pk,
    }  # fmt: skip
    response = client.post(NEW, form)
    assert response.status_code == 302, response.context["form"].errors
    return link()


def link():
    return re.search(r"http://[^/]+(/einladung/\S+)", mail.outbox[-1].body)[1]


def accept(address, client=None, password=PASSWORD):
    return (client or Client()).post(address, {"name": "Büro Selm", "password": password, "repeated": password})


def test_a_coordinator_invites_an_organization(county, kreis, wellcome):
    address = invite(kreis, county, wellcome)
    message = mail.outbox[-1]
    assert message.to == ["neu@traeger.example"]
    assert "Netzwerkkoordination Kreis Unna lädt Sie zu Lückenlos ein" in message.body
    assert "Familienbildungsstätte Selm" in message.body
    before = (Invitation.objects.get().__dict__, User.objects.count(), Role.objects.count())
    for client in (Client(), Client()):
        assert client.get(address).status_code == 200
        assert client.head(address).status_code == 200
    again = Invitation.objects.get()
    assert (again.accepted_at, User.objects.count(), Role.objects.count()) == (None, *before[1:])
    assert accept(address).status_code == 302
    user = User.objects.get(email="neu@traeger.example")
    assert (user.name, user.check_password(PASSWORD)) == ("Büro Selm", True)
    role = user.roles.get()
    assert (role.kind, role.organization, role.area.code) == ("organization_editor", wellcome, "05978032")
    actions = list(AuditEvent.objects.order_by("pk").values_list("action", flat=True))
    assert actions == ["person.invited", "invitation.accepted", "role.given"]
    assert client_of(user).get("/kreis-unna/heute/").status_code == 200


def test_a_link_serves_once(county, kreis, wellcome):
    address = invite(kreis, county, wellcome)
    accept(address)
    for response in (Client().get(address), accept(address)):
        assert response.status_code == 410
        assert "schon angenommen" in response.content.decode()
    assert User.objects.filter(email="neu@traeger.example").count() == 1


@pytest.mark.parametrize("password", ["kurz", "password1234", "neu@traeger.example"])
def test_weak_passwords_are_refused(county, kreis, wellcome, password):
    address = invite(kreis, county, wellcome)
    assert accept(address, password=password).status_code == 400
    assert Client().post(address, {"name": "x", "password": PASSWORD, "repeated": PASSWORD + "x"}).status_code == 400
    assert not User.objects.filter(email="neu@traeger.example").exists()


def test_after_a_fortnight_it_has_expired(county, kreis, wellcome):
    address = invite(kreis, county, wellcome)
    row = Invitation.objects.get()
    assert timedelta(days=13, hours=23) < row.expires_at - timezone.now() <= timedelta(days=14)
    past = timezone.now() - timedelta(seconds=5)
    Invitation.objects.update(expires_at=past)
    row.refresh_from_db()
    expired = f"/einladung/{invitations.token_of(row)}/"
    for response in (Client().get(expired), accept(expired)):
        assert response.status_code == 410
        assert "abgelaufen" in response.content.decode()
    assert accept(address).status_code == 410


def test_sending_again_replaces_the_link(county, kreis, wellcome):
    first = invite(kreis, county, wellcome)
    row = Invitation.objects.get()
    Invitation.objects.update(expires_at=row.expires_at - timedelta(days=3))
    row.refresh_from_db()
    first = f"/einladung/{invitations.token_of(row)}/"
    assert kreis.post(f"/kreis-unna/einladungen/{row.pk}/erneut/").status_code == 302
    second = link()
    assert second != first
    assert "neuere Einladung" in Client().get(first).content.decode()
    assert accept(first).status_code == 410
    assert accept(second).status_code == 302


def test_a_withdrawn_invitation_no_longer_serves(county, kreis, wellcome):
    address = invite(kreis, county, wellcome)
    row = Invitation.objects.get()
    assert kreis.post(f"/kreis-unna/einladungen/{row.pk}/zurueckziehen/").status_code == 302
    response = accept(address)
    assert response.status_code == 410
    assert "zurückgezogen" in response.content.decode()
    with pytest.raises(invitations.NotOpen):
        invitations.send_again(invitation=row, by=person("kreis"), words="x")


def test_what_was_accepted_cannot_be_withdrawn(county, kreis, wellcome):
    accept(invite(kreis, county, wellcome))
    with pytest.raises(invitations.NotOpen):
        invitations.revoke(invitation=Invitation.objects.get(), by=person("kreis"))


@pytest.mark.parametrize("how", ["locked", "role gone", "account gone"])
def test_it_ends_with_the_right_of_who_invited(county, wellcome, how):
    user = somebody(county, "town_coordinator", "05978032")
    address = invite(client_of(user), county, wellcome)
    if how == "locked":
        User.objects.filter(pk=user.pk).update(is_active=False)
    elif how == "role gone":
        user.roles.all().delete()
    else:
        user.delete()
    response = accept(address)
    assert response.status_code == 410
    assert "darf niemanden mehr hereinlassen" in response.content.decode()
    assert not User.objects.filter(email="neu@traeger.example").exists()


def test_who_has_an_account_signs_in_and_gets_the_role(county, kreis, wellcome, luenen, lenkung):
    address = invite(kreis, county, wellcome, email="Luenen@beispiel.example")
    page = Client().get(address).content.decode()
    assert "gibt es schon ein Konto" in page
    assert 'name="password"' not in page
    assert accept(address).status_code == 200, "a new password for a known address is not taken"
    assert not person("luenen").check_password(PASSWORD)
    assert lenkung.post(address).status_code == 200
    assert not person("lenkung").roles.filter(kind="organization_editor").exists()
    assert luenen.post(address).status_code == 302
    assert person("luenen").roles.filter(kind="organization_editor", organization=wellcome).exists()


def test_who_invites_learns_nothing_of_accounts(county, kreis, wellcome):
    answers = []
    for email in ("luenen@beispiel.example", "niemand@stadt.example"):
        form = {"email": email, "name": "x", "kind": "organization_editor", "organization": wellcome.pk,
                "area": area(county, "05978032").pk}  # fmt: skip
        response = kreis.post(NEW, form, follow=True)
        page = re.sub(r"\d{2}:\d{2}|value=\"[^\"]+\"|/\d+/", "", response.content.decode().replace(email, ""))
        answers.append((response.status_code, page.count("wartet auf Antwort") > 0, len(mail.outbox[-1].to)))
    assert answers[0] == answers[1]


@pytest.mark.parametrize("token", ["x", "WzEsMV0:1abc:xyz", "WzEsMV0", "..", "%F0%9F%98%80"])
def test_a_broken_link_says_so(db, token):
    response = Client().get(f"/einladung/{token}/")
    assert response.status_code == 404


def test_foreign_organizations_and_areas_are_refused(county, luenen, wellcome):
    form = {"email": "a@b.example", "name": "x", "kind": "organization_editor", "organization": wellcome.pk,
            "area": area(county, "05978024").pk}  # fmt: skip
    assert luenen.post(NEW, form).status_code == 400
    form |= {"kind": "administrator", "organization": ""}
    assert luenen.post(NEW, form).status_code == 400
    with pytest.raises(invitations.NotAllowed):
        invitations.invite(
            email="a@b.example", name="x", kind="planner", area=area(county, "05978024"), by=person("luenen"), words="x"
        )
    assert not Invitation.objects.exists()
    assert mail.outbox == []


def test_invitations_of_others_are_not_there(county, kreis, luenen, verwaltung, wellcome):
    invite(kreis, county, wellcome)
    number = Invitation.objects.get().pk
    assert "neu@traeger.example" in verwaltung.get("/kreis-unna/einladungen/").content.decode()
    assert "neu@traeger.example" not in luenen.get("/kreis-unna/einladungen/").content.decode()
    for what in ("erneut", "zurueckziehen"):
        assert luenen.post(f"/kreis-unna/einladungen/{number}/{what}/").status_code == 404
        assert luenen.get(f"/kreis-unna/einladungen/{number}/{what}/").status_code == 405


def test_the_page_of_an_organization_leads_to_the_invitation(kreis, luenen, traeger):
    page = kreis.get("/kreis-unna/traeger/o-fbs-selm/").content.decode()
    assert "/kreis-unna/einladungen/neu/?traeger=o-fbs-selm" in page
    assert "einladungen/neu" not in traeger.get("/kreis-unna/traeger/o-fbs-selm/").content.decode()
    form = kreis.get(NEW + "?traeger=o-fbs-selm").content.decode()
    assert re.search(r'<option value="\d+" selected>Familienbildungsstätte Selm', form)
