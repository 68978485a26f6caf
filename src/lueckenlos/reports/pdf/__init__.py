# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Printed pages: accessible PDF (PDF/UA-1), set by Typst with fonts that lie beside this file.

`data` reaches a template as a JSON file and is never read as markup.
"""

from lueckenlos.reports.pdf.area_map import AreaMap, Pin, draw_map
from lueckenlos.reports.pdf.codes import squares
from lueckenlos.reports.pdf.typesetting import CannotTypeset, fingerprint, typeset

__all__ = ["AreaMap", "CannotTypeset", "Pin", "draw_map", "fingerprint", "squares", "typeset"]
