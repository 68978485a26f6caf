# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""References by what people write: a name, a key without its zero, the key of another place. In the end a code."""

from collections.abc import Iterable
from typing import Any

from lueckenlos.frame.columns import kept_table
from lueckenlos.frame.models import Region
from lueckenlos.imports.models import ExternalId
from lueckenlos.imports.proposing import simple
from lueckenlos.imports.traps import with_zero

_SPOKEN = {
    "areas": ("name", "ags"), "phases": ("name_de", "name_en"), "fields": ("name_de", "name_en"),
    "organizations": ("name",), "locations": ("name",), "services": ("name",), "networks": ("name",),
    "agreements": ("title",), "interventions": ("title",),
}  # fmt: skip


class Names:
    """What the rows of a region are called. `several` answers are none: the person has to say which is meant."""

    def __init__(self, region: Region, user: Any, source: str) -> None:
        self._region, self._user, self._source = region, user, source
        self._codes: dict[str, set[str]] = {}
        self._names: dict[str, dict[str, list[str]]] = {}
        self._external: dict[str, dict[str, str]] = {}

    def codes(self, table: str) -> set[str]:
        if table not in self._codes:
            kept = kept_table(table)
            lookup = (
                f"{kept.key[0]}__code" if kept.key[0] in kept.one else "code"
            )  # details have the key of their entry
            self._codes[table] = set(kept.model.objects.in_region(self._region).values_list(lookup, flat=True))
        return self._codes[table]

    def external(self, table: str) -> dict[str, str]:
        if table not in self._external:
            found = ExternalId.objects.in_region(self._region).filter(source=self._source, table=table)
            self._external[table] = dict(found.values_list("key", "code")) if self._source else {}
        return self._external[table]

    def add(self, table: str, code: str, name: str | None) -> None:
        """An entry that the file itself brings."""
        self.codes(table).add(code)
        if name:
            found = self._spoken(table).setdefault(simple(name), [])
            if code not in found:
                found.append(code)

    def find(self, table: str, text: str) -> tuple[str | None, list[str]]:
        """The code, or None and those that could be meant."""
        text = text.strip()
        if text in self.codes(table):
            return text, []
        if text in self.external(table):
            return self.external(table)[text], []
        if table == "areas" and (padded := with_zero(with_zero(text, 5), 8)) in self.codes(table):
            return padded, []
        found = self._spoken(table).get(simple(text), [])
        return (found[0], []) if len(found) == 1 else (None, found)

    def _spoken(self, table: str) -> dict[str, list[str]]:
        """Only names of what the person sees, so that nothing is told of other towns."""
        if table not in self._names:
            names: dict[str, list[str]] = {}
            rows = kept_table(table).model.objects.visible_to(self._user).filter(region=self._region)
            if table == "areas":  # a town's name may be known to all
                rows = kept_table(table).model.objects.in_region(self._region)
            for code, *spoken in rows.values_list("code", *_SPOKEN.get(table, ())):
                for name in _distinct(spoken):
                    names.setdefault(name, []).append(code)
            self._names[table] = names
        return self._names[table]


def _distinct(spoken: Iterable[str | None]) -> set[str]:
    return {simple(name) for name in spoken if name} - {""}
