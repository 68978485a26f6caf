# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Ways in by situation: "Ich bin schwanger", "Mir wird alles zu viel"."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lueckenlos.guide.language import mark_said, say

TITLES = {
    "schwanger": (mark_said("I am pregnant"), mark_said("Midwife, advice, money")),
    "baby": (mark_said("Our baby is here"), mark_said("Sleep, crying, papers")),
    "kita": (mark_said("My child goes to kindergarten"), mark_said("A place, language, playing")),
    "schule": (mark_said("My child starts school"), mark_said("Starting, learning, afternoons")),
    "zu-viel": (mark_said("It is all too much for me"), mark_said("Talking, relief, sponsors")),
    "trennung-gewalt": (mark_said("Separation, violence"), mark_said("Protection, law, advice")),
    "jung": (mark_said("I am young myself"), mark_said("School, work, stress at home")),
    "geld": (mark_said("The money is not enough"), mark_said("Benefits, debt, school things")),
    "neu-hier": (mark_said("We are new in Germany"), mark_said("Language, papers, meeting people")),
    "behinderung": (mark_said("My child develops differently"), mark_said("Support, disability, illness")),
}


@dataclass(frozen=True)
class Situation:
    """`words` are searched where nothing is typed; ages in months narrow the hits, None: any."""

    key: str
    words: tuple[str, ...]
    from_month: int | None = None
    to_month: int | None = None

    @property
    def title(self) -> str:
        return say(TITLES[self.key][0])

    @property
    def about(self) -> str:
        return say(TITLES[self.key][1])


@cache
def situations() -> dict[str, Situation]:
    read = tomllib.loads(Path(__file__).with_name("situations.toml").read_text(encoding="utf-8"))
    return {
        key: Situation(key, tuple(given.get("words", ())), given.get("from_month"), given.get("to_month"))
        for key, given in read.items()
    }
