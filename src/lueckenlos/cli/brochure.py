# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos brochure`: the booklet for families from a package, without a server.

What families read is put together from the models, so the package is loaded into a database in memory, which is gone
when the command ends.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lueckenlos.cli.options import package_argument
from lueckenlos.cli.output import messages
from lueckenlos.cli.package_guide import Guide
from lueckenlos.cli.problems import InputError, fail
from lueckenlos.cli.speech import mark
from lueckenlos.guide.language import guide_languages
from lueckenlos.shared.language import _, current_language, use_language

if TYPE_CHECKING:
    from lueckenlos.frame.models import Region


@click.command(
    "brochure",
    help=mark(
        "Write the booklet for families in PACKAGE as an accessible PDF: contents, map, indexes, emergency page."
    ),
)
@package_argument
@click.argument("out", metavar="OUT.pdf", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help=mark("Replace OUT if it is there already."))
@click.option("--area", metavar="PLACE", help=mark("Area code, name or postal code; default: everywhere."))
@click.option("--language", metavar="CODE", default="de", show_default=True, help=mark("Language of the booklet."))
@click.option(
    "--address",
    metavar="URL",
    help=mark("Address of the guide, https://…/hilfe/de/: each service gets a QR code that leads to its page there."),
)
def brochure_command(
    package: Path, out: Path, force: bool, area: str | None, language: str, address: str | None
) -> None:
    if out.exists() and not force:
        fail(out.name, _("This exists already."), _("Choose another name, or replace it with --force."))
    if language not in guide_languages():
        fail("--language", _("The guide does not speak it."), ", ".join(guide_languages()), value=language)
    guide = Guide(package)
    place = guide.place(area)
    with messages().status(_("Setting the pages …")), _loaded(guide) as region:
        made = _set(region, place.area if place else "", language, address)
    try:
        out.write_bytes(made)
    except OSError as error:
        fail(out.name, error.strerror or str(error), _("Choose another folder or name."))
    messages().print(_("Written: {out}").format(out=out.name))


@contextmanager
def _loaded(guide: Guide) -> "Iterator[Region]":
    """The package in a database in memory."""
    from django.conf import settings

    if settings.configured:
        raise RuntimeError("a database is open already, and this command would write into it")
    with tempfile.TemporaryDirectory(prefix="lueckenlos-") as folder:
        os.environ |= {"LUECKENLOS_DATA": folder, "LUECKENLOS_DATABASE_URL": "sqlite://:memory:"}
        from lueckenlos.cli.database import open_database

        open_database()
        from lueckenlos.frame.actions import CannotLoad, load_region

        try:
            yield load_region(slug="region", package=guide.package).region
        except CannotLoad as error:
            raise InputError(error.problems) from error


def _set(region: "Region", area: str, language: str, address: str | None) -> bytes:
    from django.utils import timezone

    from lueckenlos.guide.brochure import brochure_of, read_choice
    from lueckenlos.guide.brochure.documents import no_address
    from lueckenlos.guide.language import speak
    from lueckenlos.reports.pdf import typeset

    own = current_language()
    speak(language)
    home = f"{address.rstrip('/')}/" if address else ""
    address_of = (lambda code: f"{home}angebot/{code}/" if code else home) if home else no_address
    choice = read_choice({"gebiet": area}, region)
    data = brochure_of(region, choice, timezone.localtime(), address_of, home)
    use_language(own)
    return typeset("brochure", data)
