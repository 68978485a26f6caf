# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What fields and target groups are called in the reader's language."""

from lueckenlos.frame.models import Field
from lueckenlos.guide.language import mark_said, say, spoken
from lueckenlos.guide.texts import Text

FIELDS = {
    "health": mark_said("Health"),
    "youth_welfare": mark_said("Upbringing and youth welfare"),
    "education": mark_said("Learning and education"),
    "social_security": mark_said("Money, work and social matters"),
}
"""Those of the example; another one is called what the region calls it."""
GROUPS = {
    "disability": mark_said("Children with a disability"),
    "single_parents": mark_said("Single parents"),
    "young_mothers": mark_said("Young mothers"),
    "low_income": mark_said("Families with little money"),
    "migration": mark_said("Families new to Germany"),
    "fathers": mark_said("Fathers"),
    "women": mark_said("Women"),
}


def field_name(field: Field) -> Text:
    if field.code in FIELDS:
        return Text(say(FIELDS[field.code]), spoken())
    if spoken() == "en" and field.name_en:
        return Text(field.name_en, "en")
    return Text(str(field), "de" if not spoken().startswith("de") else spoken())


def group_name(code: str) -> str:
    """Empty where nobody has said how it is called."""
    return say(GROUPS[code]) if code in GROUPS else ""
