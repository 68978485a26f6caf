# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Reach in words and as a table."""

from dataclasses import dataclass

import numpy as np
from rich.console import Console
from rich.table import Table

from lueckenlos.cli.output import say
from lueckenlos.core.reach import Nearest, Reach, Share
from lueckenlos.datapackage.reach_files import Sites, Unit
from lueckenlos.shared.language import _, ngettext
from lueckenlos.shared.writing import write_number, write_share

_MOST_NAMED = 10


@dataclass(frozen=True)
class Found:
    """What was read and computed; `limit` and distances are in `unit`."""

    supply: Sites
    demand: Sites
    unit: Unit
    limit: float
    reach: Reach
    nearest: Nearest
    share: Share


def say_what_is_unknown(console: Console, found: Found) -> None:
    """On standard error, also with --json: what is missing from the numbers."""
    without_places, without_persons = np.isnan(found.supply.counts), np.isnan(found.demand.counts)
    if without_places.any():
        ids = named(found.supply, without_places)
        say(console, _("Places are not known, and not part of the sum: {ids}.").format(ids=ids), "yellow")
    if without_persons.any():
        say(console, _("Persons are not known: {ids}.").format(ids=named(found.demand, without_persons)), "yellow")
    uncertain = found.reach.uncertain & (found.supply.counts > 0)
    if uncertain.any():
        ids = named(found.supply, uncertain)
        say(
            console,
            _("Not known whether anybody lives near, and not part of the sum: {ids}.").format(ids=ids),
            "yellow",
        )
    n = int(found.reach.unknown.sum())
    if n:
        text = ngettext(
            "{n} area depends on what is not known, and stays unknown.",
            "{n} areas depend on what is not known, and stay unknown.",
            n,
        )
        say(console, text.format(n=n), "yellow")
    n = int(found.reach.without_people.sum())
    if n:
        text = ngettext(
            "{n} area has no value: nobody lives in the catchment of a service near it.",
            "{n} areas have no value: nobody lives in the catchment of a service near them.",
            n,
        )
        say(console, text.format(n=n), "yellow")


def named(sites: Sites, chosen: np.ndarray) -> str:
    """The first ids, and how many more there are."""
    ids = sorted(sites.ids[at] for at in np.flatnonzero(chosen))
    more = len(ids) - _MOST_NAMED
    first = ", ".join(ids[:_MOST_NAMED])
    return first if more <= 0 else _("{ids} and {n} more").format(ids=first, n=more)


def print_reach(console: Console, found: Found) -> None:
    known = found.supply.counts[~np.isnan(found.supply.counts)]
    say(
        console,
        _("{reached} of {known} known places are within reach of somebody.").format(
            reached=write_number(found.reach.supply_reached, 1), known=write_number(float(known.sum()), 1)
        ),
        "bold",
    )
    say(
        console,
        _("People with a service within {limit}: {share} of {persons}.").format(
            limit=write_way(found.limit, found.unit),
            share=write_share(found.share.share),
            persons=write_number(found.share.persons, 1),
        ),
    )
    nobody_near = ~(found.reach.reached | found.reach.uncertain) & (found.supply.counts > 0)
    if nobody_near.any():
        say(console, _("Nobody lives near: {ids}.").format(ids=named(found.supply, nobody_near)))
    console.print(_table(found))


def _table(found: Found) -> Table:
    table = Table()
    table.add_column(_("Area"), overflow="fold")
    for heading in (_("Persons"), _("Places for 1,000 persons")):
        table.add_column(heading, justify="right", overflow="fold")
    table.add_column(_("Nearest service"), overflow="fold")
    table.add_column(_("Distance"), justify="right", overflow="fold")
    for at in sorted(range(len(found.demand.ids)), key=found.demand.ids.__getitem__):
        nearest, persons = int(found.nearest.supply[at]), float(found.demand.counts[at])
        table.add_row(
            found.demand.ids[at],
            write_number(None if np.isnan(persons) else persons, 1),
            _per_thousand(found.reach, at),
            found.supply.ids[nearest] if nearest >= 0 else "–",
            write_way(float(found.nearest.distance[at]), found.unit) if nearest >= 0 else "–",
        )
    return table


def _per_thousand(reach: Reach, at: int) -> str:
    if reach.without_people[at]:
        return _("nobody in the catchment")
    return write_number(None if reach.unknown[at] else float(reach.places_per_person[at]) * 1000, 2)


def write_way(length: float, unit: Unit) -> str:
    number = write_number(length, 2)
    return _("{n} km").format(n=number) if unit == "km" else _("{n} min").format(n=number)
