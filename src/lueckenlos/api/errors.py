# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What goes wrong, as JSON that says what to do."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from lueckenlos.api.json_answers import as_json
from lueckenlos.shared.language import _


@dataclass
class Refused(Exception):
    """An answer that is an error. `parameter`: the one that is to blame."""

    status: int
    message: str
    action: str
    parameter: str = ""


def wrong_value(parameter: str, message: str, action: str) -> Refused:
    return Refused(400, message, action, parameter)


def not_found(message: str, action: str) -> Refused:
    return Refused(404, message, action)


def error_answer(refused: Refused) -> HttpResponse:
    content: dict[str, Any] = {"status": refused.status, "message": refused.message, "action": refused.action}
    if refused.parameter:
        content["parameter"] = refused.parameter
    answer = HttpResponse(as_json(content), status=refused.status, content_type="application/json")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def refusal_for(status: int) -> Refused:
    """For answers that were made before or outside of the interface."""
    match status:
        case 400:
            return Refused(
                400, _("The request cannot be read."), _("Check the address and what stands behind the “?”.")
            )
        case 404:
            return Refused(
                404, _("There is nothing at this address."), _("Look at openapi.json for the addresses that there are.")
            )
        case 405:
            return Refused(405, _("Only reading is possible here."), _("Use GET."))
        case 412:
            return Refused(412, _("The condition of the request does not hold."), _("Ask without If-Match."))
        case 429:
            return Refused(429, _("There were too many requests."), _("Wait a minute, and ask less often."))
        case _ if status >= 500:
            return Refused(status, _("The program made a mistake."), _("Try again later."))
    return Refused(status, _("The request was refused."), _("Ask for an open region, with GET."))
