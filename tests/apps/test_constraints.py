# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Every constraint of every table is broken once, and holds."""

from datetime import date

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.db.models import CheckConstraint, UniqueConstraint

pytestmark = pytest.mark.django_db

WRONG = {
    "_known": lambda field: {field: "xx"},
    "_least": lambda field: {field: -10},
    "_share": lambda field: {field: 1.5},
}
LATER = {"valid_until": "valid_from", "funding_ends_on": "starts_on", "ends_on": "starts_on", "until": "since"}


def constraints():
    for model in apps.get_models():
        if model.__module__.startswith("lueckenlos"):
            for constraint in model._meta.constraints:
                yield pytest.param(model, constraint, id=constraint.name)


def two_drafts(county, users):
    from lueckenlos.editing.models import Draft

    for user in users:
        Draft.objects.rows(Draft).create(user=user, region=county, table="services", values={})


def two_mappings(county, _users):
    from lueckenlos.imports.models import SavedMapping

    for name in "ab":
        SavedMapping.objects.rows(SavedMapping).create(region=county, name=name, direction="import")


def two_keys(county, _users):
    from lueckenlos.imports.models import ExternalId

    for key in "ab":
        ExternalId.objects.rows(ExternalId).create(region=county, source="x", table="services", key=key, code=key)


def two_editors(county, users):
    from lueckenlos.accounts.models import Role

    known = Role.objects.exclude(organization=None).get()
    for user in users:
        Role.objects.get_or_create(user=user, kind=known.kind, area=known.area, organization=known.organization)


def a_rule(county, _users):
    from lueckenlos.freshness.models import AskingRule

    AskingRule.objects.rows(AskingRule).create(region=county)


def two_counts(county, _users):
    from lueckenlos.directory.models import Service
    from lueckenlos.frame.models import Area
    from lueckenlos.guide.models import ClickCount, SearchCount

    area, service = Area.objects.in_region(county).first(), Service.objects.in_region(county).first()
    for day in (date(2012, 6, 1), date(2012, 6, 2)):
        SearchCount.objects.rows(SearchCount).create(region=county, day=day, words="kita", area=area, language="de")
        ClickCount.objects.rows(ClickCount).create(region=county, day=day, service=service, way="call")


MADE = {
    "SearchCount": two_counts,
    "ClickCount": two_counts,
    "AskingRule": a_rule,
    "Draft": two_drafts,
    "SavedMapping": two_mappings,
    "ExternalId": two_keys,
    "Role": two_editors,
}
"""Rows that the example does not bring."""


def wrong_values(model, constraint):
    if constraint.name == "role_organization_of_editor":
        return {"kind": "planner"}
    name = constraint.name.removeprefix(f"{model._meta.model_name}_")
    for ending, values in WRONG.items():
        if name.endswith(ending):
            return values(name.removesuffix(ending))
    if name == "from_month_to_month":
        return {"from_month": 10, "to_month": 10}
    if name == "opens_closes":
        return {"opens": "12:00", "closes": "12:00"}
    last = next(last for last in LATER if name.endswith(f"_{last}"))
    return {LATER[last]: date(2012, 6, 2), last: date(2012, 6, 1)}


@pytest.mark.parametrize(("model", "constraint"), list(constraints()))
def test_constraint_holds(county, model, constraint):
    from lueckenlos.accounts.models import User

    if model.__name__ in MADE:
        MADE[model.__name__](county, User.objects.order_by("pk")[:2])
    rows = models.QuerySet(model).order_by("pk")
    if model.__name__ == "Role":
        rows = rows.filter(organization=None) if constraint.name == "role_unique" else rows.exclude(organization=None)
    row = rows.first()
    assert row is not None, "the example has no row to try it on"
    if isinstance(constraint, UniqueConstraint):
        changed = rows.exclude(pk=row.pk).first()
        columns = [model._meta.get_field(field).attname for field in constraint.fields]
        values = {column: getattr(row, column) for column in columns}
        assert None not in values.values()
    else:
        assert isinstance(constraint, CheckConstraint)
        changed, values = row, wrong_values(model, constraint)
    with pytest.raises(IntegrityError), transaction.atomic():
        models.QuerySet.update(rows.filter(pk=changed.pk), **values)


def test_every_reference_is_kept_by_the_database(county):
    connection.check_constraints()
