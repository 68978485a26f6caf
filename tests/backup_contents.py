# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands in a backup."""

import json
import zipfile
from pathlib import Path


def contents(path: Path) -> dict[str, list[dict]]:
    """Rows of a backup by model; without what a server writes about itself."""
    with zipfile.ZipFile(path) as archive:
        parts = json.loads(archive.read("manifest.json"))["parts"]
        found = {}
        for name, facts in parts.items():
            if facts.get("model") not in (None, "operations.periodicrun"):
                lines = sorted(archive.read(name).splitlines())
                found[facts["model"]] = [dict(zip(facts["columns"], json.loads(line))) for line in lines]
        return found


def manifest(path: Path) -> dict:
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read("manifest.json"))
