# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in by a town's directory, against a real server: who is known comes in, and nobody else."""

import time
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client

from apps.accounts.directory_server import CLIENT, SECRET, DirectoryServer
from apps.accounts.steps import code_of, person, set_up_app
from apps.conftest import signed_in
from lueckenlos.accounts.directory_settings import directory_from, mail_domains
from lueckenlos.accounts.models import User
from lueckenlos.shared.models import AuditEvent

pytestmark = pytest.mark.django_db
BEGIN, BACK = "/anmelden/verzeichnis/verzeichnis/", "/anmelden/verzeichnis/verzeichnis/zurueck/"
KREIS = {"sub": "4711", "email": "Kreis@beispiel.example", "email_verified": True, "name": "Erika Mustermann"}


@pytest.fixture
def directory(settings):
    server = DirectoryServer(claims=dict(KREIS))
    configure(settings, server)
    yield server
    server.close()


def configure(settings, server, **more):
    environment = {
        "LUECKENLOS_OIDC_NAME": "Stadt Musterstadt",
        "LUECKENLOS_OIDC_ISSUER": server.issuer,
        "LUECKENLOS_OIDC_CLIENT_ID": CLIENT,
        "LUECKENLOS_OIDC_CLIENT_SECRET": SECRET,
        **more,
    }
    settings.SOCIALACCOUNT_PROVIDERS = directory_from(environment)
    settings.LUECKENLOS_OIDC_DOMAINS = mail_domains(environment)


def go(directory, client=None, code="ok", state=None, begin=BEGIN):
    """There and back, as a browser goes."""
    client = client or Client()
    there = client.get(begin)
    assert there.status_code == 302, there.content.decode()
    assert there.headers["Location"].startswith(f"{directory.issuer}/authorization?")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(there.headers["Location"]).query).items()}
    assert asked["client_id"] == CLIENT
    assert asked["redirect_uri"] == f"http://testserver{BACK}"
    assert asked["code_challenge_method"] == "S256"
    directory.challenge = asked["code_challenge"]
    return client, client.get(BACK, {"code": code, "state": state or asked["state"]})


def refused(client, response, reason):
    assert response.headers["Location"] == "/anmelden/", response.headers
    page = client.get("/anmelden/").content.decode()
    assert "Verzeichnis" in page
    assert client.get("/kreis-unna/").status_code == 302
    event = AuditEvent.objects.get(action="directory.refused")
    assert event.details == {"reason": reason}
    assert SocialAccount.objects.count() == 0
    return True


def test_the_page_offers_it_by_its_name(county, directory):
    page = Client().get("/anmelden/?next=/kreis-unna/karte/").content.decode()
    assert "Anmelden mit: Stadt Musterstadt" in page
    assert f'href="{BEGIN}?next=/kreis-unna/karte/"' in page


def test_without_configuration_there_is_none(county):
    assert "Anmelden mit" not in Client().get("/anmelden/").content.decode()
    assert Client().get(BEGIN).status_code == 404
    assert Client().get(BACK).status_code == 404
    assert directory_from({}) == {}


def test_who_is_known_comes_in(county, directory):
    before = User.objects.count()
    client, response = go(directory, begin=f"{BEGIN}?next=/kreis-unna/karte/")
    assert response.headers["Location"] == "/kreis-unna/karte/"
    assert client.get("/kreis-unna/").status_code == 200
    assert User.objects.count() == before
    link = SocialAccount.objects.get()
    assert (link.user, link.uid, link.extra_data) == (person("kreis"), "4711", {})
    assert person("kreis").name == "Netzwerkkoordination Kreis Unna", "names come from here"
    assert person("kreis").has_usable_password()
    event = AuditEvent.objects.get(action="person.signed_in")
    assert event.details == {"with": ["socialaccount"]}
    assert "/keys" in directory.asked, "the signature was looked at"
    _client, response = go(directory)
    assert response.headers["Location"] == "/"
    assert SocialAccount.objects.get().extra_data == {}


def test_who_is_unknown_does_not(county, directory):
    directory.claims["email"] = "wer@beispiel.example"
    before = User.objects.count()
    assert refused(*go(directory), "unknown")
    assert User.objects.count() == before


@pytest.mark.parametrize("said", [False, None, "false", 0])
def test_an_address_nobody_has_verified_does_not(county, directory, said):
    directory.claims["email_verified"] = said
    assert refused(*go(directory), "not_verified")


def test_who_is_locked_does_not(county, directory):
    User.objects.filter(email="kreis@beispiel.example").update(is_active=False)
    assert refused(*go(directory), "unknown")


def test_a_directory_speaks_for_its_domains_only(county, directory, settings):
    configure(settings, directory, LUECKENLOS_OIDC_DOMAINS="musterstadt.example")
    assert refused(*go(directory), "domain")


def test_a_directory_that_does_not_say_verified_can_be_trusted_for_its_domains(county, directory, settings):
    del directory.claims["email_verified"]
    configure(settings, directory, LUECKENLOS_OIDC_DOMAINS="beispiel.example", LUECKENLOS_OIDC_MAIL_IS_VERIFIED="1")
    assert go(directory)[1].headers["Location"] == "/"
    configure(settings, directory, LUECKENLOS_OIDC_MAIL_IS_VERIFIED="1")
    assert go(directory)[1].headers["Location"] == "/anmelden/"


def test_a_foreign_signature_does_not(county, directory):
    directory.signs_with = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    assert refused(*go(directory), "OAuth2Error")


@pytest.mark.parametrize("says", [{"iss": "http://other.example"}, {"aud": "other"}, {"exp": int(time.time()) - 900}])
def test_a_token_for_another_or_of_yesterday_does_not(county, directory, says):
    directory.says = says
    assert refused(*go(directory), "OAuth2Error")


def test_two_answers_about_two_people_do_not(county, directory):
    directory.userinfo = {**KREIS, "sub": "4712"}
    assert refused(*go(directory), "OAuth2Error")


def test_a_wrong_code_does_not(county, directory):
    assert refused(*go(directory, code="stolen"), "OAuth2Error")


def test_a_state_of_somebody_else_does_not(county, directory):
    client, response = go(directory, state="x" * 16)
    assert response.headers["Location"] == "/anmelden/"
    assert client.get("/kreis-unna/").status_code == 302


def test_cancelling_there_leads_back(county, directory):
    client = Client()
    there = client.get(BEGIN).headers["Location"]
    state = parse_qs(urlsplit(there).query)["state"][0]
    response = client.get(BACK, {"error": "access_denied", "state": state})
    assert refused(client, response, "cancelled")


def test_a_directory_that_is_down_leaves_the_password(county, directory):
    directory.close()
    client = Client()
    assert client.get(BEGIN).headers["Location"] == "/anmelden/"
    assert "nicht zu erreichen" in client.get("/anmelden/").content.decode()


def test_an_address_that_goes_to_somebody_new_does_not(county, directory):
    go(directory)
    directory.claims["sub"] = "4712"
    client, response = go(directory)
    assert response.headers["Location"] == "/anmelden/"
    assert client.get("/kreis-unna/").status_code == 302
    assert AuditEvent.objects.get(action="directory.refused").details == {"reason": "person_linked_to_another"}


def test_a_known_number_with_the_address_of_somebody_else_does_not(county, directory):
    go(directory)
    directory.claims["email"] = "luenen@beispiel.example"
    client, response = go(directory)
    assert response.headers["Location"] == "/anmelden/"
    assert client.get("/kreis-unna/").status_code == 302
    assert AuditEvent.objects.get(action="directory.refused").details == {"reason": "linked_to_another"}


def test_nobody_ties_a_foreign_number_to_an_account(county, directory):
    directory.claims["email"] = "luenen@beispiel.example"
    _client, response = go(directory, signed_in("kreis"), begin=f"{BEGIN}?process=connect")
    assert response.headers["Location"] == "/anmelden/"
    assert SocialAccount.objects.count() == 0


def test_the_own_second_factor_is_asked_for(county, directory, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        secret = set_up_app(signed_in("kreis"))
    client, response = go(directory)
    assert response.headers["Location"] == "/anmelden/zweiter-faktor/"
    assert client.get("/kreis-unna/").status_code == 302
    client.post("/anmelden/zweiter-faktor/", {"code": code_of(secret, 1)})
    assert client.get("/kreis-unna/").status_code == 200


@pytest.mark.parametrize(("has_mfa", "status"), [(False, 302), (True, 200)])
def test_a_directory_with_a_second_factor_of_its_own_is_enough(county, directory, settings, has_mfa, status):
    settings.LUECKENLOS_REQUIRE_MFA, settings.LUECKENLOS_OIDC_HAS_MFA = True, has_mfa
    client, _response = go(directory)
    assert client.get("/kreis-unna/").status_code == status
    settings.LUECKENLOS_OIDC_HAS_MFA = True
    assert signed_in("kreis").get("/kreis-unna/").status_code == 302, "for sessions of the directory only"
