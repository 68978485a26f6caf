# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Open interfaces: for portals and programs, without an account. The top room, beside the command line."""
