# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The page that explains the interface, the description for data portals, robots.txt and sitemaps."""

from xml.etree import ElementTree

import pytest
from django.test import Client
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Literal, Namespace, URIRef

pytestmark = pytest.mark.django_db
OPEN = "/kreis-unna/offen/"
DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
DISTRICT = URIRef("http://dcat-ap.de/def/politicalGeocoding/districtKey/05978")


def graph(form="turtle", name="dcat.ttl"):
    return Graph().parse(data=Client().get(OPEN + name).content, format=form)


def test_the_description_has_what_dcat_ap_de_asks_for(open_county):
    found = graph()
    dataset = found.value(predicate=RDF.type, object=DCAT.Dataset)
    for node in (dataset, found.value(predicate=RDF.type, object=DCAT.Catalog)):
        for needed in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher):
            assert found.value(node, needed), needed
    assert found.value(found.value(dataset, DCTERMS.publisher), FOAF.name)
    assert found.value(dataset, DCATDE.politicalGeocodingURI) == DISTRICT
    assert found.value(dataset, DCTERMS.spatial) == DISTRICT
    level = URIRef("http://dcat-ap.de/def/politicalGeocoding/Level/administrativeDistrict")
    assert found.value(dataset, DCATDE.politicalGeocodingLevelURI) == level
    assert found.value(dataset, DCAT.contactPoint)
    assert found.value(dataset, DCATDE.contributorID) is None
    distributions = list(found.objects(dataset, DCAT.distribution))
    assert len(distributions) == 4
    for distribution in distributions:
        assert found.value(distribution, DCTERMS.license)
        address = str(found.value(distribution, DCAT.accessURL))
        assert Client().get(address.removeprefix("http://testserver")).status_code == 200
    service = found.value(predicate=RDF.type, object=DCAT.DataService)
    assert found.value(service, DCAT.endpointURL)
    assert found.value(service, DCTERMS.publisher)


def test_both_forms_say_the_same(open_county):
    assert set(graph()) == set(graph("json-ld", "dcat.jsonld"))


def test_what_the_town_says_about_itself(open_county):
    open_county.metadata = {
        **open_county.metadata,
        "licenses": [{"name": "dl-de/by-2-0"}],
        "guide": {
            "open": True,
            "publisher": "Kreis Beispiel",
            "contact_email": "daten@kreis.example",
            "contributor_id": "http://dcat-ap.de/def/contributors/beispiel",
            "publisher_url": ["kein Text"],
        },
    }
    open_county.save()
    found = graph()
    dataset = found.value(predicate=RDF.type, object=DCAT.Dataset)
    assert found.value(found.value(dataset, DCTERMS.publisher), FOAF.name) == Literal("Kreis Beispiel", lang="de")
    assert found.value(dataset, DCATDE.contributorID) == URIRef("http://dcat-ap.de/def/contributors/beispiel")
    licences = set(found.objects(predicate=DCTERMS.license))
    assert licences == {URIRef("http://dcat-ap.de/def/licenses/dl-by-de/2.0")}
    assert "mailto:daten@kreis.example" in Client().get(f"{OPEN}dcat.ttl").content.decode()


@pytest.mark.parametrize("said", [None, [], [None], [{}], [{"path": "javascript:x"}], "EUPL", [{"name": 3, "path": 3}]])
def test_any_licence_that_a_package_names(open_county, said):
    open_county.metadata = {**open_county.metadata, "licenses": said}
    open_county.save()
    assert "dl-by-de/2.0" in Client().get(f"{OPEN}dcat.ttl").content.decode()
    assert Client().get(OPEN).status_code == 200


@pytest.mark.parametrize(("language", "word"), [("de", "Offene Daten"), ("en", "Open data")])
def test_the_page_explains_in_plain_words(open_county, language, word):
    page = Client().get(OPEN, headers={"accept-language": language})
    text = page.content.decode()
    assert page.status_code == 200
    assert word in text
    for link in ("paket.zip", "hsds.json", "dcat.ttl", "openapi.json", "hilfe/de/"):
        assert link in text
    assert "European Union Public Licence" in text or "Datenlizenz" in text
    assert "<script" not in text


def test_search_engines_read_open_guides_only(open_county):
    client = Client()
    robots = client.get("/robots.txt").content.decode()
    assert "Allow: /kreis-unna/hilfe/" in robots
    assert "Disallow: /\n" in robots
    listed = addresses(client.get("/sitemap.xml").content)
    assert listed
    for address in listed:
        inside = addresses(b"".join(client.get(address.removeprefix("http://testserver")).streaming_content))
        total = client.get("/kreis-unna/offen/hsds/3.0/services").json()["total_items"]
        assert len(inside) == total + 1
        assert all("/kreis-unna/hilfe/" in found for found in inside)
    open_county.metadata = {**open_county.metadata, "guide": {"open": False}}
    open_county.save()
    assert "kreis-unna" not in client.get("/robots.txt").content.decode()
    assert addresses(client.get("/sitemap.xml").content) == []


def addresses(content):
    return [node.text for node in ElementTree.fromstring(content).iter() if node.tag.endswith("loc")]  # noqa: S314


@pytest.mark.parametrize("address", ["sitemap/xx/1.xml", "sitemap/de/0.xml", "sitemap/de/99.xml", "sitemap/de/x.xml"])
def test_sitemaps_that_are_not_there(open_county, address):
    assert Client().get(OPEN + address).status_code == 404
