# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What the guide says, in the reader's language. `{% load guide %}`, `{% say "Search" %}`."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from lueckenlos.guide import language, wording
from lueckenlos.guide.asked import FLAGS, RADII_KM
from lueckenlos.guide.entries import Spot
from lueckenlos.guide.results import FILTER_WORDS
from lueckenlos.guide.texts import Text

register = template.Library()


@register.simple_tag(name="say")
def say_tag(text: str, **values: Any) -> SafeString:
    """Values are escaped; the texts of the catalogues are ours."""
    escaped = {name: conditional_escape(value) for name, value in values.items()}
    return mark_safe(language.say(text, **escaped))  # noqa: S308 - catalogue text, escaped values


@register.simple_tag
def say_count(one: str, many: str, n: int, **values: Any) -> SafeString:
    escaped = {name: conditional_escape(value) for name, value in values.items()}
    return mark_safe(language.say_count(one, many, n, **escaped))  # noqa: S308 - catalogue text, escaped values


@register.simple_tag(takes_context=True)
def guide_url(context: Context, name: str, *args: str, plain: bool = False) -> str:
    """A page of the same guide in the same language: {% guide_url "service" entry.code %}; it keeps the place."""
    address = reverse(f"guide:{name}", args=[context["region"].slug, context["language"].code, *args])
    place = None if plain else context.get("place")
    return f"{address}?{urlencode({'ort': place.value})}" if place else address


@register.filter
def said(text: Text | None) -> SafeString:
    """A text of an entry, marked where its language differs from the page's."""
    if not text:
        return SafeString("")
    if text.language == language.spoken():
        return format_html("{}", text.text)
    known = language.guide_languages().get(text.language)
    return format_html('<span lang="{}" dir="{}">{}</span>', text.language, known.direction if known else "ltr", text)


@register.filter
def lines(text: Text) -> list[Text]:
    """A text of several lines as several texts."""
    return [Text(line, text.language, text.is_machine, text.is_old) for line in text.text.split("\n") if line]


@register.filter
def tel(number: str) -> str:
    """A telephone number for a link: "0221 4710-123" is 02214710123."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")


@register.filter
def plain(number: float) -> str:
    """With a point in every language."""
    return f"{number:.5f}"


@register.filter
def route(spot: Spot) -> str:
    """The way there on a page elsewhere, for who has no map on the device."""
    to = f"{spot.lat:.5f},{spot.lon:.5f}"
    return f"https://www.openstreetmap.org/directions?{urlencode({'to': to})}#map=16/{to.replace(',', '/')}"


@register.filter
def guide_day(value: date) -> str:
    return wording.day(value)


PATHS = {
    "clock": '<circle cx="10" cy="10" r="8"/><path d="M10 5v5l3.4 2"/>',
    "place": '<path d="M10 18s6-5.6 6-10a6 6 0 1 0-12 0c0 4.4 6 10 6 10z"/><circle cx="10" cy="8" r="2.2"/>',
    "talk": '<path d="M3 5h14v9H9l-4 3v-3H3z"/>',
}


@register.simple_tag
def mark(name: str) -> SafeString:
    """A small drawing before a line; the words beside it say the same."""
    return format_html(
        '<svg class="mark" width="18" height="18" viewBox="0 0 20 20" aria-hidden="true">{}</svg>',
        mark_safe(PATHS[name]),  # noqa: S308 - from the table above
    )


@register.inclusion_tag("guide/parts/search_form.html", takes_context=True)
def search_form(context: Context) -> dict[str, Any]:
    results = context.get("results")
    asked = results.asked if results else None
    age = asked.age if asked else None
    return {
        **{name: context.get(name) for name in ("region", "language", "place", "places")},
        "asked": asked,
        "place_value": context["place"].name if context.get("place") else asked.unknown_place if asked else "",
        "age_value": "" if age is None else age // 12 if asked and asked.age_unit == "j" else age,
        "radii": RADII_KM,
        "spoken_languages": results.spoken_languages if results else context.get("spoken_languages", ()),
        "flags": [
            (name, language.say(word), bool(asked and FLAGS[name] in asked.flags))
            for name, word in FILTER_WORDS.items()
        ],
    }
