# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The mail that asks: German, plain text, one link for each entry."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.core.mail import send_mail

from lueckenlos.freshness.links import VALID_DAYS, link_for
from lueckenlos.freshness.models import Asking
from lueckenlos.shared.language import _, current_language, ngettext, use_language
from lueckenlos.shared.writing import write_date


@contextmanager
def in_german() -> Iterator[None]:
    """Whoever presses the button, the mail goes to a German office."""
    language = current_language()
    use_language("de")
    try:
        yield
    finally:
        use_language(language)


def send_asking(email: str, askings: Sequence[Asking]) -> None:
    with in_german():
        subject, text = _subject(askings), _text(askings)
    send_mail(subject, text, None, [email])


def _subject(askings: Sequence[Asking]) -> str:
    n = len(askings)
    subject = ngettext(
        "Please look: is this entry still right?", "Please look: are these {n} entries still right?", n
    ).format(n=n)
    is_reminder = all(asking.reminders for asking in askings)
    return _("Reminder: {subject}").format(subject=subject) if is_reminder else subject


def _text(askings: Sequence[Asking]) -> str:
    parts = [
        _("Good day,"),
        _(
            "families and professionals rely on what stands in Lückenlos. Please look whether it is still right. "
            "For each entry there is a link of its own; one click on “Still right” is enough, and you need no account."
        ),
        *(_line(asking) for asking in askings),
        _(
            "Opening a link changes nothing yet. Each link holds for {days} days and for this entry only; please pass "
            "it on within your office only."
        ).format(days=VALID_DAYS),
        _("Not your task any more? Then please answer on the page behind the link with a word about who it is now."),
        str(askings[0].region),
    ]
    return "\n\n".join(parts) + "\n"


def _line(asking: Asking) -> str:
    day = asking.service.verified_on
    since = _("last confirmed on {day}").format(day=write_date(day)) if day else _("never confirmed yet")
    name = " ".join(str(asking.service).split())  # a name of several lines could look like a link of ours
    return f"– {name} ({since})\n  {link_for(asking)}"
