# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Every address × every role × own and foreign town. An address that is not sorted in here fails the test."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

pytestmark = pytest.mark.django_db

PUBLIC = {
    *("desk:start", "desk:method", "desk:imprint", "desk:privacy", "desk:accessibility", "accounts:sign-in"),
    *("account_login", "account_reset_password", "account_reset_password_done", "account_reset_password_from_key_done"),
}
POST_ONLY = {"set_language", "accounts:example", "accounts:sign-out"}
OF_REGION = {
    name: {"region": "kreis-unna"}
    for name in (
        "desk:overview",
        "chain:map",
        "directory:services",
        "directory:organizations",
        "directory:handovers",
        "networks:networks",
        "imports:imports",
        "imports:export",
        "freshness:dashboard",
        "freshness:feedback",
        "desk:guide",
        "desk:missed",
        "translating:overview",
        "freshness:contacts",
        "editing:tables",
        "editing:reviews",
        "editing:changes",
    )
}
OF_AREA = {
    "chain:board": {},
    "chain:cell": {"phase": "baby", "field": "health"},
    "chain:transition": {"before": "baby", "after": "toddler"},
    "chain:matrix": {"phase": "baby"},
    "chain:picture": {},
    "chain:timeline": {},
    "chain:plan": {},
}
OF_TOWN = {
    "directory:service": ("s-luenen-stadtteileltern", "s-selm-wellcome"),
    "directory:organization": ("o-jugendamt-luenen", "o-jugendamt-selm"),
    "directory:handover": None,
    "networks:network": None,
}
REDIRECTS = {"chain:chosen"}
GALLERY = {"ui:gallery"}
OF_OFFICE = {
    *(
        f"office:{name}"
        for name in [
            "people",
            "person",
            "rights",
            "set-active",
            "reset-sign-in",
            "erase",
            "remove-role",
            "invitations",
            "invite",
        ]
    ),
    *(
        f"office:{name}"
        for name in [
            "send-again",
            "revoke",
            "own-rights",
            "audit",
            "legal-texts",
            "report-here",
            "accept",
        ]
    ),
    *("office:erase-own", "office:report", "desk:today"),
    *(f"desk:region-{name}" for name in ["imprint", "privacy", "accessibility"]),
}
"""Tried in office/ and in test_access_matrix.py."""
OF_OPERATIONS = {f"operations:{name}" for name in ("healthy", "ready", "jobs", "run-again", "send-again")}
"""Tried in operations/test_pages.py."""

OF_FRESHNESS = {"confirming:confirm", "confirming:again"} | {
    f"freshness:{n}" for n in ["ask", "rule", "settle", "replace", "undo", "lists", "settle-feedback"]
}
"""Tried in freshness/."""
OF_GUIDE = {"desk:open-guide", *(f"translating:{n}" for n in ["texts", "export", "upload", "apply"])}
"""Tried in desk/test_guide.py and translating/."""
OF_IMPORTS = {
    f"imports:{name}"
    for name in [
        "batch",
        "mapping",
        "check",
        "apply",
        "undo",
        "discard",
        "file",
        "forget-mapping",
        "package",
        "table",
        "mapped",
    ]
}
"""Tried in imports/test_pages.py."""
OF_EDITING = {
    f"editing:{name}"
    for name in [
        "entries",
        "new",
        "similar",
        "entry",
        "rule",
        "decide",
        "undo",
        "history",
    ]
}
"""Tried in editing/test_pages.py."""

OF_OPEN_DATA = {
    f"api:{name}"
    for name in [
        *("robots", "sitemaps", "sitemap", "open", "dcat-turtle", "dcat-jsonld", "package", "feed", "feed-lines"),
        *("about", "openapi", "services", "service", "at-locations", "at-location", "organizations", "organization"),
        *("taxonomies", "taxonomy", "terms", "term"),
    ]
}
"""Open to everybody where the guide is open. Tried in api/."""

OF_ACCOUNT = {
    *(f"accounts:{name}" for name in ("account", "set-up-second-factor", "end-session", "end-other-sessions")),
    *("account_logout", "account_change_password", "account_set_password", "account_reauthenticate"),
    *("account_reset_password_from_key", "openid_connect_login", "openid_connect_callback"),
    *("mfa_index", "mfa_list_webauthn", "mfa_authenticate", "mfa_login_webauthn", "mfa_reauthenticate"),
    *("mfa_reauthenticate_webauthn", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_add_webauthn"),
    *("mfa_edit_webauthn", "mfa_remove_webauthn", "mfa_view_recovery_codes"),
    *("mfa_generate_recovery_codes", "mfa_download_recovery_codes"),
}
"""Everybody's own account. Tried in accounts/."""


def names(resolver=None, prefix=""):
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from names(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)
        elif isinstance(entry, URLPattern):
            yield f"{prefix}{entry.name}"


def test_every_address_is_sorted():
    sorted_in = PUBLIC | POST_ONLY | OF_REGION.keys() | OF_AREA.keys() | OF_TOWN.keys() | REDIRECTS | GALLERY
    sorted_in |= OF_ACCOUNT | OF_OFFICE | OF_OPERATIONS | OF_IMPORTS | OF_EDITING | OF_FRESHNESS | OF_GUIDE
    sorted_in |= OF_OPEN_DATA
    assert {name for name in names() if not name.startswith("guide:")} == sorted_in


NAMED_IN_GUIDE = {"code": "s-luenen-stadtteileltern", "way": "call", "language": "tr", "size": 192}


def addresses_of_guide(region):
    """Every address of the public guide; a new one needs no row, but what it names must stand above."""
    from lueckenlos.guide.urls import urlpatterns

    for entry in urlpatterns:
        named = {name: NAMED_IN_GUIDE[name] for name in entry.pattern.converters}
        yield reverse(f"guide:{entry.name}", kwargs={"region": region, **named})


def test_all_of_the_guide_is_open_to_everybody_and_remembers_nobody(county):
    for address in addresses_of_guide("kreis-unna"):
        client = Client()
        response = client.head(address) if address.endswith(".pdf") else client.get(address)
        assert response.status_code in ({405} if "/weg/" in address else {200, 302}), address
        assert not response.headers.get("Location", "").startswith(reverse("accounts:sign-in")), address
        assert "/stimmt-nicht/" in address or not response.cookies, address


def test_a_region_without_a_guide_has_none_of_it(county):
    for address in addresses_of_guide("fremder-kreis"):
        assert Client().get(address).status_code == (405 if "/weg/" in address else 404), address


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_public_pages_are_there_without_signing_in(name):
    assert Client().get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", sorted(OF_REGION.keys() | OF_AREA.keys()))
def test_other_pages_ask_to_sign_in(county, name):
    address = reverse(
        name, kwargs={"region": "kreis-unna", **({"area": "05978", **OF_AREA[name]} if name in OF_AREA else {})}
    )
    response = Client().get(address)
    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("accounts:sign-in"))


@pytest.mark.parametrize("person", ["kreis", "luenen", "lenkung"])
@pytest.mark.parametrize("name", sorted(OF_REGION))
def test_pages_of_the_own_region(request, person, name):
    client = request.getfixturevalue(person)
    assert client.get(reverse(name, kwargs=OF_REGION[name])).status_code == 200
    assert client.get(reverse(name, kwargs={"region": "fremder-kreis"})).status_code == 404


@pytest.mark.parametrize("name", sorted(OF_AREA))
@pytest.mark.parametrize(
    ("person", "area", "status"),
    [
        ("kreis", "05978", 200),
        ("kreis", "05978032", 200),
        ("lenkung", "05978028", 200),
        ("luenen", "05978024", 200),
        ("luenen", "05978024-sued", 200),
        ("luenen", "05978", 404),
        ("luenen", "05978032", 404),
        ("luenen", "05978024x", 404),
    ],
)
def test_pages_of_an_area(request, name, person, area, status):
    client = request.getfixturevalue(person)
    address = reverse(name, kwargs={"region": "kreis-unna", "area": area, **OF_AREA[name]})
    assert client.get(address).status_code == status


def codes(county, name):
    from lueckenlos.directory.models import Handover
    from lueckenlos.networks.models import Network

    if OF_TOWN[name] is not None:
        return OF_TOWN[name]
    if name == "directory:handover":
        rows = Handover.objects.in_region(county)
        own = rows.filter(from_service__areas__code="05978024", to_service__areas__code="05978024").first()
        foreign = rows.filter(from_service__areas__code="05978032").first()
    else:
        rows = Network.objects.in_region(county)
        own = rows.filter(areas__code="05978024").first()
        foreign = rows.filter(areas__code="05978032").exclude(areas__code__in=["05978", "05978024"]).first()
    return own.code, foreign.code


@pytest.mark.parametrize("name", sorted(OF_TOWN))
def test_a_foreign_town_is_not_there(county, luenen, kreis, name):
    own, foreign = codes(county, name)
    for client, code, status in ((luenen, own, 200), (luenen, foreign, 404), (kreis, own, 200), (kreis, foreign, 200)):
        address = reverse(name, kwargs={"region": "kreis-unna", "code": code})
        assert client.get(address).status_code == status, (code, status)


def test_only_the_example_signs_in_with_one_click(county, settings):
    address = reverse("accounts:example", kwargs={"key": "kreis"})
    assert Client().get(address).status_code == 405
    assert Client().post(address).status_code == 302
    settings.DEMO = False
    assert Client().post(address).status_code == 404


@pytest.mark.parametrize("name", sorted(OF_AREA))
def test_pages_carry_a_strict_policy(kreis, name):
    response = kreis.get(reverse(name, kwargs={"region": "kreis-unna", "area": "05978", **OF_AREA[name]}))
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    body = response.content.decode()
    assert not any(inline in body for inline in (" style=", "<style", " onclick="))
