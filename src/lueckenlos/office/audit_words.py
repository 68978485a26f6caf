# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The actions of the audit trail in plain words."""

from lueckenlos.shared.language import _, mark

WORDS = {
    "account.removed": mark("Account removed"),
    "audit.exported": mark("Audit trail exported"),
    "audit.read": mark("Audit trail read"),
    "barrier.reported": mark("Barrier reported"),
    "directory.refused": mark("Sign-in of the own directory refused"),
    "feedback.sent": mark("Note of a family sent"),
    "feedback.settled": mark("Note of a family dealt with"),
    "translations.exported": mark("Translations taken along"),
    "translations.imported": mark("Translations brought in"),
    "guide.closed": mark("Guide for families closed"),
    "guide.opened": mark("Guide for families opened"),
    "export.mapped": mark("Table exported for another program"),
    "export.package": mark("Data package exported"),
    "export.table": mark("Table exported"),
    "contact.replaced": mark("Contact replaced"),
    "contact.replacement_undone": mark("Replacement of a contact taken back"),
    "distribution_list.exported": mark("Distribution list exported"),
    "freshness.asked": mark("Confirmation asked for"),
    "freshness.confirmed": mark("Entry confirmed by the link in a mail"),
    "freshness.corrected": mark("Note sent by the link in a mail"),
    "freshness.rule_set": mark("Days until the next question set"),
    "freshness.settled": mark("Note dealt with"),
    "import.applied": mark("Import applied"),
    "import.discarded": mark("Import discarded"),
    "import.file_read": mark("File of an import fetched"),
    "import.submitted": mark("Import submitted"),
    "import.undone": mark("Import undone"),
    "import.uploaded": mark("File for an import uploaded"),
    "invitation.accepted": mark("Invitation accepted"),
    "invitation.revoked": mark("Invitation withdrawn"),
    "invitation.sent_again": mark("Invitation sent again"),
    "job.run_again": mark("Job run again"),
    "legal.changed": mark("Legal page changed"),
    "mail.send_again": mark("Mail sent again"),
    "mapping.removed": mark("Mapping of columns removed"),
    "mapping.saved": mark("Mapping of columns saved"),
    "password.changed": mark("Password changed"),
    "people.read": mark("List of people read"),
    "person.deactivated": mark("Person locked"),
    "person.invited": mark("Person invited"),
    "person.reactivated": mark("Person let in again"),
    "person.signed_in": mark("Signed in"),
    "person.signed_out": mark("Signed out"),
    "recovery_codes.made": mark("Recovery codes made"),
    "review.rule_set": mark("Rule of review set"),
    "rights.read": mark("Rights of a person read"),
    "role.given": mark("Role given"),
    "role.removed": mark("Role taken away"),
    "second_factor.added": mark("Second factor added"),
    "second_factor.failed": mark("Second factor not accepted"),
    "second_factor.removed": mark("Second factor removed"),
    "session.ended": mark("Session ended"),
    "sign_in.failed": mark("Sign-in failed"),
    "sign_in.reset": mark("Sign-in of a person reset"),
}


def action_words(action: str) -> str:
    """An action that has no words here stands as it is."""
    return _(WORDS[action]) if action in WORDS else action


DETAILS = {
    "address": mark("Sign of the address"),
    "area": mark("Area"),
    "count": mark("Number"),
    "entries": mark("Entries"),
    "fields": mark("Fields"),
    "kind": mark("Kind"),
    "mails": mark("Mails"),
    "number": mark("Number"),
    "organization": mark("Organization"),
    "organizations_need_review": mark("Changes of organizations wait"),
    "phases": mark("Life phases"),
    "reason": mark("Reason"),
    "removed": mark("Taken away"),
    "role": mark("Role"),
    "rows": mark("Rows"),
    "sheets": mark("Sheets"),
    "type": mark("Kind"),
    "version": mark("Version"),
    "why": mark("Reason"),
    "with": mark("With"),
}
VALUES = {
    "absolute": mark("the time was over"),
    "asked": mark("asked for"),
    "example": mark("one click in the example"),
    "False": mark("no"),
    "idle": mark("nothing was done for long"),
    "password": mark("password"),
    "recovery_codes": mark("recovery codes"),
    "totp": mark("code of an app"),
    "True": mark("yes"),
    "webauthn": mark("passkey"),
    "impressum": mark("Imprint"),
    "datenschutz": mark("Privacy"),
    "barrierefreiheit": mark("Accessibility"),
}


def detail_words(key: str) -> str:
    return _(DETAILS[key]) if key in DETAILS else key


def value_words(value: str) -> str:
    return _(VALUES[value]) if value in VALUES else value
