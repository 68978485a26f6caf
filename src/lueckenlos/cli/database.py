# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The database behind `load`, `dump` and `serve`. Django is imported only by commands that need it."""

import os


def open_database() -> None:
    """Bring the tables up to date and be ready to use the models.

    An embedded database is created and upgraded here. One on a server is upgraded by its keeper, after a backup:
    `lueckenlos upgrade`.
    """
    use_django()
    from django.core.management import call_command
    from django.db import OperationalError, connection

    from lueckenlos.cli.problems import fail
    from lueckenlos.shared.language import _

    try:
        if connection.vendor == "sqlite" or not _is_set_up():
            call_command("migrate", interactive=False, verbosity=0)
            call_command("createcachetable", verbosity=0)
        elif call_command("migrate", check_unapplied=True, verbosity=0):
            fail(
                _("database"),
                _("It is older than this program."),
                _("Run “lueckenlos upgrade”: it takes a backup first."),
            )
    except SystemExit:
        fail(
            _("database"), _("It is older than this program."), _("Run “lueckenlos upgrade”: it takes a backup first.")
        )
    except OperationalError as error:
        fail(_("database"), str(error).strip().splitlines()[0], _("Check LUECKENLOS_DATABASE_URL and LUECKENLOS_DATA."))


def use_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lueckenlos.settings")
    import django

    django.setup()


def _is_set_up() -> bool:
    from django.db import connection

    return "django_migrations" in connection.introspection.table_names()
