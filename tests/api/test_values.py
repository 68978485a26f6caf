# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Single values on their way into the feed and back."""

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lueckenlos.datapackage.hsds import Identifiers
from lueckenlos.datapackage.hsds.values import euros, first_month, maximum_age, minimum_age, month_after, uri

MONTHS = st.integers(-9, 1200)
IS_URI = jsonschema.Draft202012Validator(
    {"type": "string", "format": "uri"}, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


@given(MONTHS)
def test_the_first_month_comes_back(month):
    years = minimum_age(month)
    assert years is None if month < 0 else first_month(years) == month


@given(MONTHS)
def test_the_month_after_the_last_comes_back(month):
    years = maximum_age(month)
    assert years is None if month <= 0 else month_after(years) == month


@pytest.mark.parametrize(
    ("month", "years"), [(72, 5), (12, 0), (36, 2), (30, 2.4583), (1, 0.0417), (0, None), (-9, None)]
)
def test_under_six_is_five(month, years):
    assert maximum_age(month) == years


@given(MONTHS, MONTHS)
def test_a_child_within_the_span_is_within_the_years(first, end):
    """In completed years, as portals compare."""
    if 0 <= first < end:
        low, high = minimum_age(first), maximum_age(end)
        for month in (first, end - 1):
            assert low <= month / 12
            assert month // 12 <= high


@given(st.integers(0, 10**12))
def test_cents_are_exact(cents):
    from decimal import Decimal

    assert Decimal(str(euros(cents))) * 100 == cents


@given(st.text(max_size=60) | st.text(max_size=40).map(lambda text: f"https://{text}"))
def test_whatever_is_called_an_address_is_one(text):
    found = uri(text)
    if found is not None:
        assert IS_URI.is_valid(found), found
        assert uri(found) == found


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://www.kreis-unna.de", "https://www.kreis-unna.de"),
        (" http://träger.example/für alle?a=ü#x ", "http://xn--trger-hra.example/f%C3%BCr%20alle?a=%C3%BC#x"),
        ("www.kreis-unna.de", None),
        ("javascript:alert(1)", None),
        ("https://[::1", None),
        ("https://a:99999999/", None),
        ("", None),
        (None, None),
    ],
)
def test_addresses(text, address):
    assert uri(text) == address


def test_identifiers_are_stable_and_of_one_region():
    here, there = Identifiers("kreis-a"), Identifiers("kreis-b")
    assert here.of("services", "s1") == Identifiers("kreis-a").of("services", "s1")
    assert here.of("services", "s1") != there.of("services", "s1")
    assert here.of("services", "s1") != here.of("locations", "s1")
    own = "5b2c1c07-7a57-4f4e-9d5a-3f9b8f1f0a01"
    assert here.of("services", own) == there.of("services", own) == own
    assert here.part("services", own) != own


def test_identifiers_never_change():
    """Every portal that imported the feed knows entries by them."""
    assert Identifiers("kreis-unna").of("services", "s-selm-wellcome") == "8a40f681-a908-56cd-9a9c-6fa87d0db128"
