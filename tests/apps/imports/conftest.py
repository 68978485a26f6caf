# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Uploads go into a folder that is thrown away."""

import pytest


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path / "uploads"
