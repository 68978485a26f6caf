# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""PDF files that are set once and kept, and how many may be set at the same time.

Whoever asks for what is not there yet starts it and waits a few seconds; who asks while it is being set is told to
come back. So nobody can occupy the server, however often they ask, and nobody is refused for the sake of their address.
"""

import fcntl
import hashlib
import logging
import os
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from django.conf import settings

from lueckenlos.reports.pdf import CannotTypeset, typeset

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 4.0
"""How long a request waits for a document that it has started."""
QUEUE_SECONDS = 1.0
"""How long one waits for its turn."""
FAILURE_SECONDS = 300
"""For so long nobody tries again what has failed."""
MOST_FILES = 150
MOST_BYTES = 300_000_000
AT_ONCE = {kind: max(1, (os.cpu_count() or 1) // 2) for kind in ("brochure", "page")}
"""Documents of a kind that are set at the same time: a long one does not hold up a leaflet."""


class NotYet(Exception):
    """It is being set, or others are: ask again after some seconds."""


class Failed(Exception):
    """It could not be set; why stands in the log."""


def folder() -> Path:
    path = Path(settings.DATA) / "cache" / "pdf"
    path.mkdir(parents=True, exist_ok=True)
    return path


def key_of(*parts: object) -> str:
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:40]


def kept(key: str) -> bytes | None:
    """What was set before.

    Raises:
        Failed: it could not be set a moment ago.
    """
    path = folder() / f"{key}.pdf"
    try:
        found = path.read_bytes()
    except FileNotFoundError:
        with suppress(FileNotFoundError):
            if time.time() - _failure(key).stat().st_mtime < FAILURE_SECONDS:
                raise Failed from None
        return None
    with suppress(OSError):
        os.utime(path)
    return found


def set_and_keep(key: str, template: str, collect: Callable[[], dict[str, Any]]) -> bytes:
    """The document, which is set in the background when it takes longer than a request should wait.

    Raises:
        NotYet, Failed
    """
    turn = _wait_for_turn("brochure")
    try:
        found = kept(key)
        data = {} if found else collect()
    except BaseException:
        turn.close()
        raise
    if found:
        turn.close()
        return found
    work = threading.Thread(target=_set, args=(key, template, data, turn), daemon=True)
    work.start()
    work.join(PATIENCE_SECONDS)
    found = kept(key)
    if found is None:
        raise NotYet
    return found


def set_at_once(template: str, collect: Callable[[], dict[str, Any]]) -> bytes:
    """A short document, which is not kept.

    Raises:
        NotYet, Failed
    """
    with _wait_for_turn("page"):
        try:
            return typeset(template, collect(), seconds=10)
        except CannotTypeset as error:
            log.error("A page could not be set: %s", error)
            raise Failed from error


def _set(key: str, template: str, data: dict[str, Any], turn: IO[bytes]) -> None:
    with turn:
        try:
            made = typeset(template, data)
        except CannotTypeset as error:
            log.error("A brochure could not be set: %s", error)
            _failure(key).touch()
            return
        with tempfile.NamedTemporaryFile(dir=folder(), suffix=".part", delete=False) as file:
            file.write(made)
        Path(file.name).replace(folder() / f"{key}.pdf")
        _forget_oldest()


def _failure(key: str) -> Path:
    return folder() / f"{key}.failed"


def _wait_for_turn(kind: str) -> IO[bytes]:
    """A file to be closed when the work is done. Locks end with the process, whatever ends it."""
    until = time.monotonic() + QUEUE_SECONDS
    while True:
        for number in range(AT_ONCE[kind]):
            with suppress(NotYet):
                return _turn(kind, number)
        if time.monotonic() > until:
            raise NotYet
        time.sleep(0.1)


def _turn(kind: str, number: int) -> IO[bytes]:
    file = (folder() / f"{kind}-{number}.lock").open("ab")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise NotYet from None
    return file


def _forget_oldest() -> None:
    """Those that nobody has asked for lately."""
    with suppress(FileNotFoundError):
        files = sorted(folder().glob("*.pdf"), key=lambda path: path.stat().st_mtime, reverse=True)
        room = MOST_BYTES
        for number, path in enumerate(files):
            room -= path.stat().st_size
            if number >= MOST_FILES or room < 0:
                path.unlink()
    hour_ago = time.time() - 3600
    for path in [*folder().glob("*.part"), *folder().glob("*.failed")]:
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < hour_ago:
                path.unlink()
