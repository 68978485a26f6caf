# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Translators' work: what is missing or out of date, text beside text, and files for translation programs."""
