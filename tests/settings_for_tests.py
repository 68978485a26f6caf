# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Settings of the tests: a data folder that is thrown away, and quick passwords."""

import os
import tempfile

os.environ["LUECKENLOS_DATA"] = tempfile.mkdtemp(prefix="lueckenlos-test-")
os.environ["LUECKENLOS_DEMO"] = "1"

from lueckenlos.settings import *  # noqa: F403
from lueckenlos.settings import DATABASES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True
DATABASES["default"]["CONN_MAX_AGE"] = 0
