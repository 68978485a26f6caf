# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What services are sorted by, as taxonomies and their terms."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lueckenlos.datapackage.hsds.directory import Directory, Row
from lueckenlos.datapackage.hsds.values import known
from lueckenlos.datapackage.hsds.vocabulary import CONTEXT, FIXED_TERMS, LANGUAGE, TAXONOMIES

LINKS = {
    "fields": "field",
    "phases": "phase",
    "target_groups": "target_group",
    "organization_kinds": "organization_kind",
    "modes": "mode",
    "appointments": "appointment",
    "channels": "channel",
    "features": "feature",
}
"""link_type of an attribute, by taxonomy."""


@dataclass(frozen=True)
class Term:
    taxonomy: str
    code: str


def taxonomy_id(directory: Directory, taxonomy: str) -> str:
    return directory.identifiers.part("taxonomies", taxonomy)


def taxonomy_name(taxonomy: str) -> str:
    return f"{CONTEXT}: {TAXONOMIES[taxonomy][0]}"


def term_id(directory: Directory, term: Term) -> str:
    return directory.identifiers.part("taxonomies", term.taxonomy, term.code)


def write_taxonomies(directory: Directory, terms: Iterable[Term] | None = None) -> list[dict[str, Any]]:
    """All taxonomies; with their terms where those are given."""
    found = [
        {
            "id": taxonomy_id(directory, taxonomy),
            "name": taxonomy_name(taxonomy),
            "description": description,
            "version": "1",
        }
        for taxonomy, (_name, description) in TAXONOMIES.items()
    ]
    if terms is not None:
        kept = list(terms)
        for taxonomy, answer in zip(TAXONOMIES, found):
            answer["taxonomy_terms"] = [write_term(directory, t) for t in kept if t.taxonomy == taxonomy]  # type: ignore[assignment]
    return found


def write_term(directory: Directory, term: Term) -> dict[str, Any]:
    name, description = _words(directory, term)
    return {
        "id": term_id(directory, term),
        "code": term.code,
        "name": name,
        "term": name,
        "description": description,
        "taxonomy": taxonomy_name(term.taxonomy),
        "taxonomy_id": taxonomy_id(directory, term.taxonomy),
        "language": LANGUAGE,
    }


def _words(directory: Directory, term: Term) -> tuple[str, str]:
    match term.taxonomy:
        case "fields":
            row = directory.fields.get(term.code, {})
            name = row.get("name_de") or term.code
            return name, row.get("name_en") or name
        case "phases":
            row = directory.phases.get(term.code, {})
            name = row.get("name_de") or term.code
            return name, phase_words(row) or name
        case "target_groups":
            name = directory.group_words(term.code)
        case "organization_kinds":
            name = directory.kind_words(term.code)
        case _:
            name = FIXED_TERMS[term.taxonomy].get(term.code, term.code)
    return name, f"{TAXONOMIES[term.taxonomy][0]}: {name}"


def phase_words(row: Row) -> str:
    """Read again by `phase_months`."""
    first, end = row.get("from_month"), row.get("to_month")
    return f"Alter in Monaten: von {first} bis unter {end}" if first is not None and end is not None else ""


def terms_of(directory: Directory, row: Row) -> Iterator[Term]:
    """What a service is sorted under. Life phases only where both ends of its age span are known."""
    yield from (Term("fields", code) for code in row["fields"])
    yield from (Term("phases", code) for code in phases_of(directory, row["from_month"], row["to_month"]))
    yield from (Term("target_groups", code) for code in row["target_groups"])
    details = directory.details.get(row["id"], {})
    for taxonomy, code in (("modes", row["mode"]), ("appointments", details.get("appointment"))):
        if code in FIXED_TERMS[taxonomy]:
            yield Term(taxonomy, code)
    yield from (Term("channels", code) for code in details.get("channels") or () if code in FIXED_TERMS["channels"])
    yield from (Term("features", code) for code in FIXED_TERMS["features"] if details.get(code) is True)


def phases_of(directory: Directory, first: int | None, end: int | None) -> list[str]:
    if first is None or end is None:
        return []
    return [
        code
        for code, phase in directory.phases.items()
        if phase["from_month"] is not None
        and phase["to_month"] is not None
        and first < phase["to_month"]
        and phase["from_month"] < end
    ]


def write_attributes(directory: Directory, link: str, terms: Iterable[Term]) -> list[dict[str, Any]]:
    """`link`: identifier of the entry that the terms describe."""
    return [
        known(
            id=directory.identifiers.part("attributes", link, term.taxonomy, term.code),
            link_id=link,
            link_type=LINKS[term.taxonomy],
            taxonomy_term_id=term_id(directory, term),
            taxonomy_term=write_term(directory, term),
        )
        for term in dict.fromkeys(terms)
    ]
