# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos find`: what families find for their words, and how well the search answers judged queries."""

from pathlib import Path
from typing import Any

import click
from rich.table import Table

from lueckenlos.cli.judging import print_quality, quality_as_json, read_judged
from lueckenlos.cli.options import json_option, package_argument
from lueckenlos.cli.output import print_json, results, rounded, say
from lueckenlos.cli.package_guide import Guide
from lueckenlos.cli.speech import mark
from lueckenlos.guide.asked import Asked
from lueckenlos.guide.finding import Hits, find_services
from lueckenlos.guide.judged import answer
from lueckenlos.shared.language import _, ngettext


@click.command(
    "find",
    help=mark(
        "What families find in PACKAGE for their WORDS. With --judged: how well the search answers queries of which "
        "someone said what helps."
    ),
)
@package_argument
@click.argument("words", required=False)
@click.option("--area", metavar="PLACE", help=mark("Area code, name or postal code; default: everywhere."))
@click.option("--age", metavar="MONTHS", type=click.IntRange(-9, 1200), help=mark("Age in months; below 0: pregnant."))
@click.option("--language", metavar="CODE", default="de", show_default=True, help=mark("Language of the words."))
@click.option(
    "--limit", metavar="N", type=click.IntRange(1, 1000), default=10, show_default=True, help=mark("At most.")
)
@click.option("--judged", metavar="CSV", type=click.Path(path_type=Path), help=mark("File of judged queries."))
@json_option
@click.pass_context
def find_command(
    ctx: click.Context,
    package: Path,
    words: str | None,
    area: str | None,
    age: int | None,
    language: str,
    limit: int,
    judged: Path | None,
    as_json: bool,
) -> None:
    if (words is None) == (judged is None):
        raise click.UsageError(_("Say either WORDS to be found or with --judged which queries are to be answered."))
    ctx.meta["lueckenlos.as_json"] = as_json
    guide = Guide(package)
    if judged is not None:
        answers = [answer(guide.catalogue, query, guide.now) for query in read_judged(judged, guide)]
        if as_json:
            print_json(quality_as_json(answers))
        else:
            print_quality(results(), answers)
        return
    asked = Asked(text=words or "", place=guide.place(area), age=age)
    hits = find_services(guide.catalogue, asked, guide.now, language)
    if as_json:
        print_json(hits_as_json(guide, asked, hits, language, limit))
    else:
        print_hits(guide, hits, limit)


def shown(hits: Hits, limit: int) -> list[int]:
    """What to show: the hits, else what comes nearest."""
    return [int(position) for position in (hits.positions if hits.count else hits.nearest)[:limit]]


def hits_as_json(guide: Guide, asked: Asked, hits: Hits, language: str, limit: int) -> dict[str, Any]:
    score = dict(zip(hits.found.documents.tolist(), hits.found.scores.tolist(), strict=True))
    return {
        "words": asked.text,
        "language": language,
        "area": asked.place.area if asked.place else None,
        "age_months": asked.age,
        "count": hits.count,
        "is_weak": hits.found.is_weak,
        "corrected": [{"typed": typed, "sought": sought} for typed, sought in hits.found.corrected],
        "missed": list(hits.found.missed),
        "services": [
            {
                "id": guide.catalogue.codes[at],
                "name": guide.names[guide.catalogue.codes[at]][0],
                "fit": rounded(score.get(at, 0.0)),
            }
            for at in shown(hits, limit)
        ],
    }


def print_hits(guide: Guide, hits: Hits, limit: int) -> None:
    console = results()
    for typed, sought in hits.found.corrected:
        say(console, _("“{typed}” is not known; searched for “{sought}”.").format(typed=typed, sought=sought), "dim")
    if hits.found.missed:
        say(console, _("Nowhere: {words}.").format(words=", ".join(hits.found.missed)), "dim")
    if not hits.count:
        say(console, _("Nothing fits; this comes nearest:"))
    else:
        say(console, ngettext("{n} service", "{n} services", hits.count).format(n=hits.count), "bold")
    table = Table()
    for heading in (_("Service"), _("Organization"), _("Id")):
        table.add_column(heading)
    for position in shown(hits, limit):
        code = guide.catalogue.codes[position]
        table.add_row(*guide.names[code], code)
    if table.row_count:
        console.print(table)
