# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Arguments and options that several commands share."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from lueckenlos.cli.speech import mark
from lueckenlos.shared.language import _


class Day(click.ParamType[date]):
    """2012-06-01, or 01.06.2012 as Germans write it."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        pattern = "%d.%m.%Y" if "." in value else "%Y-%m-%d"
        try:
            return datetime.strptime(value, pattern).date()  # noqa: DTZ007 - a date has no time zone
        except ValueError:
            return self.fail(_("“{value}” is not a date. Write it as 2012-06-01.").format(value=value), param, ctx)


Decorator = Callable[[Callable[..., None]], Callable[..., None]]

package_argument: Decorator = click.argument("package", type=click.Path(path_type=Path, readable=False))
json_option: Decorator = click.option(
    "--json", "as_json", is_flag=True, help=mark("One JSON object on standard output.")
)
area_option: Decorator = click.option(
    "--area", metavar="CODE", help=mark("Area code; default: the root of the area tree.")
)
date_option: Decorator = click.option(
    "--date", "day", type=Day(), help=mark("Day to compute for; default: the package's reference date, else today.")
)
horizon_option: Decorator = click.option(
    "--horizon",
    "horizon_days",
    type=click.IntRange(min=0),
    default=365,
    show_default=True,
    metavar="DAYS",
    help=mark("How far to look ahead for what runs out."),
)
target_group_option: Decorator = click.option(
    "--target-group", metavar="GROUP", help=mark("Only services that name this group, or none.")
)
level_option: Decorator = click.option(
    "--level",
    type=click.Choice(["universal", "selective", "indicated"]),
    help=mark("Only services of this prevention level, or none."),
)
without_option: Decorator = click.option(
    "--without",
    metavar="ID",
    multiple=True,
    help=mark("What if this service were not there? May be given several times."),
)
budget_option: Decorator = click.option(
    "--budget", "budget_cents", metavar="CENTS", type=click.IntRange(min=0), help=mark("Budget per year, in cents.")
)
time_limit_option: Decorator = click.option(
    "--time-limit",
    "time_limit",
    metavar="SECONDS",
    type=click.FloatRange(min=0),
    default=60.0,
    show_default=True,
    help=mark("The search for the best plan ends after this time and says if it is not proved optimal."),
)
