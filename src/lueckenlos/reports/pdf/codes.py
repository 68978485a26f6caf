# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""QR codes, as the squares that templates/parts.typ paints."""

from typing import Any

import segno

QUIET = 4
"""Squares of white around it that ISO/IEC 18004 asks for."""
MASK = 2
"""Always the same: every mask can be read, and to compare all eight takes four times as long."""


def squares(address: str) -> dict[str, Any]:
    """`paint`: a shade for each square, 0 is black. Medium error correction, since paper gets creases."""
    made = segno.make(address, error="m", micro=False, boost_error=False, mask=MASK)
    paint = [0 if square else 255 for row in made.matrix_iter(border=QUIET) for square in row]
    return {"side": made.symbol_size(border=QUIET)[0], "paint": paint}
