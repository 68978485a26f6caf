# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Logs as lines of JSON, without personal values: routes instead of addresses, and of an error its kind and place."""

import json
import logging
import traceback
from datetime import UTC, datetime

FIELDS = ("number", "method", "route", "status", "job", "attempt", "outcome", "milliseconds")


class Lines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage() if record.name.startswith("lueckenlos") else record.msg,
            **{name: getattr(record, name) for name in FIELDS if hasattr(record, name)},
        }
        request = getattr(record, "request", None)
        if request is not None and hasattr(request, "META"):
            line["number"] = request.META.get("lueckenlos.number")
        if record.exc_info:
            kind, _error, trace = record.exc_info
            line["exception"] = kind.__name__ if kind else None
            line["traceback"] = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]
        return json.dumps(line, ensure_ascii=False, default=str)
