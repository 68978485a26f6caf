# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What `lueckenlos index` answers: as JSON, and as tables."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from lueckenlos.cli.index_input import IndexInput
from lueckenlos.cli.output import rounded, say
from lueckenlos.cli.words import exclusion_word
from lueckenlos.core.indices import AreaIndex, RuleSensitivity, Sensitivity
from lueckenlos.datapackage.recipes import Words
from lueckenlos.shared.language import _, current_language, ngettext
from lueckenlos.shared.writing import write_number, write_share

MOST_UNSTEADY, LEAST_SHARE = 10, 0.01


def index_as_json(areas: Sequence[AreaIndex], sensitivity: Sensitivity | None) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "areas": [
            {
                "code": area.code,
                "excluded": area.excluded,
                "status_index": rounded(area.status_index),
                "status_class": area.status_class,
                "dynamic_index": rounded(area.dynamic_index),
                "dynamic_class": area.dynamic_class,
            }
            for area in areas
        ]
    }
    if sensitivity is not None:
        answer["sensitivity"] = {
            "percent": rounded(sensitivity.share * 100),
            "draws": sensitivity.draws,
            "seed": sensitivity.seed,
            "areas": sensitivity.areas,
            "status": _rule_as_json(sensitivity.status),
            "dynamic": None if sensitivity.dynamic is None else _rule_as_json(sensitivity.dynamic),
        }
    return answer


def _rule_as_json(found: RuleSensitivity) -> dict[str, Any]:
    return {
        "single": [
            {
                "column": each.column,
                "changed_if_lower": each.changed_if_lower,
                "changed_if_higher": each.changed_if_higher,
            }
            for each in found.single
        ],
        "mean_changed": rounded(found.mean_changed),
        "most_changed": found.most_changed,
        "unsteady": [{"code": code, "share_of_draws": rounded(share)} for code, share in found.unsteady],
    }


def print_index(console: Console, given: IndexInput, areas: Sequence[AreaIndex]) -> None:
    described = given.described
    left_out = sum(area.excluded is not None for area in areas)
    compared = len(areas) - left_out
    text = ngettext("{n} area compared, {left_out} left out.", "{n} areas compared, {left_out} left out.", compared)
    say(console, str(described.title), "bold")
    say(console, text.format(n=write_number(compared), left_out=write_number(left_out)))
    has_dynamic = given.recipe.dynamic is not None
    table = Table()
    table.add_column(_("Code"))
    table.add_column(_("Area"), overflow="fold")
    table.add_column(_("Status index"), justify="right")
    table.add_column(_("Status"), overflow="fold")
    if has_dynamic:
        table.add_column(_("Dynamic index"), justify="right")
        table.add_column(_("Dynamic"), overflow="fold")
    for area in areas:
        row = [area.code, given.names.get(area.code, ""), _index(area.status_index), _status(given, area)]
        if has_dynamic:
            row += [_index(area.dynamic_index), _class(area.dynamic_class, described.dynamic_names)]
        table.add_row(*row, style="dim" if area.excluded else None)
    console.print(table)
    print_counts(console, _("Status"), Counter(area.status_class for area in areas), described.status_names)
    if has_dynamic:
        print_counts(console, _("Dynamic"), Counter(area.dynamic_class for area in areas), described.dynamic_names)
    say(console, _("Source of the recipe: {source}.").format(source=described.source), "dim")


def print_counts(console: Console, title: str, counts: Counter[int | None], names: Sequence[Words]) -> None:
    parts = [f"{number} {name}: {write_number(counts[number])}" for number, name in enumerate(names, start=1)]
    say(console, f"{title}: {', '.join(parts)}")


def _index(value: float | None) -> str:
    """Three decimals, so that what lies just beside a limit is not shown as on it."""
    if value is None:
        return "–"
    text = f"{round(value, 3) + 0.0:.3f}"
    return text if current_language() == "en" else text.replace(".", ",")


def _class(number: int | None, names: Sequence[Words]) -> str:
    return "–" if number is None else f"{number} {names[number - 1]}"


def _status(given: IndexInput, area: AreaIndex) -> str:
    if area.excluded is None:
        return _class(area.status_class, given.described.status_names)
    words = _("left out: {reason}").format(reason=exclusion_word(area.excluded))
    return f"{words} ({', '.join(area.missing)})" if area.missing else words


def print_sensitivity(console: Console, given: IndexInput, found: Sensitivity) -> None:
    for title, rule in ((_("Status"), found.status), (_("Dynamic"), found.dynamic)):
        if rule is not None:
            console.print()
            _print_rule(console, title, given, found, rule)


def _print_rule(console: Console, title: str, given: IndexInput, found: Sensitivity, rule: RuleSensitivity) -> None:
    percent = f"{write_number(found.share * 100, 2)} %"
    table = Table(
        title=_("{title}: areas in another class, of {areas}").format(title=title, areas=write_number(found.areas)),
        title_justify="left",
    )
    table.add_column(_("A weight alone"), overflow="fold")
    table.add_column(f"− {percent}", justify="right")
    table.add_column(f"+ {percent}", justify="right")
    for each in rule.single:
        table.add_row(each.column, write_number(each.changed_if_lower), write_number(each.changed_if_higher))
    console.print(table)
    text = _("All weights at once, each by up to {percent}, {draws} draws: {mean} on average, {most} at most.")
    say(
        console,
        text.format(
            percent=percent,
            draws=write_number(found.draws),
            mean=write_number(rule.mean_changed, 1),
            most=write_number(rule.most_changed),
        ),
    )
    listed = [
        f"{given.names.get(code, code)} {write_share(share)}"
        for code, share in rule.unsteady[:MOST_UNSTEADY]
        if share >= LEAST_SHARE
    ]
    if listed:
        say(console, _("Most often in another class: {areas}.").format(areas=", ".join(listed)))
