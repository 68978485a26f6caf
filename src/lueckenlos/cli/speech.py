# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The language of help and of messages on wrong usage, which are written before a command is known."""

import gettext
import os
from pathlib import Path

import click

import lueckenlos
from lueckenlos.shared.language import _, mark, use_language

__all__ = ["mark", "speak"]

_LOCALE = Path(lueckenlos.__file__).parent / "locale"


def speak(language: str, command: click.Command) -> None:
    """Write everything from here on in this language: our messages, click's, and the help of all commands."""
    use_language(language)
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("click", _LOCALE)
    gettext.textdomain("click")
    _translate_help(command)


_english: dict[int, str] = {}


def _translate_help(command: click.Command) -> None:
    described: list[click.Command | click.Option] = [command]
    described += [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    for thing in described:
        if thing.help:
            thing.help = _(_english.setdefault(id(thing), thing.help))
    for subcommand in getattr(command, "commands", {}).values():
        _translate_help(subcommand)
