# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Keeping a server: the worker, what it does, whether all is well, backup and restore."""
