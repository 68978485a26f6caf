# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
""" "Stimmt nicht": a word from a family to the organization, without an account."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse

from lueckenlos.directory.models import Contact, Service
from lueckenlos.frame.models import Region
from lueckenlos.guide.language import mark_said, say
from lueckenlos.guide.models import Feedback
from lueckenlos.guide.public import day_of
from lueckenlos.shared.audit import record
from lueckenlos.shared.language import _, mark
from lueckenlos.shared.open_forms import OpenForm

KINDS = {
    "phone": mark_said("The telephone number is wrong"),
    "times": mark_said("The times are wrong"),
    "place": mark_said("The place is wrong"),
    "gone": mark_said("It does not exist any more"),
    "understand": mark_said("I do not understand it"),
    "other": mark_said("Something else"),
}
KIND_WORDS = {
    "phone": mark("telephone number wrong"),
    "times": mark("times wrong"),
    "place": mark("place wrong"),
    "gone": mark("no longer there"),
    "understand": mark("hard to understand"),
    "other": mark("other"),
}
"""For those who work here."""
MOST_OF_SENDER, MOST_FOR_SERVICE = 30, 20
"""In an hour. Many may sit behind one address: a clinic, a school."""


class FeedbackForm(OpenForm):
    kind = forms.ChoiceField(widget=forms.RadioSelect)
    text = forms.CharField(max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4}))
    reply_to = forms.EmailField(required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"}))

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.said_old = say("The page was open for long. Please send it again.")
        self.said_quick = say("That was very quick. Please send it again.")
        fields: Any = self.fields
        fields["kind"].choices = [(kind, say(words)) for kind, words in KINDS.items()]
        fields["kind"].error_messages["required"] = say("Please choose one.")
        fields["reply_to"].error_messages["invalid"] = say("This is not a mail address.")


@transaction.atomic
def send_feedback(*, region: Region, service: Service, kind: str, text: str, reply_to: str, language: str) -> Feedback:
    """Written down, and sent to the mailbox of the service, else of its organization."""
    rows = Feedback.objects.rows(Feedback)
    found: Feedback = rows.create(
        region=region, service=service, kind=kind, text=text, reply_to=reply_to, language=language
    )
    record(action="feedback.sent", region=region, subject=f"services/{service.code}")
    to = mailbox_of(service)
    if to:
        words = _(
            "A family writes about an entry in the guide.\n\nEntry: {name}\nWhat: {kind}\n\n{text}\n\n"
            "Answer to: {reply}\n\nAll messages: {url}"
        ).format(
            name=service,
            kind=_(KIND_WORDS[kind]),
            text=text or "–",
            reply=reply_to or _("no answer wanted"),
            url=settings.BASE_URL + reverse("freshness:feedback", args=[region.slug]),
        )
        send_mail(_("A note about “{name}”").format(name=service), words, None, [to])
    return found


def mailbox_of(service: Service) -> str:
    contacts = Contact.objects.in_region(service.region_id).filter(organization=service.organization_id)
    contacts = contacts.exclude(email=None).exclude(until__lt=day_of(service.region)).order_by("pk")
    own = contacts.filter(services=service).first() or contacts.filter(services=None, networks=None).first()
    return (own.email or "") if own else ""
