# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Settings of the tests: a data folder that is thrown away, and quick passwords."""

import os
import sys
import tempfile
from pathlib import Path

os.environ["LUECKENLOS_DATA"] = tempfile.mkdtemp(prefix="lueckenlos-test-")
os.environ["LUECKENLOS_DEMO"] = "1"

from lueckenlos.settings import *  # noqa: F403
from lueckenlos.settings import DATABASES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True
DATABASES["default"]["CONN_MAX_AGE"] = 0

# The tests start hundreds of processes: each reads bytecode instead of compiling all it imports once more.
sys.dont_write_bytecode = False
sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = str(Path(__file__).parents[1] / ".cache/bytecode")
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
