# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Every address of a region × every role × own and foreign. An address that stands in no row fails the test.

Each row says what each role gets; nobody gets anything of a foreign region, and no area but their own. Addresses that
take only posts are tried with an empty form.
"""

from dataclasses import dataclass, field

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

pytestmark = pytest.mark.django_db

ROLES = ("administrator", "county", "town", "planner", "navigator", "editor", "steering", "auditor")
KEYS = dict(zip(ROLES, ("verwaltung", "kreis", "luenen", "planung", "lotsen", "traeger", "lenkung", "revision")))
AREAS = dict(zip(ROLES, ("05978", "05978", "05978024", "05978024", "05978004", "05978032", "05978", "05978")))
FOREIGN = {"town": "05978032", "planner": "05978032", "navigator": "05978024", "editor": "05978024"}
"""An area that the role sees nothing of; the others see the whole county."""


@dataclass(frozen=True)
class Row:
    """`allowed` get the page (or, after a post, are led on), the others `refused`. `arguments` stand besides the
    region; those in capitals are things that the test makes."""

    allowed: tuple[str, ...] = ROLES
    refused: int = 403
    arguments: dict[str, object] = field(default_factory=dict)
    of_area: bool = False
    is_post: bool = False
    exact: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Where neither word fits: roles by what they get."""
    query: str = ""

    def expected(self, role: str) -> int:
        for status, roles in self.exact.items():
            if role in roles:
                return status
        if role not in self.allowed:
            return self.refused
        return 302 if self.is_post else 200


def area(**more):
    return Row(arguments={"area": "AREA", **more}, of_area=True)


ALL = Row()
NOT_THERE = 404
COORDINATORS = ("county", "town")
OF_OTHERS = Row(("administrator",), arguments={"number": "INVITATION"}, is_post=True, exact={404: COORDINATORS})
"""Coordinators see the invitations that they sent themselves."""
SEEING, BLIND = ("administrator", "county", "editor", "steering", "auditor"), ("town", "planner", "navigator")
"""Who sees an entry of Selm, and who does not."""
EDITORS = ("county", "town", "planner", "editor")
ENTRY = {"table": "angebote", "code": "s-selm-wellcome"}
WATCHED = Row((), NOT_THERE, {"batch": "BATCH"}, exact={302: ("administrator", "county")})
"""Not its step yet: who watches over it is led to the page where it stands."""
ROWS: dict[str, Row] = {
    "desk:overview": ALL,
    "desk:today": ALL,
    "desk:region-imprint": ALL,
    "desk:region-privacy": ALL,
    "desk:region-accessibility": ALL,
    "office:report-here": ALL,
    "office:own-rights": ALL,
    "office:people": Row(("administrator",)),
    "office:person": Row(("administrator",), arguments={"number": "PERSON"}),
    "office:rights": Row(("administrator",), arguments={"number": "PERSON"}),
    "office:set-active": Row(("administrator",), arguments={"number": "PERSON"}, is_post=True),
    "office:reset-sign-in": Row(("administrator",), arguments={"number": "PERSON"}, is_post=True),
    "office:erase": Row(("administrator",), arguments={"number": "PERSON"}, is_post=True),
    "office:remove-role": Row(("administrator",), arguments={"number": "PERSON", "role": "ROLE"}, is_post=True),
    "office:invitations": Row(("administrator", *COORDINATORS)),
    "office:invite": Row(("administrator", *COORDINATORS)),
    "office:send-again": OF_OTHERS,
    "office:revoke": OF_OTHERS,
    "office:audit": Row(("administrator", "auditor")),
    "office:legal-texts": Row(("administrator",)),
    "chain:chosen": ALL,
    "chain:map": ALL,
    "chain:board": area(),
    "chain:cell": area(phase="baby", field="health"),
    "chain:transition": area(before="baby", after="toddler"),
    "chain:matrix": area(phase="baby"),
    "chain:picture": area(),
    "chain:timeline": area(),
    "chain:plan": area(),
    "directory:services": ALL,
    "directory:service": Row(SEEING, NOT_THERE, {"code": "s-selm-wellcome"}),
    "directory:organizations": ALL,
    "directory:organization": Row(SEEING, NOT_THERE, {"code": "o-fbs-selm"}),
    "directory:handovers": ALL,
    "directory:handover": Row(
        SEEING, NOT_THERE,
        {"code": "h-selm-wellcome-an-selm-familienbuero"},
    ),
    "networks:networks": ALL,
    "networks:network": Row(SEEING, NOT_THERE, {"code": "n-ak-fruehe-hilfen-selm"}),
    "freshness:dashboard": ALL,
    "freshness:ask": Row((), NOT_THERE, is_post=True),
    "freshness:rule": Row(("administrator", "county"), is_post=True),
    "freshness:settle": Row(
        ("county", "editor"), arguments={"number": "ASKING"}, is_post=True, exact={404: BLIND}
    ),
    "freshness:feedback": ALL,
    "freshness:settle-feedback": Row(
        ("county", "editor"), arguments={"number": "FEEDBACK"}, is_post=True, exact={404: BLIND}
    ),
    "desk:guide": ALL,
    "desk:missed": ALL,
    "desk:open-guide": Row(("administrator", "county"), is_post=True),
    "translating:overview": ALL,
    "translating:texts": Row(arguments={"language": "tr"}),
    "translating:export": Row(arguments={"language": "tr"}),
    "translating:upload": Row(
        (), arguments={"language": "tr"}, is_post=True, exact={422: ("county", "town", "editor")}
    ),
    "translating:apply": Row(("county", "town", "editor"), arguments={"language": "tr"}, is_post=True),
    "freshness:contacts": ALL,
    "freshness:replace": Row(("county", "editor"), arguments={"code": "k-fbs-selm-wellcome"}, exact={404: BLIND}),
    "freshness:undo": Row(
        ("county", "editor"), arguments={"code": "k-fbs-selm-wellcome"}, is_post=True, exact={404: BLIND}
    ),
    "freshness:lists": Row(COORDINATORS),
    "editing:tables": ALL,
    "editing:entries": Row(arguments={"table": "angebote"}),
    "editing:new": Row(("county", "town", "editor"), arguments={"table": "angebote"}),
    "editing:similar": Row(arguments={"table": "angebote"}),
    "editing:entry": Row(("editor",), arguments=ENTRY, exact={404: BLIND}),
    "editing:reviews": ALL,
    "editing:rule": Row((), NOT_THERE, is_post=True),
    "editing:decide": Row(SEEING, NOT_THERE, {"number": "PROPOSAL"}, is_post=True),
    "editing:changes": ALL,
    "editing:undo": Row((), arguments={"number": "REVISION"}, is_post=True, exact={404: BLIND}),
    "editing:history": Row(SEEING, NOT_THERE, ENTRY),
    "imports:imports": ALL,
    "imports:forget-mapping": Row(EDITORS, arguments={"mapping": "MAPPING"}, is_post=True),
    "imports:batch": WATCHED,
    "imports:mapping": WATCHED,
    "imports:check": WATCHED,
    "imports:apply": Row(("administrator", "county"), NOT_THERE, {"batch": "BATCH"}, is_post=True),
    "imports:undo": Row(("county",), NOT_THERE, {"batch": "BATCH"}, is_post=True, exact={403: ("administrator",)}),
    "imports:discard": Row(("administrator", "county"), NOT_THERE, {"batch": "BATCH"}, is_post=True),
    "imports:file": Row((), NOT_THERE, {"batch": "BATCH"}),
    "imports:export": ALL,
    "imports:package": Row(query="?als=zip"),
    "imports:table": Row(arguments={"table": "services"}, query="?als=csv"),
    "imports:mapped": Row(arguments={"mapping": "MAPPING"}, query="?als=csv"),
}  # fmt: skip
OPEN_DATA = {
    f"api:{name}"
    for name in [
        *("sitemap", "open", "dcat-turtle", "dcat-jsonld", "package", "feed", "feed-lines", "about", "openapi"),
        *("services", "service", "at-locations", "at-location", "organizations", "organization"),
        *("taxonomies", "taxonomy", "terms", "term"),
    ]
}
"""The same for everybody, and only where the guide is open. Tried in api/test_open.py."""
PUBLIC = {"desk:region-imprint", "desk:region-privacy", "desk:region-accessibility", "office:report-here"}


def names_of_region(resolver=None, prefix="", is_inside=False):
    for entry in (resolver or get_resolver()).url_patterns:
        is_here = is_inside or "region>" in str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from names_of_region(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix, is_here)
        elif isinstance(entry, URLPattern) and is_here:
            yield f"{prefix}{entry.name}"


def test_every_address_of_a_region_has_its_row():
    found = {name for name in names_of_region() if not name.startswith("guide:")}  # open: test_access.py
    assert found - OPEN_DATA == set(ROWS)


@pytest.fixture
def things(county):
    """What the addresses name, in Bergkamen; it belongs to nobody of the eight but the administrator."""
    from datetime import timedelta

    from django.utils import timezone

    from lueckenlos.accounts.models import Invitation, User
    from lueckenlos.directory.models import Service
    from lueckenlos.editing.models import Proposal, Revision
    from lueckenlos.editing.rows import read_row, to_json
    from lueckenlos.frame.models import Area
    from lueckenlos.freshness.asking import ask_now
    from lueckenlos.guide.models import Feedback
    from lueckenlos.imports.models import ImportBatch, SavedMapping

    people = {role: User.objects.get(email=f"{key}@beispiel.example") for role, key in KEYS.items()}
    invitation = Invitation.objects.create(
        email="neu@stadt.example", name="x", kind="planner", area=Area.objects.in_region(county).get(code="05978004"),
        invited_by=people["administrator"], expires_at=timezone.now() + timedelta(days=3),
    )  # fmt: skip
    row = to_json(read_row(county, "services", "s-selm-wellcome"))
    of_entry = {"region": county, "table": "services", "code": "s-selm-wellcome", "area_paths": ("05978/05978032/",)}
    older = {**row, "waiting_weeks": 9.0}
    revision = Revision.objects.rows(Revision).create(**of_entry, before=older, after=row, via="form")
    proposal = Proposal.objects.rows(Proposal).create(**of_entry, before=row, after=older, by=people["auditor"])
    rules = {"table": "services", "columns": [{"header": "Name", "column": "name"}]}
    mapping = SavedMapping.objects.rows(SavedMapping).create(region=county, name="x", direction="export", rules=rules)
    return {
        "PERSON": people["navigator"].pk,
        "ROLE": people["navigator"].roles.get().pk,
        "INVITATION": invitation.pk,
        "REVISION": revision.pk,
        "PROPOSAL": proposal.pk,
        "ASKING": ask_now(service=Service.objects.in_region(county).get(code="s-selm-wellcome"), by=None).pk,
        "BATCH": ImportBatch.objects.rows(ImportBatch).create(region=county, by=people["county"], file_name="x.csv").pk,
        "MAPPING": mapping.pk,
        "FEEDBACK": Feedback.objects.rows(Feedback)
        .create(
            region=county,
            service=Service.objects.in_region(county).get(code="s-selm-wellcome"),
            kind="gone",
            language="de",
        )
        .pk,
    }


@pytest.fixture
def foreign(county):
    """Another region, which is really there."""
    from lueckenlos.frame.models import Area, Region

    region = Region.objects.create(slug="fremder-kreis", name="Fremder Kreis")
    for code in {*AREAS.values()}:
        Area.objects.rows(Area).create(region=region, code=code, path=f"{code}/")
    return region


def ask(client, name, things, area_code, region="kreis-unna"):
    row = ROWS[name]
    named = {**things, "AREA": area_code}
    arguments = {key: named.get(value, value) for key, value in row.arguments.items()}
    address = reverse(name, kwargs={"region": region, **arguments})
    with transaction.atomic():  # what one role does is taken back before the next one comes
        response = client.post(address) if row.is_post else client.get(address + row.query)
        transaction.set_rollback(True)
    return response


def client_of(role):
    from lueckenlos.accounts.models import User

    client = Client()
    client.force_login(User.objects.get(email=f"{KEYS[role]}@beispiel.example"))
    return client


@pytest.mark.parametrize("name", sorted(ROWS))
def test_each_role_gets_what_its_row_says(things, foreign, name):
    found, strangers = {}, {}
    for role in ROLES:
        found[role] = ask(client_of(role), name, things, AREAS[role]).status_code
        strangers[role] = ask(client_of(role), name, things, AREAS[role], "fremder-kreis").status_code
        if ROWS[name].of_area and role in FOREIGN:
            assert ask(client_of(role), name, things, FOREIGN[role]).status_code == 404, role
    assert found == {role: ROWS[name].expected(role) for role in ROLES}
    assert set(strangers.values()) == {200 if name in PUBLIC else 404}, strangers


@pytest.mark.parametrize("name", sorted(ROWS))
def test_nobody_is_let_in_without_signing_in(things, name):
    response = ask(Client(), name, things, "05978")
    if name in PUBLIC:
        assert response.status_code == 200
    else:
        assert response.status_code == 302
        assert response.headers["Location"].startswith(reverse("accounts:sign-in"))
