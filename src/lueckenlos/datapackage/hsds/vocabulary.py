# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Fixed words of the feed. It is German: that is the language its entries are written in."""

LANGUAGE = "de"
COUNTRY = "DE"
CURRENCY = "EUR"
WEEKDAYS = {"mo": "MO", "tu": "TU", "we": "WE", "th": "TH", "fr": "FR", "sa": "SA", "su": "SU"}
STEP_FREE = {"yes": "stufenlos", "partly": "teilweise stufenlos", "no": "nicht stufenlos"}
BY_APPOINTMENT = "nur nach Vereinbarung"
CONTEXT = "Lückenlos"
AREA_URI = "http://dcat-ap.de/def/politicalGeocoding/"
"""DCAT-AP.de: districtKey/05978, municipalityKey/05978024, stateKey/05."""
KEYS = {2: "stateKey", 5: "districtKey", 8: "municipalityKey", 12: "regionalKey"}
"""By the number of digits of the official key."""

TAXONOMIES = {
    "fields": ("Handlungsfelder", "Welche Handlungsfelder der Präventionskette ein Angebot bedient."),
    "phases": ("Lebensphasen", "Für welche Lebensphasen ein Angebot da ist; aus den Altersangaben abgeleitet."),
    "target_groups": ("Zielgruppen", "Für wen ein Angebot besonders da ist; ohne Angabe: für alle."),
    "organization_kinds": ("Arten von Trägern", "Was für eine Einrichtung ein Träger ist."),
    "modes": ("Arbeitsweisen", "Ob die Familien kommen oder das Angebot zu ihnen."),
    "appointments": ("Termine", "Ob man einen Termin braucht."),
    "channels": ("Zugänge", "Auf welchem Weg man das Angebot nutzt."),
    "features": ("Merkmale", "Was Familien außerdem wissen wollen."),
}
"""Name and description, by the code under which a term's identifier is made."""

FIXED_TERMS = {
    "modes": {"drop_in": "Die Familien kommen", "outreach": "Kommt zu den Familien"},
    "appointments": {"none": "Ohne Termin", "possible": "Mit oder ohne Termin", "required": "Nur mit Termin"},
    "channels": {
        "in_person": "Vor Ort",
        "phone": "Telefonisch",
        "online": "Online",
        "home_visit": "Zu Hause",
    },
    "features": {"siblings": "Geschwister können mitkommen", "is_urgent": "Hilft am selben Tag"},
}

STATES = {
    "01": "Schleswig-Holstein",
    "02": "Hamburg",
    "03": "Niedersachsen",
    "04": "Bremen",
    "05": "Nordrhein-Westfalen",
    "06": "Hessen",
    "07": "Rheinland-Pfalz",
    "08": "Baden-Württemberg",
    "09": "Bayern",
    "10": "Saarland",
    "11": "Berlin",
    "12": "Brandenburg",
    "13": "Mecklenburg-Vorpommern",
    "14": "Sachsen",
    "15": "Sachsen-Anhalt",
    "16": "Thüringen",
}
"""By the first two digits of the official municipality key."""
