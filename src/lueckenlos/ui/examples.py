# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Invented values for the gallery."""

from typing import Any

from django import forms

PHASES = [
    ("Schwangerschaft", -9, 0),
    ("Erstes Jahr", 0, 12),
    ("Kleinkind", 12, 36),
    ("Kita", 36, 72),
    ("Grundschule", 72, 120),
    ("Weiterführende Schule", 120, 192),
    ("Übergang in den Beruf", 192, 252),
]

TRANSITIONS = [
    {"status": "carried", "from": "Schwangerschaft", "to": "Erstes Jahr", "expiring": False},
    {"status": "binding", "from": "Erstes Jahr", "to": "Kleinkind", "expiring": False},
    {"status": "agreed", "from": "Kleinkind", "to": "Kita", "expiring": True},
    {"status": "none", "from": "Kita", "to": "Grundschule", "expiring": False},
    {"status": "informal", "from": "Grundschule", "to": "Weiterführende Schule", "expiring": False},
    {"status": "agreed", "from": "Weiterführende Schule", "to": "Beruf", "expiring": False},
]


def _cell(status: str, share: float | None = None, services: int = 0, known: int | None = None) -> dict[str, Any]:
    return {"status": status, "share": share, "services": services, "known": known or services, "total": services}


BOARD = [
    (
        "Gesundheit",
        [
            _cell("covered", 0.92, 4),
            _cell("covered", 1.0, 5),
            _cell("stale", 0.84, 3),
            _cell("thin", 0.45, 3, 2),
            _cell("covered", 1.0, 2),
            _cell("unknown", None, 1),
            _cell("open"),
        ],
    ),
    (
        "Jugendhilfe",
        [
            _cell("covered", 0.88, 2),
            _cell("covered", 1.0, 22, 14),
            _cell("covered", 0.95, 4),
            _cell("covered", 0.83, 4),
            _cell("unsecured", 0.81, 2),
            _cell("missing"),
            _cell("missing"),
        ],
    ),
]

TABS = [
    {"url": "#tabs", "word": "Tafel", "is_current": True},
    {"url": "#tabs", "word": "Bild", "is_current": False},
    {"url": "#tabs", "word": "Liste", "is_current": False},
]
STEPS = [{"word": "Kreis Unna", "url": "#crumb"}, {"word": "Lünen", "url": "#crumb"}, {"word": "Lünen-Süd"}]
ROWS = [
    {"key": "Träger", "value": "Stadt Lünen, Jugendamt", "url": "#key-value"},
    {"key": "Plätze im Jahr", "value": "30"},
    {"key": "Zuletzt bestätigt", "value": None},
]


class FilterForm(forms.Form):
    search = forms.CharField(label="Suche", required=False)
    field = forms.ChoiceField(label="Handlungsfeld", choices=[("", "alle"), ("h", "Gesundheit")], required=False)
    area = forms.ChoiceField(label="Gebiet", choices=[("", "ganzer Kreis"), ("l", "Lünen")], required=False)


class ExampleForm(forms.Form):
    prefix = "example"
    name = forms.CharField(label="Name des Angebots", help_text="So, wie es auf dem Aushang steht.")
    places = forms.IntegerField(label="Plätze im Jahr", required=False)
    kind = forms.ChoiceField(label="Art", choices=[("g", "Gruppe"), ("e", "Einzeln")], widget=forms.RadioSelect)
    note = forms.CharField(label="Anmerkung", widget=forms.Textarea(attrs={"rows": 3}), required=False)
