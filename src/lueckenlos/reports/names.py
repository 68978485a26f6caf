# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The names that people know things by, beside the codes and ids that the files use."""

from lueckenlos.datapackage import Package
from lueckenlos.shared.language import current_language


class Names:
    """A thing without a name is shown by its code."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._known: dict[tuple[str, str, str], dict[str, str]] = {}

    def _name(self, table: str, key: str, column: str, code: str) -> str:
        if (table, key, column) not in self._known:
            rows = self._package.tables.get(table)
            pairs = zip(rows.values(key), rows.values(column)) if rows else ()
            self._known[table, key, column] = {k: name for k, name in pairs if name}
        return self._known[table, key, column].get(code, code)

    def area(self, code: str) -> str:
        """A neighbourhood with its town, unless its name says it: several towns have a north."""
        name = self._name("areas", "code", "name", code)
        if self._name("areas", "code", "level", code) != "neighbourhood":
            return name
        town = self._name("areas", "code", "name", self._name("areas", "code", "parent", code))
        return name if town.split("/")[0] in name else f"{name} ({town})"

    def phase(self, code: str) -> str:
        return self._name("phases", "code", f"name_{current_language()}", code)

    def field(self, code: str) -> str:
        return self._name("fields", "code", f"name_{current_language()}", code)

    def service(self, id_: str) -> str:
        return self._name("services", "id", "name", id_)

    def handover(self, id_: str) -> str:
        """By the two services; a handover that is not in the table is shown by its id."""
        ends = [self._name("handovers", "id", column, id_) for column in ("from_service", "to_service")]
        return f"{self.service(ends[0])} → {self.service(ends[1])}" if id_ not in ends else id_

    def organization(self, id_: str) -> str:
        return self._name("organizations", "id", "name", id_)

    def intervention(self, id_: str) -> str:
        return self._name("interventions", "id", "title", id_)

    def of(self, table: str, code: str) -> str:
        """The name of a row of any table; of one without a name, its key."""
        known = {
            "areas": self.area,
            "phases": self.phase,
            "fields": self.field,
            "handovers": self.handover,
            "interventions": self.intervention,
        }
        if table in known:
            return known[table](code)
        column = {"agreements": "title", "contacts": "function"}.get(table, "name")
        return self._name(table, "id", column, code)
