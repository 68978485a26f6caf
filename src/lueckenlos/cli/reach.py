# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos reach`: how many places there are for each person nearby."""

import math
from pathlib import Path
from typing import Any

import click
import numpy as np

from lueckenlos.cli.options import json_option
from lueckenlos.cli.output import messages, print_json, results
from lueckenlos.cli.problems import InputError, print_problems
from lueckenlos.cli.reach_words import Found, print_reach, say_what_is_unknown
from lueckenlos.cli.speech import mark
from lueckenlos.core.reach import (
    Decay,
    Nearest,
    Points,
    Reach,
    StraightLines,
    Triples,
    evenly,
    gaussian,
    linear,
    nearest_by_ways,
    nearest_straight,
    share_within,
    two_step,
    zones,
)
from lueckenlos.datapackage import Report
from lueckenlos.datapackage.reach_files import Sites, Unit, points_of, read_matrix, read_sites
from lueckenlos.shared.language import _

Between = Triples | tuple[Points, Points]
"""A matrix, or the positions of services and of areas."""


class Limit(click.ParamType[float]):
    """A finite number above 0."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        number = _number(str(value))
        if number is None or number <= 0:
            self.fail(_("“{value}” is not a number above 0.").format(value=value), param, ctx)
        return number


_file = click.Path(path_type=Path, readable=False)


@click.command(
    "reach",
    help=mark(
        "How many places there are for each person nearby (two-step floating catchment area), and how far the nearest "
        "service is. SUPPLY is a CSV file with id, places and a position, DEMAND one with id, persons and a position: "
        "lat and lon, or x_m and y_m."
    ),
)
@click.option("--supply", metavar="FILE", type=_file, required=True, help=mark("Services and their places."))
@click.option("--demand", metavar="FILE", type=_file, required=True, help=mark("Areas and the people there."))
@click.option("--max-km", metavar="KM", type=Limit(), help=mark("How far a catchment goes, in kilometres."))
@click.option(
    "--max-minutes", metavar="MINUTES", type=Limit(), help=mark("How far a catchment goes, in minutes of a matrix.")
)
@click.option(
    "--decay",
    metavar="RULE",
    default="none",
    show_default=True,
    help=mark(
        "How less counts what is further away: none, linear, gaussian (or gaussian:SIGMA; default half of the limit), "
        "or zones such as zones:0.5=1,1=0.68,2=0.22 (outer limit = weight)."
    ),
)
@click.option(
    "--matrix",
    metavar="FILE",
    type=_file,
    help=mark("CSV of ways, instead of straight lines: demand, supply, and km or minutes."),
)
@json_option
@click.pass_context
def reach_command(
    ctx: click.Context,
    supply: Path,
    demand: Path,
    max_km: float | None,
    max_minutes: float | None,
    decay: str,
    matrix: Path | None,
    as_json: bool,
) -> None:
    if (max_km is None) == (max_minutes is None):
        raise click.UsageError(_("Say either with --max-km or with --max-minutes how far a catchment goes."))
    if max_minutes is not None and matrix is None:
        raise click.UsageError(_("Minutes are only known from a matrix: name it with --matrix."))
    unit: Unit = "minutes" if max_km is None else "km"
    limit = max_km or max_minutes or 0.0
    rule = read_decay(decay, limit)
    ctx.meta["lueckenlos.as_json"] = as_json
    with messages().status(_("Computing …")):
        offers, homes, between = _read(supply, demand, matrix, unit)
        reach, nearest = _compute(offers, homes, between, limit, rule)
    share = share_within(homes.counts, nearest.distance, up_to=limit)
    found = Found(offers, homes, unit, limit, reach, nearest, share)
    say_what_is_unknown(messages(), found)
    if as_json:
        print_json(reach_as_json(found))
    else:
        print_reach(results(), found)


def read_decay(text: str, up_to: float) -> Decay:
    """Ends the command with 2 where the rule is none."""
    kind, _colon, rest = text.strip().partition(":")
    if kind == "none" and not rest:
        return evenly
    if kind == "linear" and not rest:
        return linear(up_to)
    if kind == "gaussian":
        sigma = _number(rest) if rest else up_to / 2
        if sigma is not None and sigma >= up_to / 1000:
            return gaussian(sigma)
    if kind == "zones":
        steps = [tuple(map(_number, step.split("="))) for step in rest.split(",")]
        if _are_zones(steps):
            return zones(steps)  # type: ignore[arg-type]
    raise click.BadParameter(
        _(
            "“{value}” is no rule. Write none, linear, gaussian, gaussian:1 (from a thousandth of the limit), or "
            "zones:0.5=1,1=0.68,2=0.22 with rising limits above 0 and weights from 0 to 1."
        ).format(value=text),
        param_hint="--decay",
    )


def _are_zones(steps: list[tuple[float | None, ...]]) -> bool:
    inner = 0.0
    for step in steps:
        if len(step) != 2 or step[0] is None or step[1] is None or step[0] <= inner or not 0 <= step[1] <= 1:
            return False
        inner = step[0]
    return True


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _read(supply: Path, demand: Path, matrix: Path | None, unit: Unit) -> tuple[Sites, Sites, Between]:
    """Ends the command with all that is wrong in the files."""
    report = Report()
    between: Between | None = None
    offers = read_sites(supply, "places", report.of(supply.name))
    homes = read_sites(demand, "persons", report.of(demand.name))
    if offers is not None and homes is not None:
        if matrix is None:
            between = points_of(offers, homes)
        else:
            between = read_matrix(matrix, unit, offers, homes, report.of(matrix.name))
    if offers is None or homes is None or between is None or report.errors:
        report.sort()
        raise InputError(report.errors)
    print_problems(report.notices, style="yellow")
    return offers, homes, between


def _compute(offers: Sites, homes: Sites, between: Between, limit: float, decay: Decay) -> tuple[Reach, Nearest]:
    """A service known to have no places is not the nearest of anybody."""
    available = ~(offers.counts == 0)
    if isinstance(between, Triples):
        reach = two_step(offers.counts, homes.counts, [between], up_to=limit, decay=decay)
        inside = available[between.supply]
        usable = Triples(between.demand[inside], between.supply[inside], between.distance[inside])
        return reach, nearest_by_ways([usable], len(homes.ids))
    there, here = between
    lines = StraightLines(here, there, up_to_km=limit)
    reach = two_step(offers.counts, homes.counts, lines, up_to=limit, decay=decay)
    numbers = np.flatnonzero(available)
    nearest = nearest_straight(here, there.only(numbers))
    supply = nearest.supply.copy()
    supply[supply >= 0] = numbers[supply[supply >= 0]]
    return reach, Nearest(supply, nearest.distance)


def reach_as_json(found: Found) -> dict[str, Any]:
    """Places per person are not rounded: with 4 decimals little would be left of them."""
    values = found.reach.places_per_person.tolist()
    rows = sorted(zip(found.demand.ids, values))
    return {
        "areas": [{"id": id_, "places_per_person": None if math.isnan(value) else value} for id_, value in rows],
        "supply_reached": found.reach.supply_reached,
    }
