# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Bytes to text. UTF-8 is the rule; what Excel writes is understood."""

import codecs
import re

from lueckenlos.datapackage.report import FileReport
from lueckenlos.shared.language import _

UNREADABLE = re.compile("[\0\ufffe\uffff\ud800-\udfff]")
"""NUL, what Unicode keeps out of files, and bytes that could not be decoded (as lone surrogates)."""


def is_clean(text: str) -> bool:
    """No unreadable character in it. Faster than the pattern, for whole files."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return not any(character in text for character in "\0\ufffe\uffff")


def decode(data: bytes, report: FileReport) -> str:
    """Undecodable bytes become lone surrogates, so that they can be reported in their cells."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decode_utf16(data, report)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode()
    except UnicodeDecodeError:
        pass
    if not data.decode("utf-8", "ignore").isascii():
        return data.decode("utf-8", "surrogateescape")  # UTF-8 that was damaged
    text = data.decode("cp1252", "surrogateescape")
    report.notice(
        _("The file is not UTF-8. It was read as Windows-1252."),
        _("Check the umlauts, and save the file as UTF-8 next time."),
    )
    return text


def _decode_utf16(data: bytes, report: FileReport) -> str:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError:
        report.error(
            _("The file begins as UTF-16 and cannot be decoded to its end."), _("Save the file again as UTF-8.")
        )
        return data.decode("utf-16", "replace")
    report.notice(_("The file is UTF-16. It was read."), _("Save the file as UTF-8 next time."))
    return text
