# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Why a package cannot be written. The message says what to do."""

import errno
from pathlib import Path

from lueckenlos.shared.language import _

_FORMS = (".zip", ".xlsx")
_OTHER_FORMS = frozenset(
    (
        *(".xls", ".xlsm", ".xlsb", ".xltx", ".xltm", ".ods", ".fods", ".numbers", ".csv", ".tsv", ".tab", ".txt"),
        *(".json", ".geojson", ".xml", ".yaml", ".yml", ".html", ".md", ".pdf", ".doc", ".docx", ".odt", ".rtf"),
        *(".7z", ".rar", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".zipx", ".db", ".sqlite", ".parquet", ".gpkg"),
    )
)
"""Suffixes of files that are no package; a folder would surprise under such a name."""


class CannotWrite(ValueError):
    """The place is taken or closed, or the form of the file cannot hold the package."""


def check_name(path: Path) -> None:
    """Path("") is the folder in which the program runs; it is never meant."""
    name = path.name.casefold().strip()
    if not name or name in _FORMS:
        raise CannotWrite(_("The name of the file is missing. Give a name, for example package.zip or package.xlsx."))
    if "\0" in str(path):
        raise CannotWrite(_("The name of the file holds a character that cannot be used. Choose another name."))


def check_form(path: Path) -> None:
    if path.suffix.casefold() in _OTHER_FORMS and not path.is_dir():
        raise CannotWrite(
            _("{name}: a package cannot be written as {suffix}. Write .zip, .xlsx or a folder (no suffix).").format(
                name=path.name, suffix=path.suffix
            )
        )


def explain(path: Path, error: Exception) -> CannotWrite:
    """What the system says when a file cannot be written, in words."""
    cause = error.args[0] if error.args and isinstance(error.args[0], OSError) else error
    match getattr(cause, "errno", None):
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            message = _("{path} cannot be written: there is no room left. Make room, or choose another place.")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            message = _("{path} cannot be written: writing is not allowed there. Choose a folder of your own.")
        case errno.ENAMETOOLONG:
            message = _("{path} cannot be written: the name is too long. Choose a shorter name.")
        case errno.ENOTDIR | errno.EEXIST | errno.ENOENT:
            message = _("{path} cannot be written: the folder for it is not there. Choose a folder that exists.")
        case _:
            message = _("{path} cannot be written. Check whether the folder may be written to, or choose another.")
    return CannotWrite(message.format(path=path))
