# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A page of hits in words: what was found, why it fits, what was made of the words, what each filter hides."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from django.utils import timezone

from lueckenlos.frame.models import Region
from lueckenlos.guide import wording
from lueckenlos.guide.arrays import Catalogue
from lueckenlos.guide.asked import FLAGS, Asked, read_asked
from lueckenlos.guide.catalogue import catalogue_of
from lueckenlos.guide.entries import Entry, Step, read_entries
from lueckenlos.guide.finding import PER_PAGE, Hits, find_services
from lueckenlos.guide.language import mark_said, say, say_count, spoken
from lueckenlos.guide.places import Places, places_of
from lueckenlos.guide.situations import situations

PER_MAP = 60
FILTER_WORDS = {
    "kostenlos": mark_said("free of charge"),
    "barrierefrei": mark_said("without steps"),
    "online": mark_said("online"),
    "aufsuchend": mark_said("comes to my home"),
    "offen": mark_said("open now"),
    "ohne-termin": mark_said("without appointment"),
    "vaeter": mark_said("for fathers"),
    "geschwister": mark_said("siblings welcome"),
}


@dataclass(frozen=True)
class Hit:
    """`why`: reasons in words. `km`: in words, empty where it is not known."""

    entry: Entry
    why: tuple[str, ...]
    km: str


@dataclass(frozen=True)
class Chip:
    """A filter that is on: its word, the address without it, how many more there would be."""

    word: str
    without: str
    hides: str


@dataclass
class Results:
    region: Region
    catalogue: Catalogue
    asked: Asked
    places: Places
    hits: Hits

    @property
    def count(self) -> int:
        return self.hits.count

    @property
    def situation(self) -> str:
        return situations()[self.asked.situation].title if self.asked.situation else ""

    @property
    def corrected(self) -> list[tuple[str, str]]:
        return list(self.hits.found.corrected)

    @property
    def missed(self) -> tuple[str, ...]:
        return self.hits.found.missed if self.asked.text else ()

    @cached_property
    def page(self) -> int:
        return min(self.asked.page, self.pages)

    @property
    def size(self) -> int:
        """Hits on a page."""
        return PER_MAP if self.asked.as_map else PER_PAGE

    @property
    def pages(self) -> int:
        return self.hits.pages(self.size)

    @cached_property
    def shown(self) -> list[Hit]:
        numbers = self.hits.of_page(self.page, self.size)
        keys = [int(key) for key in self.catalogue.keys[numbers]]
        entries = read_entries(self.region, keys, spoken(), timezone.localtime(), self.catalogue.day)
        first = (self.page - 1) * self.size
        km = self.hits.km[first : first + len(numbers)] if len(self.hits.km) else np.full(len(numbers), np.nan)
        return [
            self._hit(entry, int(number), float(away))
            for entry, number, away in zip(entries, numbers, km, strict=False)
        ]

    def _hit(self, entry: Entry, number: int, km: float) -> Hit:
        away = "" if np.isnan(km) else wording.distance(km)
        return Hit(entry, tuple(self._why(entry, number)), away)

    def _why(self, entry: Entry, number: int) -> list[str]:
        reasons = []
        words = [word for word in self._words_of(number) if word.casefold() not in str(entry.name).casefold()]
        if words and self.asked.text:
            reasons.append(say("fits “{words}”", words=wording.listed(words)))
        if self.asked.age is not None and entry.ages:
            reasons.append(entry.ages)
        if self.asked.place is not None:
            if entry.outreach:
                reasons.append(say("comes to you"))
            elif entry.areas:
                reasons.append(say("is there for {place}", place=self.asked.place.name))
        if self.asked.spoken:
            reasons.append(say("speaks {language}", language=wording.language_name(self.asked.spoken)))
        reasons += [say(FILTER_WORDS[name]) for name, flag in FLAGS.items() if flag in self.asked.flags]
        return reasons

    def _words_of(self, number: int) -> list[str]:
        """What was typed and stands in the entry, or means what stands there."""
        index = self.catalogue.index
        found = []
        for typed, terms in self.hits.found.terms:
            for term in terms:
                where = index.documents.get(term)
                if where is not None and len(where):
                    at = int(np.searchsorted(where, number))
                    if at < len(where) and where[at] == number:
                        found.append(typed)
                        break
        return found

    @property
    def chips(self) -> list[Chip]:
        return [
            Chip(self._word(name), self.asked.without(name).query(), self._hides(name)) for name in self.asked.filters
        ]

    def _word(self, name: str) -> str:
        asked = self.asked
        match name:
            case "ort":
                return asked.place.name if asked.place else ""
            case "umkreis":
                return say("up to {n} km", n=asked.radius_km)
            case "alter":
                assert asked.age is not None  # noqa: S101 - it is a filter because it is there
                return wording.age_words(asked.age, asked.age + 1) if asked.age < 0 else self._age(asked.age)
            case "beratung":
                return wording.language_name(asked.spoken)
        return say(FILTER_WORDS[name])

    def _age(self, months: int) -> str:
        if self.asked.age_unit == "j":
            return say_count("{n} year old", "{n} years old", months // 12)
        return say_count("{n} month old", "{n} months old", months)

    def _hides(self, name: str) -> str:
        n = self.hits.hidden.get(name, 0)
        return say_count("hides {n} more", "hides {n} more", n) if n else ""

    @property
    def wider(self) -> list[tuple[str, str]]:
        """Where there is more: words and address, the most useful first."""
        offers = [
            (n, say_count("{n} without “{filter}”", "{n} without “{filter}”", n, filter=self._word_of(name)),
             self.asked.without(name).query())
            for name, n in self.hits.hidden.items() if n
        ]  # fmt: skip
        if not offers:
            return self._without_all()
        return [(words, query) for _n, words, query in sorted(offers, reverse=True)]

    def _without_all(self) -> list[tuple[str, str]]:
        """Where only several filters together hide everything: without all but the place, else without that too."""
        others = [name for name in self.asked.filters if name not in ("ort", "umkreis")]
        for names in (others, self.asked.filters):
            asked = self.asked
            for name in names:
                asked = asked.without(name)
            hits = find_services(self.catalogue, asked, timezone.localtime(), spoken())
            if names and hits.count:
                left_out = wording.listed([self._word(name) for name in names])
                words = say_count("{n} without “{filter}”", "{n} without “{filter}”", hits.count, filter=left_out)
                return [(words, asked.query())]
        return []

    def _word_of(self, name: str) -> str:
        return self.situation if name == "lage" else self._word(name)

    @property
    def add_flags(self) -> list[tuple[str, str]]:
        """Those most asked for; all of them stand in the form."""
        return [
            (say(FILTER_WORDS[name]), self.asked.with_flag(name).query())
            for name in ("offen", "kostenlos", "ohne-termin")
            if FLAGS[name] not in self.asked.flags
        ]

    @property
    def previous(self) -> str:
        return self.asked.query(page=self.page - 1) if self.page > 1 else ""

    @property
    def next(self) -> str:
        return self.asked.query(page=self.page + 1) if self.page < self.pages else ""

    @property
    def other_view(self) -> str:
        return replace(self.asked, as_map=not self.asked.as_map, page=1).query()

    @property
    def without_situation(self) -> str:
        return self.asked.without("lage").query()

    @cached_property
    def nearest(self) -> list[Step]:
        """Where nothing fits: what comes nearest, whatever the filters say."""
        documents = self.hits.nearest[:3]
        rows = read_entries(
            self.region,
            [int(key) for key in self.catalogue.keys[documents]],
            spoken(),
            timezone.localtime(),
            self.catalogue.day,
        )
        return [Step(entry.code, entry.name) for entry in rows]

    @property
    def spoken_languages(self) -> list[tuple[str, str]]:
        return spoken_languages(self.catalogue)


def spoken_languages(catalogue: Catalogue) -> list[tuple[str, str]]:
    """To choose from: those that at least one service speaks."""
    return sorted(((code, wording.language_name(code)) for code in catalogue.languages), key=lambda pair: pair[1])


def results_of(sent: Mapping[str, str], region: Region) -> Results:
    catalogue = catalogue_of(region)
    places = places_of(region)
    asked = read_asked(sent, places, catalogue.languages)
    hits = find_services(catalogue, asked, timezone.localtime(), spoken())
    return Results(region, catalogue, asked, places, hits)
