# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Row access fails closed."""

import pytest
from django.apps import apps

from lueckenlos.accounts.models import User
from lueckenlos.directory.models import Handover, Organization, Service
from lueckenlos.frame.models import Area
from lueckenlos.networks.models import Network
from lueckenlos.shared.models import RegionRow
from lueckenlos.shared.scoping import NobodySaidForWhom, ScopedManager

pytestmark = pytest.mark.django_db
SCOPED = [model for model in apps.get_models() if issubclass(model, RegionRow)]


@pytest.mark.parametrize("model", SCOPED)
@pytest.mark.parametrize("read", ["all", "first", "count", "get", "filter", "values_list"])
def test_reading_without_saying_for_whom_raises(model, read):
    with pytest.raises(NobodySaidForWhom):
        getattr(model.objects, read)()


def test_every_table_of_a_region_is_scoped():
    models = [m for m in apps.get_models() if m.__module__.startswith("lueckenlos")]
    with_region = [m for m in models if any(f.name == "region" and f.is_relation for f in m._meta.fields)]
    assert {m for m in with_region if not isinstance(m._default_manager, ScopedManager)} == set()


@pytest.mark.parametrize("model", SCOPED)
def test_who_has_no_role_sees_nothing(county, model):
    nobody = User.objects.create_user("niemand@beispiel.example", name="Niemand")
    assert list(model.objects.visible_to(nobody)) == []


def person(key):
    return User.objects.get(email=f"{key}@beispiel.example")


@pytest.mark.parametrize("model", SCOPED)
def test_the_county_sees_all(county, model):
    assert model.objects.visible_to(person("kreis")).count() == model.objects.in_region(county).count()


def test_a_town_sees_itself_and_what_serves_it_from_above(county):
    town = person("luenen")
    assert {code[:8] for code in Area.objects.visible_to(town).values_list("code", flat=True)} == {"05978024"}
    services = set(Service.objects.visible_to(town).values_list("code", flat=True))
    for service in Service.objects.in_region(county).prefetch_related("areas"):
        serves = any(area.code == "05978" or area.code.startswith("05978024") for area in service.areas.all())
        assert (service.code in services) is serves
    for handover in Handover.objects.visible_to(town).select_related("from_service", "to_service"):
        assert {handover.from_service.code, handover.to_service.code} <= services
    assert not Organization.objects.visible_to(town).filter(code="o-jugendamt-selm").exists()
    networks = set(Network.objects.visible_to(town).values_list("code", flat=True))
    for network in Network.objects.in_region(county).prefetch_related("areas"):
        serves = any(area.code == "05978" or area.code.startswith("05978024") for area in network.areas.all())
        assert (network.code in networks) is serves
