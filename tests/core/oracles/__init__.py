# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A second, slow and plain implementation of domain.md section 3, to hold the fast one against.

It is written from the text alone. Where the text leaves room, the chosen reading stands at that place,
marked READING. Exact arithmetic throughout.
"""
