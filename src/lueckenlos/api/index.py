# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What is needed to find services by identifier, term, opening and place: made once for a state of a region's data.

The guide's catalogue knows the services, their ages and their texts; the rest is added when it is first asked for.
"""

import hashlib
import json
from collections import OrderedDict
from functools import cached_property
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from lueckenlos.datapackage.hsds import Directory, Identifiers, Row, Term
from lueckenlos.datapackage.hsds.taxonomies import term_id
from lueckenlos.datapackage.hsds.vocabulary import FIXED_TERMS, TAXONOMIES, WEEKDAYS
from lueckenlos.directory.models import Organization, Schedule, Service
from lueckenlos.frame.models import Area, Field, Phase, Region
from lueckenlos.guide.arrays import UNKNOWN_MONTH, Catalogue
from lueckenlos.guide.catalogue import catalogue_of
from lueckenlos.guide.models import ServiceDetail
from lueckenlos.reports.labels import organization_label, target_group_label

Mask = npt.NDArray[np.bool_]
DAYS = tuple(WEEKDAYS)
INDEXES_KEPT = 8
UNKNOWN_MINUTE = -1


class Index:
    """Positions are those of the catalogue."""

    def __init__(self, region: Region, catalogue: Catalogue) -> None:
        self.region, self.catalogue = region, catalogue
        self.ids = Identifiers(region.slug)

    @property
    def about(self) -> str:
        """A mark of what the region says about itself."""
        said = json.dumps(self.region.metadata, sort_keys=True, default=str)
        return hashlib.sha256(f"{self.region.name}\n{said}".encode("utf-8", "replace")).hexdigest()[:16]

    @cached_property
    def positions(self) -> dict[str, int]:
        """Of services, by identifier."""
        return {self.ids.of("services", code): at for at, code in enumerate(self.catalogue.codes)}

    @cached_property
    def _by_key(self) -> dict[int, int]:
        return {int(key): at for at, key in enumerate(self.catalogue.keys)}

    def _pairs(self, rows: Any) -> list[tuple[int, Any]]:
        """Positions instead of keys, of services that are in the catalogue."""
        return [(self._by_key[key], *more) for key, *more in rows if key in self._by_key]

    @cached_property
    def organizations(self) -> dict[str, list[int]]:
        """Positions of services by the code of their organization; organizations by name."""
        services = Service.objects.in_region(self.region).exclude(organization=None)
        found: dict[str, list[int]] = {}
        for at, code in self._pairs(services.values_list("pk", "organization__code")):
            found.setdefault(code, []).append(at)
        return {code: sorted(found[code]) for code in self._names if code in found}

    @cached_property
    def _names(self) -> dict[str, str]:
        """Of all organizations of the region, by code, in the order of the names."""
        rows = Organization.objects.in_region(self.region).order_by("name", "pk")
        return {code: name or code for code, name in rows.values_list("code", "name")}

    @cached_property
    def organization_names(self) -> dict[str, str]:
        """As they are compared with what is searched."""
        return {code: self._names[code].casefold() for code in self.organizations}

    @cached_property
    def organization_codes(self) -> dict[str, str]:
        """By identifier."""
        return {self.ids.of("organizations", code): code for code in self.organizations}

    @cached_property
    def locations(self) -> dict[int, str]:
        """Code of the location, by the position of the service."""
        services = Service.objects.in_region(self.region).exclude(location=None)
        return dict(sorted(self._pairs(services.values_list("pk", "location__code"))))

    @cached_property
    def has_location(self) -> Mask:
        mask = np.zeros(self.catalogue.size, np.bool_)
        mask[list(self.locations)] = True
        return mask

    @cached_property
    def at_locations(self) -> dict[str, int]:
        """Positions of services, by the identifier of their service_at_location."""
        codes, ids = self.catalogue.codes, self.ids
        return {
            ids.part("service_at_locations", ids.of("services", codes[at]), ids.of("locations", location)): at
            for at, location in self.locations.items()
        }

    @cached_property
    def openings(self) -> npt.NDArray[np.int32]:
        """Rows of position, weekday, minute of opening and of closing; a time that is not known is -1."""
        schedules = Schedule.objects.in_region(self.region).exclude(weekday=None)
        rows = self._pairs(schedules.values_list("service", "weekday", "opens", "closes"))
        spans = [(at, DAYS.index(day), _minute(opens), _minute(closes)) for at, day, opens, closes in rows]  # type: ignore[misc]
        return np.array(spans, np.int32).reshape(-1, 4)

    @cached_property
    def frame(self) -> Directory:
        """Areas, fields and phases of the region, without any service."""
        areas = Area.objects.in_region(self.region).values("code", "name", "ags", "parent__code")
        return Directory(
            region=self.region.slug,
            on=self.catalogue.day,
            areas={row["code"]: {**row, "parent": row["parent__code"]} for row in areas},
            fields=_named(Field.objects.in_region(self.region), "name_de", "name_en"),
            phases=_named(Phase.objects.in_region(self.region), "name_de", "name_en", "from_month", "to_month"),
            kind_words=organization_label,
            group_words=target_group_label,
        )

    @cached_property
    def examples(self) -> dict[str, str]:
        """An identifier of each kind, by path of the interface."""
        every: dict[str, Any] = {
            "/services": self.positions,
            "/service_at_locations": self.at_locations,
            "/organizations": self.organization_codes,
            "/taxonomies": self.taxonomy_ids,
            "/taxonomy_terms": self.term_ids,
        }
        return {path: next(iter(known)) for path, known in every.items() if known}

    @cached_property
    def roots(self) -> tuple[tuple[str | None, str | None], ...]:
        """Level and official key of the areas that lie in no other one."""
        rows = Area.objects.in_region(self.region).filter(parent=None).order_by("pk")
        return tuple(rows.values_list("level", "ags"))

    @cached_property
    def terms(self) -> dict[Term, Mask]:
        """All terms that are used or could be, with the services that carry them."""
        catalogue = self.catalogue
        found = {Term("fields", code): catalogue.fields.get(code, self._none()) for code in self.frame.fields}
        found |= {Term("phases", code): self._in_phase(code) for code in self.frame.phases}
        found |= {Term("target_groups", code): mask for code, mask in sorted(catalogue.target_groups.items())}
        kinds = (
            Organization.objects.in_region(self.region).exclude(kind=None).exclude(kind="").values_list("code", "kind")
        )
        used = sorted({kind for code, kind in kinds if code in self.organizations})
        found |= {Term("organization_kinds", kind): self._none() for kind in used}
        return found | self._fixed_terms()

    def _none(self) -> Mask:
        return np.zeros(self.catalogue.size, np.bool_)

    def _in_phase(self, code: str) -> Mask:
        first, end = self.catalogue.from_month, self.catalogue.to_month
        phase = self.frame.phases[code]
        if phase["from_month"] is None or phase["to_month"] is None:
            return self._none()
        known = (first != UNKNOWN_MONTH) & (end != UNKNOWN_MONTH)
        return np.asarray(known & (first < phase["to_month"]) & (phase["from_month"] < end), np.bool_)

    def _fixed_terms(self) -> dict[Term, Mask]:
        found = {Term(taxonomy, code): self._none() for taxonomy, codes in FIXED_TERMS.items() for code in codes}
        modes = Service.objects.in_region(self.region).exclude(mode=None).values_list("pk", "mode")
        for at, mode in self._pairs(modes):
            found[Term("modes", mode)][at] = True
        columns = ("appointment", "channels", "siblings", "is_urgent")
        details = ServiceDetail.objects.in_region(self.region).values_list("service", *columns)
        for at, appointment, channels, siblings, is_urgent in self._pairs(details):  # type: ignore[misc]
            said = [Term("appointments", appointment), *(Term("channels", channel) for channel in channels or ())]
            said += [Term("features", "siblings")] if siblings else []
            said += [Term("features", "is_urgent")] if is_urgent else []
            for term in said:
                if term in found:
                    found[term][at] = True
        return found

    @cached_property
    def term_ids(self) -> dict[str, Term]:
        return {term_id(self.frame, term): term for term in self.terms}

    @cached_property
    def taxonomy_ids(self) -> dict[str, str]:
        return {self.ids.part("taxonomies", taxonomy): taxonomy for taxonomy in TAXONOMIES}


def _named(rows: Any, *columns: str) -> dict[str, Row]:
    return {row["code"]: row for row in rows.order_by("pk").values("code", *columns)}


def _minute(text: str | None) -> int:
    if not text:
        return UNKNOWN_MINUTE
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


_kept: OrderedDict[int, Index] = OrderedDict()
_lock = Lock()


def index_of(region: Region) -> Index:
    catalogue = catalogue_of(region)
    with _lock:
        known = _kept.get(region.pk)
        if known is None or known.catalogue is not catalogue:
            known = _kept[region.pk] = Index(region, catalogue)
        known.region = region  # what it says about itself may be newer than the state of its rows
        _kept.move_to_end(region.pk)
        while len(_kept) > INDEXES_KEPT:
            _kept.popitem(last=False)
    return known
