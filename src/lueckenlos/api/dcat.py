# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The open data of a region as DCAT-AP.de 3.0 describes it: a catalogue, a data set, its distributions, a service.

What only the town knows stands in its package under "guide": publisher, publisher_url, contact_name, contact_email,
contributor_id (its address under http://dcat-ap.de/def/contributors/).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef

from lueckenlos.api.licences import Licence
from lueckenlos.datapackage.hsds.values import mail, uri
from lueckenlos.datapackage.hsds.vocabulary import AREA_URI, KEYS

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
DCATAP = Namespace("http://data.europa.eu/r5r/")
PREFIXES = {
    "dcat": DCAT, "dcterms": DCTERMS, "foaf": FOAF, "xsd": XSD, "vcard": VCARD, "dcatde": DCATDE, "dcatap": DCATAP,
}  # fmt: skip
EU = "http://publications.europa.eu/resource/authority/"
MEDIA = "https://www.iana.org/assignments/media-types/"
LEVELS = {
    "country": "federal",
    "state": "state",
    "county": "administrativeDistrict",
    "municipality": "municipality",
}
STANDARD = "https://docs.openreferraluk.org/"
CONTRIBUTORS = "http://dcat-ap.de/def/contributors/"


@dataclass(frozen=True)
class OpenData:
    """`roots`: level and official key of the areas at the top. `own`: what the package says under "guide"."""

    name: str
    page: str
    interface: str
    document: str
    feed: str
    feed_lines: str
    package: str
    imprint: str
    licence: Licence
    roots: tuple[tuple[str | None, str | None], ...]
    changed: datetime | None
    own: Mapping[str, Any]

    def said(self, name: str) -> str:
        value = self.own.get(name)
        return value.strip() if isinstance(value, str) else ""


def graph_of(data: OpenData) -> Graph:
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    catalogue, dataset, publisher = (URIRef(f"{data.page}#{part}") for part in ("katalog", "angebote", "herausgeber"))
    title = f"Angebote für Familien: {data.name}"
    description = (
        f"Angebote für Familien von der Schwangerschaft bis zum Berufseinstieg: {data.name}. Mit Zielgruppe, Alter, "
        "Ort, Öffnungszeiten, Kosten, Sprachen und freigegebenen Kontakten, wie die Träger sie pflegen."
    )
    for node, kind in ((catalogue, DCAT.Catalog), (dataset, DCAT.Dataset)):
        _say(graph, node, {
            RDF.type: kind, DCTERMS.title: _german(title), DCTERMS.description: _german(description),
            DCTERMS.publisher: publisher, DCTERMS.language: URIRef(f"{EU}language/DEU"),
            DCTERMS.modified: _moment(data.changed),
        })  # fmt: skip
    _say(graph, catalogue, {DCAT.dataset: dataset, FOAF.homepage: URIRef(data.page),
                            DCTERMS.license: URIRef(data.licence.identifier)})  # fmt: skip
    _say_publisher(graph, data, publisher, dataset)
    _say_dataset(graph, data, dataset)
    _say_place(graph, data, dataset)
    _say_distributions(graph, data, dataset, publisher)
    return graph


def _german(text: str) -> Literal:
    return Literal(text, lang="de")


def _moment(at: datetime | None) -> Literal | None:
    return Literal(at.isoformat(timespec="seconds"), datatype=XSD.dateTime) if at else None


def _say(graph: Graph, node: URIRef, values: Mapping[URIRef, URIRef | Literal | None]) -> None:
    for name, value in values.items():
        if value is not None:
            graph.add((node, name, value))


def _say_publisher(graph: Graph, data: OpenData, publisher: URIRef, dataset: URIRef) -> None:
    name = data.said("publisher") or data.name
    home = uri(data.said("publisher_url"))
    _say(graph, publisher, {
        RDF.type: FOAF.Agent, FOAF.name: _german(name), FOAF.homepage: URIRef(home) if home else None,
    })  # fmt: skip
    contact = URIRef(f"{data.page}#kontakt")
    email = mail(data.said("contact_email"))
    _say(graph, dataset, {DCAT.contactPoint: contact})
    _say(graph, contact, {
        RDF.type: VCARD.Organization, VCARD.fn: Literal(data.said("contact_name") or name),
        VCARD.hasEmail: URIRef(f"mailto:{email}") if email else None, VCARD.hasURL: URIRef(data.imprint),
    })  # fmt: skip
    contributor = data.said("contributor_id")
    if contributor.startswith(CONTRIBUTORS) and uri(contributor):
        _say(graph, dataset, {DCATDE.contributorID: URIRef(contributor)})


def _say_dataset(graph: Graph, data: OpenData, dataset: URIRef) -> None:
    _say(graph, dataset, {
        DCTERMS.identifier: Literal(str(dataset)),
        DCAT.landingPage: URIRef(data.page),
        DCAT.theme: URIRef(f"{EU}data-theme/SOCI"),
        DCTERMS.accrualPeriodicity: URIRef(f"{EU}frequency/CONT"),
        DCTERMS.accessRights: URIRef(f"{EU}access-right/PUBLIC"),
        DCATAP.availability: URIRef("http://dcat-ap.de/def/plannedAvailability/available"),
    })  # fmt: skip
    for word in ("Familie", "Kinder", "Frühe Hilfen", "Präventionskette", "Beratung", "Angebote"):
        graph.add((dataset, DCAT.keyword, _german(word)))


def _say_place(graph: Graph, data: OpenData, dataset: URIRef) -> None:
    """By the official key, which DCAT-AP.de has an address for."""
    for level, key in data.roots:
        if level in LEVELS:
            graph.add((dataset, DCATDE.politicalGeocodingLevelURI, URIRef(f"{AREA_URI}Level/{LEVELS[level]}")))
        if key and key.isascii() and key.isdigit() and len(key) in KEYS:
            place = URIRef(f"{AREA_URI}{KEYS[len(key)]}/{key}")
            graph.add((dataset, DCATDE.politicalGeocodingURI, place))
            graph.add((dataset, DCTERMS.spatial, place))


def _say_distributions(graph: Graph, data: OpenData, dataset: URIRef, publisher: URIRef) -> None:
    service = URIRef(f"{data.page}#schnittstelle")
    by = _german(data.said("publisher") or data.name)
    for part, title, address, is_file, media, kind in (
        ("hsds", "Alle Angebote als HSDS 3.0 (JSON)", data.feed, True, "application/json", "JSON"),
        ("zeilen", "Alle Angebote als HSDS 3.0, eines je Zeile", data.feed_lines, True, "application/x-ndjson", "JSON"),
        ("paket", "Datenpaket (CSV in einer ZIP-Datei)", data.package, True, "application/zip", "ZIP"),
        ("abfrage", "Abfrage nach Open Referral UK 3.0", data.interface, False, "application/json", "JSON"),
    ):
        node = URIRef(f"{data.page}#{part}")
        graph.add((dataset, DCAT.distribution, node))
        _say(graph, node, {
            RDF.type: DCAT.Distribution, DCTERMS.title: _german(title), DCAT.accessURL: URIRef(address),
            DCAT.downloadURL: URIRef(address) if is_file else None,
            DCAT.accessService: None if is_file else service,
            DCTERMS.license: URIRef(data.licence.identifier), DCATDE.licenseAttributionByText: by,
            DCTERMS.format: URIRef(f"{EU}file-type/{kind}"), DCTERMS.modified: _moment(data.changed),
            DCAT.mediaType: URIRef(f"{MEDIA}{media}") if "x-" not in media else None,
            DCTERMS.conformsTo: None if part == "paket" else URIRef(STANDARD),
            DCATAP.availability: URIRef("http://dcat-ap.de/def/plannedAvailability/available"),
        })  # fmt: skip
    _say(graph, service, {
        RDF.type: DCAT.DataService, DCTERMS.title: _german(f"Open Referral UK 3.0: {data.name}"),
        DCTERMS.publisher: publisher, DCAT.endpointURL: URIRef(data.interface),
        DCAT.endpointDescription: URIRef(data.document), DCAT.servesDataset: dataset,
        DCTERMS.license: URIRef(data.licence.identifier), DCTERMS.conformsTo: URIRef(STANDARD),
    })  # fmt: skip
