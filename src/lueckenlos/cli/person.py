# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""`lueckenlos person`: somebody who may sign in; the first administrator of a server, who lets in all others."""

import secrets

import click

from lueckenlos.cli.database import open_database
from lueckenlos.cli.output import messages, results
from lueckenlos.cli.problems import fail
from lueckenlos.cli.speech import mark
from lueckenlos.shared.language import _

KINDS = (
    "county_coordinator",
    "town_coordinator",
    "planner",
    "navigator",
    "steering_member",
    "auditor",
    "administrator",
)
"""Editors of an organization are invited on the pages."""


@click.command(
    "person",
    help=mark("Give a person a role for an area and all below it. Prints a password for who is new."),
)
@click.argument("email")
@click.option("--name", default="", help=mark("How the pages greet the person; default: the address."))
@click.option("--role", "kind", type=click.Choice(KINDS), default=KINDS[0], show_default=True, help=mark("Role."))
@click.option("--region", metavar="NAME", help=mark("Name of the region; needed when the database has several."))
@click.option("--area", metavar="CODE", help=mark("Area code; default: the root of the area tree."))
def person_command(email: str, name: str, kind: str, region: str | None, area: str | None) -> None:
    open_database()
    from lueckenlos.accounts.actions import give_role
    from lueckenlos.frame.models import Area

    areas = Area.objects.rows(Area).select_related("region").order_by("path")
    if region is not None:
        areas = areas.filter(region__slug=region)
    found = list(areas.filter(code=area) if area is not None else areas.filter(parent=None))
    if len(found) != 1:
        choices = ", ".join(f"{one.region.slug}: {one.code}" for one in (found or areas)[:10])
        fail(_("database"), _("Say with --region and --area for which area."), choices, value=area)
    password = secrets.token_urlsafe(12)
    is_new = give_role(email=email, name=name or email, kind=kind, area=found[0], password=password)
    if is_new:
        results().print(_("{email} can sign in with the password {password}").format(email=email, password=password))
    messages().print(_("{email} has the role for {area} and all below it.").format(email=email, area=found[0]))
