# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A service for search engines: schema.org/GovernmentService as JSON-LD. Only what is known stands in it."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from lueckenlos.guide.entries import Entry

_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def describe(entry: Entry, address: str, language: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "@id": address,
        "url": address,
        "name": str(entry.name),
        "description": str(entry.eligibility or entry.description),
        "inLanguage": language,
        "provider": {"@type": "Organization", "name": entry.organization, "url": entry.organization_url},
        "areaServed": [{"@type": "AdministrativeArea", "name": area} for area in entry.areas],
        "audience": {"@type": "Audience", "audienceType": entry.ages} if entry.ages else None,
        "availableChannel": _channel(entry),
        "isAccessibleForFree": entry.is_free,
    }
    known: dict[str, Any] = _known(found)
    return known


def _channel(entry: Entry) -> dict[str, Any]:
    spot = entry.spot
    place = None
    if spot is not None:
        geo = {"@type": "GeoCoordinates", "latitude": spot.lat, "longitude": spot.lon} if spot.lat is not None else None
        place = {
            "@type": "Place",
            "name": spot.name,
            "address": {
                "@type": "PostalAddress",
                "streetAddress": spot.street,
                "postalCode": spot.postal_code,
                "addressLocality": spot.city,
                "addressCountry": "DE",
            },
            "geo": geo,
        }
    phone = {"@type": "ContactPoint", "telephone": entry.phone} if entry.phone else None
    return {
        "@type": "ServiceChannel",
        "servicePhone": phone,
        "serviceLocation": place,
        "availableLanguage": list(entry.spoken),
    }


def _known(value: Any) -> Any:
    """Without what is empty or not known; what is only a type goes as well."""
    if isinstance(value, dict):
        kept = {key: _known(inner) for key, inner in value.items()}
        kept = {key: inner for key, inner in kept.items() if inner not in (None, "", [], {})}
        return kept if kept.keys() - {"@type"} else None
    return [_known(inner) for inner in value] if isinstance(value, list) else value


def as_script(described: dict[str, Any]) -> SafeString:
    """As the text of a script element: no sign of it ends the element."""
    text = json.dumps(described, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(text)  # noqa: S308 - <, > and & are written as escapes
