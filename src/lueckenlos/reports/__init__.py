# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Rendering only: results in words, tables and charts, for the terminal and the browser alike."""
