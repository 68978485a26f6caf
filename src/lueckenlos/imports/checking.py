# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The dry run: what each row of a file would do. It reads, and writes nothing."""

from collections.abc import Callable, Sequence
from typing import Any

from lueckenlos.datapackage.schema import TABLES
from lueckenlos.editing.rights import Rights
from lueckenlos.editing.rows import Row, changed_columns, key_of
from lueckenlos.frame.columns import kept_table, tables_in_order
from lueckenlos.frame.models import Area, Region
from lueckenlos.imports.cells import MissingColumns, map_cells
from lueckenlos.imports.files import SheetRows
from lueckenlos.imports.models import ExternalId, ImportRow
from lueckenlos.imports.names import Names
from lueckenlos.imports.planning import Plan, Planned, PlannedRows
from lueckenlos.imports.policies import PERSONAL
from lueckenlos.imports.proposing import simple
from lueckenlos.imports.reading import PartReader, ReadPart, told
from lueckenlos.imports.recognition import Entries, Found, name_of, new_code, own_key
from lueckenlos.imports.row_checks import check_orders, check_row, mend_places, ring_of
from lueckenlos.imports.rules import Part, Rules
from lueckenlos.imports.traps import Places
from lueckenlos.shared.language import _

State = ImportRow.State


class Checker:
    def __init__(
        self,
        *,
        region: Region,
        user: Any,
        rules: Rules,
        sheets: Sequence[SheetRows],
        source: str = "",
        decisions: dict[str, str] | None = None,
        remove_missing: bool = False,
        progress: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> None:
        self.region, self.user, self.rules, self.source = region, user, rules, source
        self.sheets = {sheet.name: sheet for sheet in sheets}
        self.decisions, self.remove_missing, self.progress = decisions or {}, remove_missing, progress
        self.rows = PlannedRows(region)
        self.rights = Rights(user, region)
        self.rights.rows = self.rows
        self.names = Names(region, user, source)
        self.row_codes: dict[tuple[str, int], str | None] = {}
        self.taken: dict[tuple[str, str], int] = {}
        self.taken_by_key: dict[tuple[str, str], str | None] = {}
        self.plan = Plan()
        self._seen: dict[str, set[str]] = {}
        self._entries: dict[str, Entries] = {}
        self._places: Places | None = None

    def run(self) -> Plan:
        order = [table.name for table in tables_in_order()]
        parts = sorted((p for p in self.rules.parts if p.table in order), key=lambda p: order.index(p.table))
        self._add_own_keys(parts)
        reader = PartReader(self.region, self.names, self.row_codes)
        mapped = [(part, self._map(part)) for part in parts]
        total = sum(len(cells.numbers) for _part, cells in mapped if cells)
        done = 0
        for part, cells in mapped:
            if cells is None:
                continue
            found = reader.read(cells)
            is_main = part is [p for p in parts if p.sheet == part.sheet][-1]
            if is_main:
                self.plan.left_out += cells.left_out
            if not is_main:
                self._widen_areas(part, found)
            for number in cells.numbers:
                self._plan_row(part, found, number, is_main)
                done += 1
                if done % 500 == 0:
                    self.progress(done, total)
            for note in cells.notices:
                shown = {"where": note.file, **told(note.column, note.value, note.problem, note.action)}
                if shown not in self.plan.notices:
                    self.plan.notices.append(shown)
        if self.remove_missing and self.source:
            self._plan_removals({part.table for part in parts})
        self._check_tree()
        self.progress(total, total)
        return self.plan

    def _map(self, part: Part) -> Any:
        sheet = self.sheets.get(part.sheet)
        if sheet is None and len(self.sheets) == 1:  # a CSV is called another name every month
            sheet = next(iter(self.sheets.values()))
        if sheet is None:
            self._wrong_file(part, _("The sheet is not in the file."), part.sheet)
            return None
        for problem in sheet.problems[:50]:
            self.plan.rows.append(
                Planned(part.table, problem.row or 0, "", State.WRONG,
                        problems=[told(problem.column, problem.value, problem.problem, problem.action)])
            )  # fmt: skip
        try:
            return map_cells(part, sheet)
        except MissingColumns as error:
            self._wrong_file(part, _("The file lacks columns that the mapping reads."), ", ".join(error.names))
            return None

    def _wrong_file(self, part: Part, problem: str, value: str) -> None:
        problems = [told(None, value, problem, _("Map the columns anew, or choose another file."))]
        self.plan.rows.append(Planned(part.table, part.header_row, "", State.WRONG, problems=problems))

    def _add_own_keys(self, parts: Sequence[Part]) -> None:
        """References may lead to rows further down, or to later tables."""
        for part in parts:
            key = TABLES[part.table].key
            sheet = self.sheets.get(part.sheet)
            if part.own and len(key) == 1 and sheet is not None:
                header = [name.casefold() for name in sheet.header(part.header_row)]
                if key[0] in header:
                    at = header.index(key[0])
                    cells = {row[at].strip() for row in sheet.rows[part.header_row :] if at < len(row)}
                    self.names.codes(part.table).update(cells - {""})

    def _widen_areas(self, part: Part, found: ReadPart) -> None:
        """Organizations named beside their services: where these lie in several towns, it is at home above them."""
        if part.table != "organizations" or found.keys or "area" not in part.columns:
            return
        paths = dict(Area.objects.in_region(self.region).values_list("code", "path"))
        homes: dict[str, list[str]] = {}
        for row in found.rows.values():
            home = homes.setdefault(simple(name_of(part.table, row)), paths.get(row["area"] or "", "").split("/")[:-1])
            own = paths.get(row["area"] or "", "").split("/")[:-1]
            if own:
                homes[simple(name_of(part.table, row))] = [a for a, b in zip(home or own, own) if a == b]
        for row in found.rows.values():
            home = homes[simple(name_of(part.table, row))]
            row["area"] = home[-1] if home else None

    def _plan_row(self, part: Part, found: ReadPart, number: int, is_main: bool) -> None:
        table, row = part.table, found.rows[number]
        planned = Planned(table, number, "", State.WRONG, problems=found.errors.get(number, []))
        has_key = bool(found.keys.get(number))
        is_beside = not is_main and not has_key and table == "organizations"
        if is_beside:  # the service's own row says what is wrong with its area
            planned.problems = [problem for problem in planned.problems if problem["column"] != "area"]
        planned.key = found.keys.get(number) or ("" if part.own else own_key(table, row, by_name=is_beside))
        if not is_main and not has_key and not name_of(table, row):
            self.row_codes[table, number] = ""
            return
        if not is_main and planned.key in self._seen.get(table, ()):
            first = self.taken_by_key.get((table, planned.key))
            self.row_codes[table, number] = first
            return
        code = self._recognise(part, planned, {**row, "area": None} if is_beside else row, number)
        if is_beside and code is not None and self.rows.kept(table, code) is not None:
            row = {column: value for column, value in row.items() if column != "area"}
        self._seen.setdefault(table, set()).add(planned.key)
        if code is not None:
            self._fill(part, planned, found, row, code)
        elif planned.state == State.WRONG:
            planned.after = row
            planned.problems = planned.problems + check_orders(table, row)
        settled = planned.state not in (State.WRONG, State.UNSURE, State.SKIPPED)
        self.row_codes[table, number] = planned.code if settled else None
        self.taken_by_key[table, planned.key] = planned.code if settled else None
        if settled and planned.after is not None:
            self.rows.planned[table, planned.code] = planned.after
            if len(TABLES[table].key) == 1:
                self.names.add(table, planned.code, name_of(table, planned.after))
        planned.problems = planned.problems + found.notes.get(number, [])
        self.plan.rows.append(planned)

    def _recognise(self, part: Part, planned: Planned, row: Row, number: int) -> str | None:
        """The code of the entry, a new one, or None where that is not clear (the state then says why)."""
        table, key = part.table, planned.key
        if len(TABLES[table].key) > 1:
            return key_of(table, row)
        decision = self.decisions.get(f"{table}|{number}", "")
        if decision == "skip":
            planned.state, planned.problems = State.SKIPPED, []
            return None
        if decision and decision != "new" and self.rows.kept(table, decision) is not None:
            return decision
        if part.own or (key and self.rows.kept(table, key) is not None):
            if not key:
                planned.problems.append(told(TABLES[table].key[0], "", _("The key is missing."), _("Fill it in.")))
                return None
            return key
        if TABLES[table].columns[TABLES[table].key[0]].table is not None:
            return self._entry_of(table, planned, row)
        known = self.names.external(table).get(key)
        if known and self.rows.kept(table, known) is not None:
            return known
        if planned.problems:
            return None
        found = Found() if decision == "new" else self._entries_of(table).find(row)
        if found.code is not None:
            return found.code
        if found.candidates:
            planned.state = State.UNSURE
            planned.after = row
            planned.candidates = [self._candidate(table, code) for code in found.candidates]
            return None
        if table in ("areas", "phases", "fields"):
            return key if key and "|" not in key else None
        return new_code(table, key, name_of(table, row), self.names.codes(table))

    def _entry_of(self, table: str, planned: Planned, row: Row) -> str | None:
        """Details are known by the entry that they belong to."""
        column = TABLES[table].key[0]
        if row.get(column) is None and not planned.problems:
            planned.problems.append(told(column, "", _("The key is missing."), _("Fill it in.")))
        return row.get(column)

    def _candidate(self, table: str, code: str) -> dict[str, str]:
        row = self.rows.kept(table, code) or {}
        owner = self.rows.kept("organizations", row.get("organization") or "") or {}
        place = self.rows.kept("areas", row.get("area") or "") or {}
        more = ", ".join(filter(None, (owner.get("name"), place.get("name"), row.get("street"))))
        return {"code": code, "name": name_of(table, row) or code, "more": more}

    def _entries_of(self, table: str) -> Entries:
        if table not in self._entries:
            rows = self.rows.all_of(table)
            seen = kept_table(table).model.objects.visible_to(self.user).filter(region=self.region)
            codes = set(seen.values_list("code", flat=True))
            self._entries[table] = Entries(table, ((code, row) for code, row in rows.items() if code in codes))
        return self._entries[table]

    def _fill(self, part: Part, planned: Planned, found: ReadPart, row: Row, code: str) -> None:
        table, number = part.table, planned.number
        before = self.rows.kept(table, code)
        schema = TABLES[table].columns
        empty: Row = {column: () if schema[column].kind == "items" else None for column in schema}
        given = {c: v for c, v in row.items() if not (self.rules.keep_empty and v in (None, ()))}
        after = {**empty, **(before or {}), **given}
        if len(TABLES[table].key) == 1:
            after[TABLES[table].key[0]] = code
        planned.code, planned.before, planned.after = code, before, after
        first = self.taken.setdefault((table, code), number)
        if first != number:
            planned.problems.append(
                told(None, planned.name, _("Row {row} means the same entry already.").format(row=first),
                     _("Take one of the two rows out, or say that it is a new entry."))
            )  # fmt: skip
        if table in ("locations", "areas") and not part.own:
            found.notes[number] += mend_places(table, after, self.places)
        if before is not None and changed_columns(before, after):
            self._keep_unseen(table, before, after)
        planned.problems += check_row(table, after, self.names)
        if planned.problems:
            planned.state = State.WRONG
            return
        changed = changed_columns(before, after)
        planned.state = State.NEW if before is None else State.CHANGED if changed else State.UNCHANGED
        if planned.state != State.UNCHANGED:
            self._check_rights(planned)

    @property
    def places(self) -> Places:
        if self._places is None:
            self._places = Places(self.region)
        return self._places

    def _keep_unseen(self, table: str, before: Row, after: Row) -> None:
        """What was kept out of the person's own export is not taken away by its absence."""
        personal = [column for column in PERSONAL.get(table, ()) if before[column] and not after[column]]
        if personal and not self.rights.may_change(table, before):
            after.update({column: before[column] for column in personal})

    def _check_rights(self, planned: Planned) -> None:
        answer = self.rights.may_change(planned.table, planned.before, planned.after)
        if not answer:
            planned.state = State.WRONG
            planned.problems.append(
                told(None, planned.name, _("You may not change this: {reason}").format(reason=answer.reason),
                     _("Leave the row out, or ask whoever is responsible for it."))
            )  # fmt: skip

    def _plan_removals(self, tables: set[str]) -> None:
        """Entries that this source once brought, and brings no more."""
        found = ExternalId.objects.in_region(self.region).filter(source=self.source, is_from_there=True)
        codes = {(row.table, row.code) for row in self.plan.rows}
        for table, key, code in found.filter(table__in=tables).values_list("table", "key", "code"):
            before = self.rows.kept(table, code)
            if key in self._seen.get(table, ()) or (table, code) in codes or before is None:
                continue
            planned = Planned(table, 0, code, State.REMOVED, before=before, key=key)
            self._check_rights(planned)
            self.plan.rows.append(planned)

    def _check_tree(self) -> None:
        planned = [row for row in self.plan.rows if row.table == "areas" and row.after and row.state != State.WRONG]
        if not planned:
            return
        parents = {code: row["parent"] for code, row in self.rows.all_of("areas").items()}
        parents.update({row.code: row.after["parent"] for row in planned if row.after})
        for row in planned:
            if ring := ring_of(row.code, parents):
                row.state = State.WRONG
                row.problems.append(
                    told("parent", " → ".join(ring), _("The areas lie in each other in a ring."),
                         _("Correct the parent of one of these areas."))
                )  # fmt: skip
