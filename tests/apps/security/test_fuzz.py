# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""10,000 requests that nobody would make: every address, every role, nasty words, broken files. No answer is a 500."""

import random

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from lueckenlos.accounts.models import Role, User
from lueckenlos.datapackage.schema import TABLES
from lueckenlos.directory.models import Handover, Organization, Service
from lueckenlos.frame.models import Area
from lueckenlos.networks.models import Network

pytestmark = pytest.mark.django_db
CHUNKS, REQUESTS = 20, 500
ON_POSTGRESQL = 100
"""Requests of a chunk there: what differs is what the database says to odd characters."""

WORDS = [
    "", " ", "0", "-1", "1e999", "NaN", "99999999999999999999", "2012-06-01", "31.12.2012", "2012-02-30", "0000-00-00",
    "ja", "true", "null", "None", "\0", "a\0b", "'; DROP TABLE frame_area; --", "%s %(x)s {0}",
    "<script>alert(1)</script>", "../../etc/passwd", "|", "||a||b|", "\\", "😀" * 50,
    "ÄÖÜß" * 20, "\u202e rechts", "بيت النساء",
    "x" * 5_000, "1,5", "1.200", "05978024", "05978", "s-selm-wellcome", "health", "=1+1", "\r\n\r\nX: y",
    "[]", '{"a":', "𝟙", "²",
    "9" * 400, "-9", "1200", "10000000000000000", "services", "angebote", "on", "csv", "xlsx", "json",
]  # fmt: skip
NAMES = [
    *{column for table in TABLES.values() for column in table.columns},
    *("suche", "seite", "als", "gebiet", "feld", "phase", "datum", "zielgruppe", "ebene", "hinweis", "budget", "ohne"),
    *("mass", "alle", "weg", "next", "username", "password", "table", "base", "token", "action", "preview", "save"),
    *("email", "text", "file", "upload", "columns", "mapping", "sheet", "bis", "von", "aktion", "person", "tag"),
]  # fmt: skip


def addresses(resolver=None, route=()):
    for entry in (resolver or get_resolver()).url_patterns:
        parts = (*route, entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry, parts)
        elif isinstance(entry, URLPattern) and "sprache" not in str(entry.pattern):
            yield parts


def codes(county):
    found = ["05978", "05978024", "05978024-sued", "baby", "toddler", "health", "angebote", "services", "neu", "1", "x"]
    for model in (Service, Organization, Handover, Network, Area):
        found += model.objects.in_region(county).order_by("?").values_list("code", flat=True)[:5]
    return found


class Nasty:
    def __init__(self, seed, known):
        self.random, self.known = random.Random(seed), known

    def word(self):
        return self.random.choice(self.known if self.random.random() < 0.3 else WORDS)

    def part(self):
        word = self.random.choice(self.known) if self.random.random() < 0.8 else self.word()
        return word[:300].replace("/", "") or "x"

    def address(self, parts):
        path = ""
        for pattern in parts:
            text = str(pattern)
            for name, converter in getattr(pattern, "converters", {}).items():
                kind = type(converter).__name__
                value = "kreis-unna" if name == "region" else self.part()
                if kind == "IntConverter":
                    value = str(self.random.randrange(0, 10 ** self.random.choice((1, 2, 25))))
                elif kind == "UUIDConverter":
                    value = "12345678-1234-5678-1234-567812345678"
                for spelling in (f"<{kind.removesuffix('Converter').lower()}:{name}>", f"<{name}>"):
                    text = text.replace(spelling, value)
                if kind == "StringConverter":
                    text = text.replace(f"<str:{name}>", value)
            path += text
        return "/" + "".join(c for c in path if c not in "^$?#\\")

    def values(self):
        names = self.random.sample(NAMES, self.random.randrange(0, 9))
        values = {n: [self.word() for _n in range(self.random.choice((1, 1, 1, 3)))] for n in names}
        if self.random.random() < 0.2:
            values["file"] = self.file()
        return values

    def file(self):
        kind = self.random.choice(("csv", "xlsx", "zip", "txt", "json"))
        content = self.random.randbytes(self.random.choice((0, 1, 200, 5000)))
        if self.random.random() < 0.5:
            rows = [",".join(self.random.sample(NAMES, 4))] + [
                ";".join(self.word() for _n in range(4)) for _r in range(5)
            ]
            content = "\n".join(rows).encode("utf-8", "replace")
        if kind in ("xlsx", "zip") and self.random.random() < 0.5:
            content = b"PK\x03\x04" + content
        return SimpleUploadedFile(f"{self.word()[:20]}.{kind}".replace("\0", "") or "x", content)


def people(county):
    clients = [Client(raise_request_exception=False)]
    root = Area.objects.in_region(county).get(code="05978")
    organization = Service.objects.in_region(county).get(code="s-selm-wellcome").organization
    for kind in Role.Kind.values:
        user = User.objects.create_user(f"fuzz-{kind}@stadt.example", None, name=kind)
        Role.objects.create(
            user=user, kind=kind, area=root, organization=organization if kind == "organization_editor" else None
        )
        clients.append(Client(raise_request_exception=False))
        clients[-1].force_login(user)
    return clients


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_no_request_breaks_the_program(county, chunk, settings):
    settings.LUECKENLOS_REQUIRE_MFA = False
    nasty = Nasty(chunk, codes(county))
    routes, clients = list(addresses()), people(county)
    for _n in range(REQUESTS if connection.vendor == "sqlite" else ON_POSTGRESQL):
        client, address, values = (
            nasty.random.choice(clients),
            nasty.address(nasty.random.choice(routes)),
            nasty.values(),
        )
        if nasty.random.random() < 0.5:
            response = client.get(address, {n: v for n, v in values.items() if n != "file"})
        else:
            response = client.post(address, values)
        is_told = (address, response.status_code) == ("/bereit/", 503)  # no worker runs beside the tests
        assert response.status_code < 500 or is_told, (address, values, getattr(response, "exc_info", None))
