# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What is allowed but will surprise: rows that the calculations cannot use, or not as they look."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from itertools import chain, pairwise
from typing import Any
from zoneinfo import ZoneInfo

from lueckenlos.datapackage.package import Package, Table
from lueckenlos.datapackage.report import FileReport
from lueckenlos.shared.language import _, ngettext

_PROCESS_CARD = ("contact_from", "contact_to", "within_days", "if_no_answer")
_NEEDED = {
    "new_service": ("service",),
    "more_places": ("service", "places_per_year"),
    "extend_funding": ("service", "until"),
    "new_handover": ("from_service", "to_service"),
}


def note_oddities(package: Package, files: Mapping[str, FileReport]) -> None:
    tables = package.tables
    checks: dict[str, Callable[[Table, Package, FileReport], None]] = {
        "phases": _note_phases,
        "services": _note_services,
        "handovers": _note_handovers,
        "needs": _note_needs,
        "standard_transitions": _note_standard_transitions,
        "interventions": partial(_note_interventions, services_report=files.get("services")),
    }
    for name, check in checks.items():
        if name in tables:
            check(tables[name], package, files[name])


def _note_empty(table: Table, column: str, problem: str, action: str, report: FileReport) -> None:
    """Once for the table where the column is absent, else in every row in which the cell is empty.

    Not where the row has an error: its cell may be empty only because it could not be read.
    """
    if column not in table.columns:
        if len(table):
            report.notice(problem, action, column=column)
        return
    values = table.columns[column]
    if None not in values and () not in values:
        return
    with_errors = report.rows_with_errors()
    for value, row in zip(values, table.row_numbers):
        if (value is None or value == ()) and row not in with_errors:
            report.notice(problem, action, row=row, column=column, value="")


def _note_services(services: Table, package: Package, report: FileReport) -> None:
    for column in ("from_month", "to_month"):
        _note_empty(
            services,
            column,
            _("Without this month the service belongs to no life phase."),
            _("Enter the month of life at which the offer begins, and the one before which it ends."),
            report,
        )
    _note_empty(
        services,
        "fields",
        _("A service without fields counts in no cell of the chain."),
        _("Enter its fields."),
        report,
    )
    _note_empty(
        services,
        "areas",
        _("A service without areas is there for no area."),
        _("Enter the areas for which it is there."),
        report,
    )


def _note_needs(needs: Table, package: Package, report: FileReport) -> None:
    if "areas" not in package.tables:
        return
    with_parts = set(package.tables["areas"].values("parent")) - {None}
    rows: dict[str, list[int]] = {}
    for area, row in zip(needs.values("area"), needs.row_numbers):
        if area in with_parts:
            rows.setdefault(area, []).append(row)
    for area, numbers in rows.items():
        n = len(numbers)
        report.notice(
            ngettext(
                "The area has parts; its own need is not used ({n} row).",
                "The area has parts; its own need is not used ({n} rows).",
                n,
            ).format(n=n),
            _("Give the need for each of its parts."),
            row=numbers[0],
            column="area",
            value=area,
        )


def _counts_as_informal() -> tuple[str, str]:
    return (
        _("A handover that does not say how binding it is counts as informal."),
        _("Enter informal, agreed or binding."),
    )


def _note_handovers(handovers: Table, package: Package, report: FileReport) -> None:
    _note_empty(handovers, "binding", *_counts_as_informal(), report)
    day = package.reference_date or datetime.now(ZoneInfo("Europe/Berlin")).date()
    agreements = _agreement_spans(package)
    bad = report.cells_with_errors()
    rows = zip(
        handovers.values("binding"),
        handovers.values("agreement"),
        handovers.row_numbers,
        *(handovers.values(column) for column in _PROCESS_CARD),
    )
    for binding, agreement, row, *card in rows:
        if binding != "binding":
            continue
        if not _holds(agreement, agreements, day) and (row, "agreement") not in bad:
            report.notice(
                _("The handover is called binding, and no agreement holds for it on {day}.").format(day=day),
                _("Name the agreement that holds, renew it, or call the handover agreed."),
                row=row,
                column="agreement",
                value=agreement or "",
            )
        empty = [name for name, value in zip(_PROCESS_CARD, card) if value is None]
        missing = ", ".join(name for name in empty if (row, name) not in bad)
        if missing:
            report.notice(
                _("The handover is called binding, and its process card lacks: {columns}.").format(columns=missing),
                _("Agree on what is missing, and enter it."),
                row=row,
                column=missing,
                value="",
            )


def _agreement_spans(package: Package) -> dict[str, tuple[date | None, date | None]] | None:
    """None where nothing is known about any agreement."""
    if "agreements" not in package.tables:
        return None
    table = package.tables["agreements"]
    return dict(zip(table.values("id"), zip(table.values("valid_from"), table.values("valid_until"))))


def _holds(agreement: str | None, spans: dict[str, tuple[date | None, date | None]] | None, day: date) -> bool:
    if agreement is None:
        return False
    if spans is None:
        return True
    if agreement not in spans:
        return False
    first, last = spans[agreement]
    return (first is None or first <= day) and (last is None or day <= last)


def _phases_in_order(phases: Table) -> list[tuple[int, int, str, int]]:
    """(from_month, to_month, code, row), those of unknown months left out."""
    rows = zip(phases.values("from_month"), phases.values("to_month"), phases.values("code"), phases.row_numbers)
    return sorted(row for row in rows if None not in row)


def _note_phases(phases: Table, package: Package, report: FileReport) -> None:
    for column in ("from_month", "to_month"):
        _note_empty(
            phases,
            column,
            _("Without this month no service can belong to the life phase."),
            _("Enter the month of life at which the phase begins, and the one before which it ends."),
            report,
        )
    if report.cells_with_errors().has_any_of("from_month", "to_month"):
        return
    for (_start, end, code, _row), (start, _end, _code, row) in pairwise(_phases_in_order(phases)):
        if start == end:
            continue
        problem = _("The phase overlaps with {phase}, which ends at {month}.")
        if start > end:
            problem = _("Between {phase}, which ends at {month}, and this phase there is a gap.")
        report.notice(
            problem.format(phase=code, month=end),
            _("Let each phase begin in the month in which the one before ends."),
            row=row,
            column="from_month",
            value=str(start),
        )


def _note_standard_transitions(transitions: Table, package: Package, report: FileReport) -> None:
    if "phases" not in package.tables:
        return
    codes = [code for _start, _end, code, _row in _phases_in_order(package.tables["phases"])]
    next_phase: dict[Any, str | None] = dict(zip(codes, [*codes[1:], None]))
    rows = zip(transitions.values("from_phase"), transitions.values("to_phase"), transitions.row_numbers)
    for before, after, row in rows:
        if before in next_phase and after in next_phase and next_phase[before] != after:
            report.notice(
                _("The two phases do not follow each other; the row is not used."),
                _("Name two phases of which the second follows the first."),
                row=row,
                column="to_phase",
                value=after,
            )


def _places(package: Package, report: FileReport | None) -> dict[str, float | None]:
    """By service. Those that could not be read are left out: they are not unknown."""
    if "services" not in package.tables or report is None:
        return {}
    services = package.tables["services"]
    bad = report.cells_with_errors()
    rows = zip(services.values("id"), services.values("places_per_year"), services.row_numbers)
    return {service: places for service, places, row in rows if (row, "places_per_year") not in bad}


def _note_interventions(
    interventions: Table, package: Package, report: FileReport, services_report: FileReport | None
) -> None:
    bad = report.cells_with_errors()
    places = _places(package, services_report)
    kinds = interventions.values("kind")
    for column in dict.fromkeys(("cost_cents_per_year", *chain.from_iterable(_NEEDED.values()))):
        for kind, value, row in zip(kinds, interventions.values(column), interventions.row_numbers):
            is_needed = column in ("cost_cents_per_year", *_NEEDED.get(kind, ()))
            if value is None and is_needed and (row, column) not in bad:
                report.notice(
                    _("Without {column} this intervention cannot be planned.").format(column=column),
                    _("Fill in {column}.").format(column=column),
                    row=row,
                    column=column,
                    value="",
                )
    rows = zip(kinds, interventions.values("service"), interventions.values("binding"), interventions.row_numbers)
    for kind, service, binding, row in rows:
        if kind == "new_handover" and binding is None and (row, "binding") not in bad:
            report.notice(*_counts_as_informal(), row=row, column="binding", value="")
        if kind == "more_places" and service in places and places[service] is None:
            report.notice(
                _("More places do nothing for a service whose places are not known."),
                _("Enter the places of the service first."),
                row=row,
                column="service",
                value=service,
            )
