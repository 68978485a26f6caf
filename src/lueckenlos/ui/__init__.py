# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The design system: frame of the pages, components, styles. Imports no other app; see README.md."""
