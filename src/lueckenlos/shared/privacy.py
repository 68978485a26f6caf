# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""How protected each column is, and how long it is kept. A column that stands nowhere here fails a test."""

from typing import Literal, NamedTuple

Class = Literal["public", "official", "personal", "secret"]


class Rule(NamedTuple):
    """`kept` says until when."""

    protection: Class
    kept: str


REGION = Rule("official", "until the region's next data package, or its removal")
CONTACT = Rule("personal", "as long as the handover holds; functions are entered, not names")
ACCOUNT = Rule("personal", "until the account is removed")
SECRET = Rule("secret", "until it is changed or the account is removed")

_OF_REGION = "id region source source_kind "
COLUMNS: dict[str, dict[str, Rule]] = {
    name: dict.fromkeys(columns.split(), REGION)
    for name, columns in {
        "Region": "id slug name reference_date metadata boundaries state",
        "Area": _OF_REGION + "code name level parent ags population lat lon path",
        "Boundary": "id area feature",
        "Phase": _OF_REGION + "code name_de name_en from_month to_month",
        "Field": _OF_REGION + "code name_de name_en",
        "Organization": _OF_REGION + "code name kind area url",
        "Location": _OF_REGION + "code name organization street postal_code city area lat lon",
        "Service": _OF_REGION
        + "code name organization location description fields from_month to_month areas target_groups level "
        "mode languages places_per_year sufficiency waiting_weeks cost_cents starts_on ends_on funding_ends_on "
        "obligation verified_on",
        "ServiceDetail": _OF_REGION
        + "service eligibility fees appointment application_process required_documents channels siblings is_urgent "
        "keywords url alert in_guide",
        "LocationDetail": _OF_REGION + "location step_free accessibility transport",
        "Translation": _OF_REGION + "table entry column language text original origin translated_on",
        "SynonymGroup": _OF_REGION + "code language words note",
        "PostalCode": _OF_REGION + "postal_code area lat lon",
        "YouthOfficeDistrict": _OF_REGION
        + "code organization name areas postal_codes streets location phone phone_night email hours",
        "Handover": _OF_REGION
        + "code from_service to_service binding agreement valid_from valid_until within_days if_no_answer",
        "Responsibility": _OF_REGION + "organization field areas",
        "Schedule": _OF_REGION + "code service location weekday opens closes by_appointment note",
        "Agreement": _OF_REGION + "code title parties legal_basis valid_from valid_until",
        "Network": _OF_REGION
        + "code name kind areas phases fields topics coordinator meetings_per_year hours_per_meeting note",
        "Membership": _OF_REGION + "network organization function voice since until",
        "Need": _OF_REGION + "area phase field places_per_year",
        "StandardCell": _OF_REGION + "phase field required minimum_coverage",
        "StandardTransition": _OF_REGION + "from_phase to_phase minimum_binding",
        "Intervention": _OF_REGION
        + "code title kind cost_cents_per_year service places_per_year until from_service to_service binding",
    }.items()
}
COLUMNS["Handover"] |= {"contact_from": CONTACT, "contact_to": CONTACT}
COLUMNS["Contact"] = dict.fromkeys(
    (_OF_REGION + "code organization function email phone deputy since until services networks is_released").split(),
    Rule("personal", "until the entry is removed; functions and shared mailboxes are entered, not names"),
)
COLUMNS["User"] = {**dict.fromkeys(["id", "email", "name", "is_active", "last_login"], ACCOUNT), "password": SECRET}
COLUMNS["Role"] = dict.fromkeys(["id", "user", "kind", "area", "organization", "fields", "phases"], ACCOUNT)
_LATER: dict[str, tuple[str, Rule]] = {
    "Invitation": (
        "id email name kind area organization fields phases invited_by created_at expires_at accepted_at revoked_at",
        Rule("personal", "until 90 days after it was accepted, revoked or has expired"),
    ),
    "AuditEvent": (
        "id at action person region area_path subject details",
        Rule("personal", "until 731 days after it happened"),
    ),
    "OutboxMail": (
        "id to subject text html sender created_at next_try_at tries sent_at failed_at last_error",
        Rule("personal", "until 30 days after it was sent or given up"),
    ),
    "Revision": (
        "id region table code before after via by at batch undoes note area_paths",
        Rule("personal", "as long as the region; the person is forgotten with the account"),
    ),
    "Proposal": (
        "id region table code before after by at status decided_by decided_at note area_paths",
        Rule("personal", "as long as the region; the person is forgotten with the account"),
    ),
    "Draft": ("id user region table code values saved_at", Rule("personal", "until it is saved, or 90 days")),
    "WorkerBeat": ("worker host pid started_at beat_at", Rule("official", "until a day after the worker has ended")),
    "PeriodicRun": ("name next_at started_at finished_at error", Rule("official", "until the next run")),
    "LegalText": ("id area kind language text contact saved_at by", REGION),
    "BarrierReport": (
        "id area page text reply_to sent_at",
        Rule("personal", "until 365 days after it was sent"),
    ),
    "ReviewRule": ("id area organizations_need_review", REGION),
    "SavedMapping": ("id region name direction signature rules by saved_at", REGION),
    "ImportBatch": (
        (
            "id region by file_name stored_as state mapping source rules decisions options counts notices fingerprint "
            "progress message claim heartbeat_at tries created_at applied_at undone_at"
        ),
        Rule("personal", "two years; the file and its rows go after a month"),
    ),
    "ImportRow": (
        "id batch table number code name state changes problems candidates",
        Rule("personal", "a month after the import"),
    ),
    "Asking": (
        (
            "id region service contact email asked_at last_mail_at reminders answered_at replaced_at correction "
            "corrected_at settled_at"
        ),
        Rule("personal", "until 731 days after it was answered, replaced or last sent"),
    ),
    "AskingRule": ("id region ask_after_days", REGION),
    "SearchCount": (
        "id region day words area language searches without_hits",
        Rule("official", "until 731 days after the day"),
    ),
    "ClickCount": ("id region day service way clicks", Rule("official", "until 731 days after the day")),
    "Feedback": (
        "id region service kind text reply_to language sent_at settled_at settled_by",
        Rule("personal", "until 365 days after it was sent"),
    ),
    "ExternalId": ("id region source table key code is_from_there batch", REGION),
}
COLUMNS |= {name: dict.fromkeys(columns.split(), rule) for name, (columns, rule) in _LATER.items()}

SESSION = Rule("personal", "until 1 days after it has ended")
SIGN_IN = Rule("personal", "until the person or the administration removes it, or the account is removed")
UNUSED = Rule("personal", "nothing is ever written here")
OF_OTHERS: dict[str, dict[str, Rule]] = {
    name: dict.fromkeys(columns.split(), rule)
    for name, (columns, rule) in {
        "auth.Permission": ("id name content_type codename", Rule("official", "as long as the program")),
        "auth.Group": ("id name permissions", UNUSED),
        "contenttypes.ContentType": ("id app_label model", Rule("official", "as long as the program")),
        "sessions.Session": ("session_key expire_date", Rule("personal", "until it has ended")),
        "django_tasks_database.DBTaskResult": (
            (
                "id status enqueued_at started_at finished_at args_kwargs priority task_path worker_ids queue_name "
                "backend_name run_after return_value exception_class_path traceback"
            ),
            Rule("official", "until it is removed; arguments are numbers and codes, no personal values"),
        ),
        "account.EmailAddress": ("id user email verified primary", UNUSED),
        "account.EmailConfirmation": ("id email_address created sent key", UNUSED),
        "mfa.Authenticator": ("id user type created_at last_used_at", SIGN_IN),
        "socialaccount.SocialApp": ("id provider provider_id name client_id secret key settings", UNUSED),
        "socialaccount.SocialAccount": ("id user provider uid last_login date_joined extra_data", SIGN_IN),
        "socialaccount.SocialToken": ("id app account token token_secret expires_at", UNUSED),
        "usersessions.UserSession": ("id user created_at ip last_seen_at user_agent data", SESSION),
    }.items()
}
"""Tables of what we build on, by app and model."""
OF_OTHERS["sessions.Session"]["session_data"] = Rule("secret", "until it has ended")
OF_OTHERS["usersessions.UserSession"]["session_key"] = Rule("secret", SESSION.kept)
OF_OTHERS["mfa.Authenticator"]["data"] = Rule("secret", SIGN_IN.kept)
