# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Changing what the chain is made of: rows in, a revision out. Rights, review, drafts and history."""
