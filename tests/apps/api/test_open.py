# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Open to every page and program, closed where the guide is closed; what is not released is nowhere."""

import io
import json
import zipfile

import pytest
from django.test import Client

from lueckenlos.datapackage import read_package
from lueckenlos.directory.models import Contact, Service
from lueckenlos.guide.models import ServiceDetail

pytestmark = pytest.mark.django_db
OPEN = "/kreis-unna/offen/"
HSDS = f"{OPEN}hsds/3.0/"
FILES = ("dcat.ttl", "dcat.jsonld", "paket.zip", "hsds.json", "hsds.ndjson", "sitemap/de/1.xml")
PATHS = ("", "openapi.json", "services", "service_at_locations", "organizations", "taxonomies", "taxonomy_terms")
ALL = [*(OPEN + name for name in FILES), *(HSDS + name for name in PATHS)]


def content_of(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize("address", ALL)
def test_any_page_may_read_without_an_account(open_county, address):
    response = Client().get(address, headers={"origin": "https://portal.example"})
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "public" in response.headers["Cache-Control"]
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert content_of(response)


@pytest.mark.parametrize("address", ALL)
def test_who_is_signed_in_gets_the_same(kreis, open_county, address):
    response = kreis.get(address)
    assert response.status_code == 200
    assert not response.cookies
    assert content_of(response) == content_of(Client().get(address))


@pytest.mark.parametrize("address", [*ALL, f"{HSDS}services/x", f"{HSDS}nix"])
def test_a_closed_guide_is_not_there(county, address):
    county.metadata = {**county.metadata, "guide": {"open": "yes"}}
    county.save()
    for path in (address, address.replace("kreis-unna", "fremder-kreis")):
        response = Client().get(path)
        assert response.status_code == 404
        assert response.json()["action"]


def test_the_page_that_explains_is_closed_too(county):
    county.metadata = {**county.metadata, "guide": None}
    county.save()
    assert Client().get(OPEN).status_code == 404


@pytest.mark.parametrize("address", ALL)
def test_preflight(open_county, address):
    response = Client().options(address, headers={"access-control-request-method": "GET"})
    assert response.status_code == 204
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "GET" in response.headers["Access-Control-Allow-Methods"]


@pytest.mark.parametrize(
    "address", [f"{HSDS}services", f"{HSDS}taxonomies?page=1", f"{OPEN}paket.zip", f"{OPEN}dcat.ttl"]
)
def test_what_is_known_is_not_sent_again(open_county, address):
    client = Client()
    etag = client.get(address).headers["ETag"]
    assert etag.startswith('W/"')
    again = client.get(address, headers={"if-none-match": etag})
    assert again.status_code == 304
    assert not again.content
    assert again.headers["ETag"] == etag
    assert again.headers["Access-Control-Allow-Origin"] == "*"
    assert client.get(f"{address}{'&' if '?' in address else '?'}x=1").headers["ETag"] != etag
    service = Service.objects.in_region(open_county).first()
    service.name = "Ein neuer Name"
    service.save()
    assert client.get(address, headers={"if-none-match": etag}).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_only_reading(open_county, method):
    response = getattr(Client(enforce_csrf_checks=True), method)(f"{HSDS}services")
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
    assert response.json()["message"]


@pytest.mark.parametrize("address", [f"{OPEN}hsds.json", f"{OPEN}paket.zip", f"{HSDS}services?format=ndjson"])
def test_asking_for_the_head_makes_no_body(open_county, address, django_assert_max_num_queries):
    Client().get(address)
    with django_assert_max_num_queries(6):
        response = Client().head(address)
    assert response.status_code == 200
    assert response.headers["ETag"]
    assert not content_of(response)


def test_other_forms_are_refused(open_county):
    response = Client().get(f"{HSDS}services", headers={"accept": "text/html"})
    assert response.status_code == 406
    assert response.json()["action"]
    for accept in ("application/json", "*/*", "application/*;q=0.5", "text/html, */*;q=0.1"):
        assert Client().get(f"{HSDS}services", headers={"accept": accept}).status_code == 200


QUERIES = [
    (200, f"search={'a' * 10_000}"),
    (200, f"search={'a ' * 5_000}"),
    (200, "search=(a%2B)%2B%24" + "a" * 500),
    (200, "search=\ud7ff"),
    (400, "search=%ff%fe%00"),
    (400, "%00=1"),
    (200, "&".join(f"x{n}=1" for n in range(900))),
    (400, "&".join(f"x{n}=1" for n in range(2_000))),
    *((400, f"page={text}") for text in ("0", "-1", "", "1e3", "9" * 5_000, "٣", "1_0", "0x1")),
    (400, "per_page=501"),
    (200, "per_page=500"),
    *((400, f"minimum_age={text}") for text in ("1e999", "nan", "1_0", "", "inf", "zwei")),
    (200, "maximum_age=-1e308"),
    (400, "day=mo"),
    (400, "day=Montag"),
    (400, "start_time=25:00"),
    (400, "end_time=8:00"),
    *((400, f"modified_after={text}") for text in ("gestern", "2024-13-01", "2024-02-30T00:00:00Z", "")),
    *((200, f"modified_after={text}T00:00:00+02:00") for text in ("0001-01-01", "2024-01-01", "9999-12-31")),
    (400, "format=xml"),
    (400, "full=ja"),
    (200, "postcode=" + "1" * 3_000),
    (200, "postcode=59379&proximity=1e308"),
    (200, "postcode=%27%22--"),
    (200, "%%%=&&&==&=%"),
]


@pytest.mark.parametrize("number", range(len(QUERIES)))
@pytest.mark.parametrize("path", ["services", "service_at_locations", "organizations", "taxonomies", "services/x"])
def test_any_query_string_gets_an_answer(open_county, path, number):
    status, query = QUERIES[number]
    response = Client().get(f"{HSDS}{path}", query_params=None, QUERY_STRING=query.encode("utf-8").decode("latin-1"))
    if path in ("services", "service_at_locations"):
        assert response.status_code == status, response.content[:200]
    assert response.status_code < 500
    answer = response.json()
    if response.status_code >= 400:
        assert answer["message"]
        assert answer["action"]
        assert answer["status"] == response.status_code
        assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "key", ["x", "%00", "%ff", "..", "a" * 5_000, "00000000-0000-0000-0000-000000000000", "%F0%9F%92%A9", "a%2Fb"]
)
@pytest.mark.parametrize("path", ["services", "service_at_locations", "organizations", "taxonomies", "taxonomy_terms"])
def test_any_identifier_gets_an_answer(open_county, path, key):
    response = Client().get(f"{HSDS}{path}/{key}")
    assert response.status_code in (400, 404)
    assert response.json()["action"]


def test_errors_speak_the_readers_language(open_county):
    for language, word in (("de", "Bitte"), ("en", "Correct")):
        response = Client().get(f"{HSDS}services?page=0", headers={"accept-language": language})
        assert word in response.json()["action"]


def texts(open_county):
    client = Client()
    for path in ("services", "organizations", "service_at_locations"):
        yield content_of(client.get(f"{HSDS}{path}?full=true&per_page=500")).decode()
    for name in ("hsds.json", "hsds.ndjson"):
        yield content_of(client.get(OPEN + name)).decode()
    archive = zipfile.ZipFile(io.BytesIO(content_of(client.get(f"{OPEN}paket.zip"))))
    for name in archive.namelist():
        yield archive.read(name).decode()


def test_only_released_contacts_are_shown(open_county):
    contacts = Contact.objects.in_region(open_county)
    contacts.update(is_released=None)
    running = Service.objects.in_region(open_county).filter(code="s-selm-wellcome").first()
    service = running or Service.objects.in_region(open_county).exclude(organization=None).first()
    for number, (is_released, until) in enumerate([(True, None), (False, None), (None, None), (True, "2000-01-01")]):
        contact = Contact(region=open_county, code=f"k-{number}", organization=service.organization,
                          email=f"adresse{number}@traeger.example", phone=f"02592 11{number}",
                          is_released=is_released, until=until)  # fmt: skip
        contact.save()
        contact.services.add(service)
    told = "\n".join(texts(open_county))
    assert "adresse0@traeger.example" in told
    assert "02592 110" in told
    for number in (1, 2, 3):
        assert f"adresse{number}@" not in told
        assert f"02592 11{number}" not in told
    every = set(contacts.filter(is_released=None).values_list("email", flat=True)) - {None}
    assert [email for email in every if email in told] == []


def test_what_is_for_professionals_or_only_planned_is_not_there(open_county):
    services = Service.objects.in_region(open_county)
    hidden = services.filter(interventions__kind="new_service").first()
    inside = services.exclude(pk=hidden.pk).filter(starts_on=None, ends_on=None).first()
    ServiceDetail.objects.in_region(open_county).filter(service=inside).delete()
    ServiceDetail(region=open_county, service=inside, in_guide=False).save()
    ended = services.exclude(pk__in=[hidden.pk, inside.pk]).filter(starts_on=None).first()
    ended.funding_ends_on = "2000-12-31"
    ended.save()
    for number, service in enumerate((hidden, inside, ended)):
        service.name = f"Unsichtbar {number}"
        service.save()
    told = "\n".join(texts(open_county))
    assert "Unsichtbar" not in told


def test_the_package_is_a_package_of_what_is_public(open_county, tmp_path):
    path = tmp_path / "paket.zip"
    path.write_bytes(content_of(Client().get(f"{OPEN}paket.zip")))
    package, report = read_package(path)
    assert report.errors == ()
    assert len(package.tables["services"]) == Client().get(f"{HSDS}services").json()["total_items"]
    columns = {column for table in package.tables.values() for column in table.columns}
    assert not columns & {"places_per_year", "sufficiency", "funding_ends_on", "obligation", "source", "binding"}
    assert not {"needs", "networks", "interventions", "agreements", "memberships"} & package.tables.keys()
    assert package.reference_date == open_county.reference_date


def test_the_feed_is_one_page_of_the_standard(open_county, standard):
    client = Client()
    page = json.loads(content_of(client.get(f"{OPEN}hsds.json")))
    lines = [json.loads(line) for line in content_of(client.get(f"{OPEN}hsds.ndjson")).splitlines()]
    assert page["contents"] == lines
    assert page["total_items"] == len(lines)
    assert [wrong for entry in lines for wrong in standard("service", entry)] == []
