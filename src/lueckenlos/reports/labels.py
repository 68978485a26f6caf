# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Words for the codes of the exchange format. A code that is not known here is shown as it is."""

from lueckenlos.shared.language import _, mark


def target_group_label(code: str) -> str:
    return {
        "disability": _("children with a disability"),
        "single_parents": _("single parents"),
        "young_mothers": _("young mothers"),
        "low_income": _("families with little money"),
        "migration": _("families new to Germany"),
        "fathers": _("fathers"),
        "women": _("women"),
    }.get(code, code)


def level_label(code: str | None) -> str:
    return {
        "universal": _("for everyone (universal)"),
        "selective": _("for families under strain (selective)"),
        "indicated": _("where there are signs of trouble (indicated)"),
        None: _("not said"),
    }.get(code, code or "")


def mode_label(code: str | None) -> str:
    return {"drop_in": _("families come"), "outreach": _("comes to the families"), None: _("not said")}.get(
        code, code or ""
    )


def obligation_label(code: str | None) -> str:
    return {"statutory": _("required by law"), "voluntary": _("voluntary"), None: _("not said")}.get(code, code or "")


def sufficiency_label(code: str | None) -> str:
    return {"enough": _("is enough, says the organization"), "short": _("is not enough, says the organization")}.get(
        code or "", _("not said")
    )


def source_kind_label(code: str | None) -> str:
    return {"fact": _("fact"), "estimate": _("estimate"), "invented": _("invented"), None: _("not said")}.get(
        code, code or ""
    )


def binding_label(code: str | None) -> str:
    return {"informal": _("informal"), "agreed": _("agreed"), "binding": _("binding")}.get(
        code or "", _("not said; counts as informal")
    )


def intervention_label(code: str) -> str:
    return {
        "new_service": _("new service"),
        "more_places": _("more places"),
        "extend_funding": _("extend the funding"),
        "new_handover": _("agree on a handover"),
    }.get(code, code)


def voice_label(code: str | None) -> str:
    return {"full": _("member"), "guest": _("guest"), None: _("not said")}.get(code, code or "")


ORGANIZATION_KINDS = {
    "county": mark("county"),
    "youth_office": mark("youth office"),
    "health_office": mark("health office"),
    "school_office": mark("school office"),
    "counselling": mark("counselling"),
    "social_office": mark("social office"),
    "planning_office": mark("planning office"),
    "integration_office": mark("integration office"),
    "alliance": mark("alliance"),
    "association": mark("association"),
    "municipality": mark("municipality"),
    "youth_work": mark("youth work"),
    "clinic": mark("hospital"),
    "social_paediatric_centre": mark("social paediatric centre"),
    "early_intervention": mark("early intervention"),
    "health_profession": mark("health profession"),
    "court_experts": mark("court experts"),
    "pregnancy_counselling": mark("pregnancy counselling"),
    "women_support": mark("support for women"),
    "church": mark("church"),
    "welfare": mark("welfare association"),
    "youth_welfare_provider": mark("youth welfare provider"),
    "volunteers": mark("volunteers"),
    "foundation": mark("foundation"),
    "company": mark("company"),
    "adult_education": mark("adult education"),
    "family_education": mark("family education"),
    "library": mark("library"),
    "party": mark("political party"),
    "citizens": mark("citizens"),
    "mosque": mark("mosque"),
    "equality_office": mark("equality office"),
    "police": mark("police"),
    "public_order": mark("public order office"),
    "court": mark("court"),
    "prosecution": mark("public prosecution"),
    "lawyers": mark("lawyers"),
    "care_authority": mark("guardianship authority"),
    "jobcenter": mark("jobcenter"),
    "employment_agency": mark("employment agency"),
    "ministry": mark("ministry"),
    "network_partner": mark("partner in a network"),
    "health_insurance": mark("health insurance"),
    "state_body": mark("state body"),
    "kita": mark("Kita"),
    "school": mark("school"),
    "all_day_school": mark("all-day school"),
    "special_school": mark("special school"),
    "family_centre": mark("family centre"),
    "school_social_work": mark("school social work"),
    "parents": mark("parents"),
    "council": mark("council"),
}


def organization_label(code: str | None) -> str:
    return _(ORGANIZATION_KINDS[code]) if code in ORGANIZATION_KINDS else code or _("not said")


NETWORK_KINDS = {
    "working_group": mark("working group"),
    "round_table": mark("round table"),
    "network": mark("network"),
    "neighbourhood_conference": mark("neighbourhood conference"),
    "conference": mark("conference"),
    "alliance": mark("alliance"),
    "quality_circle": mark("quality circle"),
    "committee": mark("committee"),
    "governing_group": mark("governing group (decides)"),
    "coordination_group": mark("coordination group (prepares)"),
}


def network_label(code: str | None) -> str:
    return _(NETWORK_KINDS[code]) if code in NETWORK_KINDS else code or _("not said")


TOPICS = {
    "child_protection": mark("child protection"),
    "early_help": mark("early help"),
    "domestic_violence": mark("domestic violence"),
    "girls_and_women": mark("girls and women"),
    "child_poverty": mark("child poverty"),
    "sexual_violence": mark("sexual violence"),
    "crisis_intervention": mark("crisis intervention"),
    "youth_work": mark("youth work"),
    "education_support": mark("education support"),
    "neighbourhood": mark("neighbourhood"),
    "school_transition": mark("school transition"),
    "migration": mark("migration"),
    "day_care": mark("day care"),
    "school_social_work": mark("school social work"),
    "school_to_work": mark("school to work"),
    "education_and_participation": mark("education and participation"),
    "family_centres": mark("family centres"),
    "family_law": mark("family law"),
    "separation": mark("separation"),
    "social_services": mark("social services"),
    "debt": mark("debt"),
    "youth_protection": mark("youth protection"),
    "addiction": mark("addiction"),
    "legal_care": mark("legal care"),
    "public_safety": mark("public safety"),
    "work": mark("work"),
    "education": mark("education"),
    "housing": mark("housing"),
    "inclusion": mark("inclusion"),
    "family_and_work": mark("family and work"),
    "mental_health": mark("mental health"),
    "nutrition": mark("nutrition"),
    "dental_health": mark("dental health"),
    "health": mark("health"),
    "child_health": mark("child health"),
    "volunteering": mark("volunteering"),
    "science": mark("science"),
    "all_day_school": mark("all day school"),
    "youth_welfare": mark("youth welfare"),
    "school": mark("school"),
    "sport": mark("sport"),
    "self_help": mark("self help"),
    "demography": mark("demography"),
    "media": mark("media"),
    "counselling": mark("counselling"),
    "funding": mark("funding"),
    "participation": mark("participation"),
    "language": mark("language"),
    "single_parents": mark("single parents"),
    "prevention_chain": mark("prevention chain"),
    "transfer": mark("transfer"),
}


def topic_label(code: str | None) -> str:
    return _(TOPICS[code]) if code in TOPICS else code or _("not said")


WEEKDAYS = {
    "mo": mark("Mon"),
    "tu": mark("Tue"),
    "we": mark("Wed"),
    "th": mark("Thu"),
    "fr": mark("Fri"),
    "sa": mark("Sat"),
    "su": mark("Sun"),
}


def weekday_short(code: str) -> str:
    return _(WEEKDAYS[code]) if code in WEEKDAYS else code


def appointment_label(code: str | None) -> str:
    return {
        "none": _("without appointment"),
        "possible": _("with or without appointment"),
        "required": _("by appointment only"),
        None: _("not said"),
    }.get(code, code or "")


def channel_label(code: str) -> str:
    return {
        "in_person": _("on site"),
        "phone": _("by telephone"),
        "online": _("online"),
        "home_visit": _("at home"),
    }.get(code, code)


def step_free_label(code: str | None) -> str:
    return {"yes": _("without steps"), "partly": _("partly without steps"), "no": _("only by steps")}.get(
        code or "", _("not said")
    )


def origin_label(code: str | None) -> str:
    return {"human": _("a person"), "machine": _("a machine"), None: _("not said")}.get(code, code or "")


def translated_table_label(code: str) -> str:
    return {
        "services": _("Service"),
        "service_details": _("Service, for families"),
        "location_details": _("Way and entrance"),
    }.get(code, code)


LANGUAGES = {
    "de": mark("German"), "en": mark("English"), "tr": mark("Turkish"), "ar": mark("Arabic"), "uk": mark("Ukrainian"),
    "ru": mark("Russian"), "pl": mark("Polish"), "ro": mark("Romanian"), "bg": mark("Bulgarian"), "fr": mark("French"),
    "it": mark("Italian"), "es": mark("Spanish"), "ku": mark("Kurdish"), "fa": mark("Persian"), "sq": mark("Albanian"),
    "sr": mark("Serbian"), "hr": mark("Croatian"), "el": mark("Greek"), "pt": mark("Portuguese"), "zh": mark("Chinese"),
    "de-simple": mark("Easy German (Leichte Sprache)"), "dgs": mark("German sign language"),
}  # fmt: skip


def language_label(code: str) -> str:
    return _(LANGUAGES[code]) if code in LANGUAGES else code
