# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Who lets whom in: only inside of what they administer, never more, and never the last one out."""

import pytest
from django.test import Client

from apps.office.conftest import area, client_of, person, somebody
from lueckenlos.accounts import actions
from lueckenlos.accounts.models import Role, User
from lueckenlos.accounts.policies import LastAdministrator, kinds_to_give, may_give, may_manage
from lueckenlos.directory.models import Organization
from lueckenlos.editing.models import Draft, Revision
from lueckenlos.office.queries import organizations_to_invite, people_of
from lueckenlos.shared.models import AuditEvent

pytestmark = pytest.mark.django_db
PEOPLE = "/kreis-unna/personen/"


def done(action):
    return AuditEvent.objects.filter(action=action)


def test_the_list_shows_everybody_with_their_roles(verwaltung, django_assert_max_num_queries):
    with django_assert_max_num_queries(30):
        page = verwaltung.get(PEOPLE).content.decode()
    for name in ("Koordination Stadt Lünen", "Revision Kreis Unna", "Familienbildungsstätte Selm"):
        assert name in page
    assert done("people.read").count() == 1


def test_an_administrator_of_a_part_sees_and_manages_that_part_only(county, selm):
    names = {line.person.email for line in people_of(selm, county)}
    assert names == {"traeger@beispiel.example", "verwaltung-selm@stadt.example"}
    client = client_of(selm)
    foreign = person("luenen")
    assert client.get(f"{PEOPLE}{foreign.pk}/").status_code == 404
    assert client.get(f"{PEOPLE}{foreign.pk}/rechte/").status_code == 404
    role = foreign.roles.get()
    assert client.post(f"{PEOPLE}{foreign.pk}/rollen/{role.pk}/entziehen/").status_code == 404
    assert client.post(f"{PEOPLE}{foreign.pk}/zugang/", {"aktiv": "0"}).status_code == 404
    assert client.post(f"{PEOPLE}{foreign.pk}/loeschen/", {"sicher": "1"}).status_code == 404
    foreign.refresh_from_db()
    assert foreign.is_active
    assert foreign.roles.exists()


def test_who_works_elsewhere_too_is_not_locked_out_by_a_part(county, selm):
    editor = person("traeger")
    assert may_manage(selm, editor)
    actions.add_role(user=editor, kind="navigator", area=area(county, "05978024"), by=None)
    editor = person("traeger")
    assert not may_manage(selm, editor)
    assert client_of(selm).post(f"{PEOPLE}{editor.pk}/zugang/", {"aktiv": "0"}).status_code == 403
    line = next(line for line in people_of(selm, county) if line.person == editor)
    assert [role.kind for role in line.roles] == ["organization_editor"]


@pytest.mark.parametrize("kind", Role.Kind.values)
def test_a_role_is_given_inside_of_the_own_part_only(county, selm, wellcome, kind):
    organization = wellcome if kind == "organization_editor" else None
    inside, outside, above = (area(county, code) for code in ("05978032", "05978024", "05978"))
    assert may_give(selm, kind=kind, area=inside, organization=organization) == (kind != "county_coordinator")
    assert not may_give(selm, kind=kind, area=outside, organization=organization)
    assert not may_give(selm, kind=kind, area=above, organization=organization)


def test_the_form_refuses_a_forged_area(county, selm):
    editor = person("traeger")
    response = client_of(selm).post(
        f"{PEOPLE}{editor.pk}/", {"kind": "town_coordinator", "area": area(county, "05978024").pk}
    )
    assert response.status_code == 400
    assert editor.roles.count() == 1


def test_coordinators_give_nothing_but_editors_of_their_organizations(county, wellcome):
    luenen, kreis = person("luenen"), person("kreis")
    assert kinds_to_give(luenen, county) == ["organization_editor"]
    for kind in Role.Kind.values:
        if kind != "organization_editor":
            assert not may_give(luenen, kind=kind, area=area(county, "05978024"))
    assert not may_give(luenen, kind="organization_editor", area=area(county, "05978032"), organization=wellcome)
    assert may_give(kreis, kind="organization_editor", area=area(county, "05978032"), organization=wellcome)
    own = organizations_to_invite(luenen, county)
    assert own.filter(code="o-jugendamt-luenen").exists()
    assert not own.filter(pk=wellcome.pk).exists()
    assert not own.filter(code="o-jugendamt-kreis").exists()
    assert organizations_to_invite(kreis, county).count() == Organization.objects.in_region(county).count()


def test_a_coordinator_for_some_fields_lets_nobody_in(county):
    from lueckenlos.frame.models import Field

    user = somebody(county, "town_coordinator", "05978032")
    actions.add_role(
        user=user, kind="town_coordinator", area=area(county, "05978032"),
        fields=Field.objects.in_region(county).filter(code="health"), by=None,
    )  # fmt: skip
    assert kinds_to_give(user, county) == []
    assert client_of(user).get("/kreis-unna/einladungen/").status_code == 403


def test_giving_and_taking_a_role_is_written_down(county, verwaltung):
    target = person("lotsen")
    form = {"kind": "planner", "area": area(county, "05978004").pk, "fields_only": []}
    assert verwaltung.post(f"{PEOPLE}{target.pk}/", form).status_code == 302
    assert verwaltung.post(f"{PEOPLE}{target.pk}/", form).status_code == 302
    assert target.roles.filter(kind="planner").count() == 1
    given = done("role.given").get()
    assert (given.subject, given.details["role"]) == (f"person {target.pk}", "planner")
    role = target.roles.get(kind="planner")
    address = f"{PEOPLE}{target.pk}/rollen/{role.pk}/entziehen/"
    assert verwaltung.get(address).status_code == 405
    assert verwaltung.post(address).status_code == 302
    assert verwaltung.post(address).status_code == 404
    assert done("role.removed").count() == 1
    assert "@" not in "".join(str(e.details) + e.subject for e in AuditEvent.objects.all())


def test_a_role_of_one_person_is_not_taken_under_the_name_of_another(county, verwaltung):
    role = person("lotsen").roles.get()
    assert verwaltung.post(f"{PEOPLE}{person('planung').pk}/rollen/{role.pk}/entziehen/").status_code == 404
    assert Role.objects.filter(pk=role.pk).exists()


def test_the_last_administrator_stays(county, verwaltung, selm):
    me = person("verwaltung")
    role = me.roles.get()
    with pytest.raises(LastAdministrator):
        actions.remove_role(role=role, by=me)
    verwaltung.post(f"{PEOPLE}{me.pk}/rollen/{role.pk}/entziehen/")
    assert Role.objects.filter(pk=role.pk).exists()
    with pytest.raises(LastAdministrator):
        actions.erase_person(user=me, by=me)
    other = somebody(county, "administrator", "05978")
    with pytest.raises(LastAdministrator):  # one's own last one, though another is there
        actions.remove_role(role=role, by=me)
    actions.remove_role(role=role, by=other)
    actions.set_active(user=selm, is_active=False, by=other, area=role.area)
    with pytest.raises(LastAdministrator):
        actions.erase_person(user=other, by=other)


def test_who_is_locked_is_out_at_once_and_comes_back(county, verwaltung, luenen):
    number = person("luenen").pk
    assert luenen.get("/kreis-unna/").status_code == 200
    assert verwaltung.post(f"{PEOPLE}{number}/zugang/", {"aktiv": "0"}).status_code == 302
    assert luenen.get("/kreis-unna/").status_code == 302
    assert verwaltung.post(f"{PEOPLE}{number}/zugang/", {"aktiv": "0"}).status_code == 302
    assert done("person.deactivated").count() == 1
    assert verwaltung.post(f"{PEOPLE}{number}/zugang/", {"aktiv": "1"}).status_code == 302
    assert luenen.get("/kreis-unna/").status_code == 302, "the old session does not come back"
    assert client_of(person("luenen")).get("/kreis-unna/").status_code == 200


def test_a_lost_phone(county, verwaltung, selm, luenen):
    from allauth.mfa.models import Authenticator

    user = person("luenen")
    Authenticator.objects.create(user=user, type="totp", data={})
    assert '<td data-label="Zweiter Faktor">ja' in verwaltung.get(PEOPLE).content.decode()
    assert client_of(selm).post(f"{PEOPLE}{user.pk}/anmeldung/").status_code == 404
    assert Authenticator.objects.exists()
    assert verwaltung.post(f"{PEOPLE}{user.pk}/anmeldung/").status_code == 302
    assert not Authenticator.objects.exists()
    assert done("sign_in.reset").count() == 1


def test_nobody_locks_themselves_out(verwaltung):
    me = person("verwaltung")
    assert verwaltung.post(f"{PEOPLE}{me.pk}/zugang/", {"aktiv": "0"}).status_code == 403


def test_a_removed_account_leaves_its_number_only(county, verwaltung):
    user = person("luenen")
    number = user.pk
    Draft.objects.rows(Draft).create(user=user, region=county, table="services", values={"name": "x"})
    revision = Revision.objects.rows(Revision).create(region=county, table="services", code="x", by=user, via="form")
    assert verwaltung.post(f"{PEOPLE}{number}/loeschen/").status_code == 302
    assert User.objects.filter(pk=number).exists(), "without the tick nothing happens"
    assert verwaltung.post(f"{PEOPLE}{number}/loeschen/", {"sicher": "1"}).status_code == 302
    assert not User.objects.filter(pk=number).exists()
    assert not Draft.objects.rows(Draft).filter(region=county).exists()
    revision.refresh_from_db()
    assert revision.by is None
    assert done("account.removed").get().subject == f"person {number}"
    page = verwaltung.get("/kreis-unna/protokoll/").content.decode()
    assert f"gelöschtes Konto ({number})" in page
    assert "luenen@" not in page


def test_people_remove_their_own_account_with_their_password(county):
    user = somebody(county, "navigator", "05978004")
    client = client_of(user)
    assert client.get("/konto-loeschen/").status_code == 200
    assert client.post("/konto-loeschen/", {"password": "falsch"}).status_code == 400
    assert User.objects.filter(pk=user.pk).exists()
    assert client.post("/konto-loeschen/", {"password": "ein-langes-passwort"}).status_code == 302
    assert not User.objects.filter(pk=user.pk).exists()
    assert client.get("/kreis-unna/").status_code == 302
    assert Client().get("/konto-loeschen/").status_code == 302


def test_who_has_no_password_writes_their_address(county):
    user = somebody(county, "navigator", "05978004")
    user.set_unusable_password()
    user.save()
    client = client_of(user)
    assert client.post("/konto-loeschen/", {"email": "a@b.example"}).status_code == 400
    assert client.post("/konto-loeschen/", {"email": user.email.upper()}).status_code == 302
    assert not User.objects.filter(pk=user.pk).exists()
