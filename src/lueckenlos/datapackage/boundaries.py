# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""areas.geojson: one feature for an area, with its code."""

from collections.abc import Collection
from typing import Any

from lueckenlos.datapackage.nearest import Nearest
from lueckenlos.datapackage.report import FileReport
from lueckenlos.shared.language import _

_GEOMETRIES = frozenset(
    ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection")
)


def feature_collection(content: object, report: FileReport) -> dict[str, Any] | None:
    """The content, if it is one."""
    if (
        isinstance(content, dict)
        and content.get("type") == "FeatureCollection"
        and isinstance(content.get("features"), list)
        and all(map(_is_feature, content["features"]))
    ):
        return content
    report.error(
        _("This is not GeoJSON: a FeatureCollection with a list of features is expected."),
        _("Export the boundaries as GeoJSON again."),
    )
    return None


def _is_feature(feature: object) -> bool:
    return (
        isinstance(feature, dict)
        and feature.get("type") == "Feature"
        and isinstance(feature.get("properties"), dict | None)
        and _is_geometry(feature.get("geometry"))
    )


def _is_geometry(geometry: object) -> bool:
    if not isinstance(geometry, dict):
        return geometry is None
    parts = "geometries" if geometry.get("type") == "GeometryCollection" else "coordinates"
    return str(geometry.get("type")) in _GEOMETRIES and isinstance(geometry.get(parts), list)


def feature_codes(content: dict[str, Any]) -> list[str]:
    codes = [(feature.get("properties") or {}).get("code") for feature in content["features"]]
    return [code for code in codes if isinstance(code, str) and code.strip()]


def check_codes(content: dict[str, Any], known: Collection[str] | None, report: FileReport) -> None:
    """Every feature names an area, each area once. Without a table of areas (None) every code will do."""
    seen: set[str] = set()
    nearest = Nearest(known or ())
    for feature in content["features"]:
        code = (feature.get("properties") or {}).get("code")
        if not isinstance(code, str) or not code.strip():
            report.error(
                _("A feature has no code, or a code that is not a text."),
                _('Give every feature the property "code", in quotation marks so that zeros are kept.'),
                column="code",
                value=None if code is None else str(code),
            )
        elif code in seen:
            report.error(
                _("Two features have the same code."),
                _("Join the two into one feature."),
                column="code",
                value=code,
            )
        elif known is not None and code not in known:
            report.error(
                _("There is no area with this code."),
                nearest.hint(code) or _("Add the area to the table areas, or correct the code."),
                column="code",
                value=code,
            )
        if isinstance(code, str):
            seen.add(code)
