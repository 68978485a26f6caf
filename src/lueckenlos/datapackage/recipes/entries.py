# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""YAML, entry by entry, with the line each stands in.

Only the syntax tree is built and never an object, and every scalar is taken as its text: 04020314 stays a code, and
"no" a word.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

import yaml

from lueckenlos.datapackage.report import FileReport
from lueckenlos.datapackage.source import Unreadable
from lueckenlos.datapackage.values import BadValue, read_day
from lueckenlos.shared.language import _

_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NULL = "tag:yaml.org,2002:null"


@dataclass(frozen=True)
class Entry:
    """A value of the file. `key` is the way to it, such as status.classes.2. Faults are reported, and None is read."""

    node: yaml.Node
    key: str
    report: FileReport

    def fault(self, problem: str, action: str) -> None:
        self.report.error(
            problem, action, row=self.node.start_mark.line + 1, column=self.key or None, value=self._shown()
        )

    def _shown(self) -> str | None:
        return self.node.value if isinstance(self.node, yaml.ScalarNode) else None

    def entries(self, required: Sequence[str], optional: Sequence[str] = ()) -> dict[str, "Entry"]:
        """The values of a mapping by key; empty ones are absent."""
        if not isinstance(self.node, yaml.MappingNode):
            self.fault(
                _("Keys with values are expected here."), _("Write the keys {keys}.").format(keys=_list(required))
            )
            return {}
        found: dict[str, Entry] = {}
        for key_node, node in self.node.value:
            name = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            entry = Entry(key_node, f"{self.key}.{name}".strip("."), self.report)
            if name in found:
                entry.fault(_("The key stands here twice."), _("Take one of the two out."))
            elif name not in (*required, *optional):
                entry.fault(_("The key is not known here."), _known_keys(name, (*required, *optional)))
            elif node.tag != _NULL:
                found[name] = Entry(node, entry.key, self.report)
        for name in required:
            if name not in found:
                self.fault(_("The key {key} is missing.").format(key=name), _("Add it with a value."))
        return found

    def items(self) -> Iterator["Entry"]:
        if not isinstance(self.node, yaml.SequenceNode):
            self.fault(_("A list is expected here."), _("Begin each of its entries with a hyphen."))
            return
        for number, node in enumerate(self.node.value, start=1):
            yield Entry(node, f"{self.key}.{number}", self.report)

    def text(self) -> str | None:
        if isinstance(self.node, yaml.ScalarNode) and self.node.value.strip():
            return str(self.node.value).strip()
        self.fault(_("A text is expected here."), _("Write one."))
        return None

    def number(self, *, above: float | None = None, most: float) -> float | None:
        text = self._shown()
        if text is None or not _NUMBER.fullmatch(text):
            self.fault(_("This is not a number."), _("Write digits with a decimal point, such as 1.5."))
            return None
        value = float(text)
        if abs(value) > most or (above is not None and value <= above):
            allowed = (
                _("Give a number from {low} to {high}.")
                if above is None
                else _("Give a number above {low}, up to {high}.")
            )
            low = -most if above is None else above
            self.fault(
                _("The number lies outside of what is allowed."), allowed.format(low=f"{low:g}", high=f"{most:g}")
            )
            return None
        return value

    def choice(self, choices: Collection[str]) -> str | None:
        text = self._shown()
        if text in choices:
            return text
        self.fault(_("The value is not allowed here."), _("Choose one of: {choices}.").format(choices=_list(choices)))
        return None

    def day(self) -> date | None:
        found = _DAY.fullmatch(self._shown() or "")
        if found is None:
            self.fault(_("This is not a date."), _("Enter a date as YYYY-MM-DD, for example 2012-06-01."))
            return None
        try:
            return read_day(int(found[1]), int(found[2]), int(found[3]))
        except BadValue as bad:
            self.fault(bad.problem, bad.action)
            return None


def parse_yaml(text: str, report: FileReport) -> Entry:
    """The whole file as one entry."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = _("This is not valid YAML.")
        if mark is not None:
            problem = _("This is not valid YAML: the mistake is in line {line}, at character {column}.").format(
                line=mark.line + 1, column=mark.column + 1
            )
        raise Unreadable(problem, _("Correct the text; a recipe of the program can be a pattern.")) from error
    if node is None:
        raise Unreadable(_("The file is empty."), _("Write a recipe; one of the program can be a pattern."))
    return Entry(node, "", report)


def _known_keys(name: str, known: Sequence[str]) -> str:
    near = get_close_matches(name, known, n=1)
    if near:
        return _("Is {code} meant? If so, enter it.").format(code=near[0])
    return _("Use one of: {choices}.").format(choices=_list(known))


def _list(words: Collection[str]) -> str:
    return ", ".join(words)
