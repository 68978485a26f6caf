# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Networks and bodies, who takes part, and what was agreed."""

from typing import Any, ClassVar, Self

from django.db import models

from lueckenlos.datapackage.schema import TABLES
from lueckenlos.directory.models import Handover, Organization
from lueckenlos.frame.models import Area, Field, Phase
from lueckenlos.shared.models import SOURCE_KINDS, ItemsField, RegionRow, at_least, one_of, ordered, unique
from lueckenlos.shared.scoping import Scope, ScopedManager, ScopedQuerySet


class AgreementQuerySet(ScopedQuerySet["Agreement"]):
    def visible_within(self, scope: Scope) -> Self:
        """Who sees the whole region, or a handover that rests on it."""
        used = Handover.objects.rows(Handover).visible_within(scope).values("agreement")
        return self.filter(models.Q(pk__in=used) | scope.whole())


class Agreement(RegionRow):
    """Kooperationsvereinbarung. `parties` are ids of organizations, or names of others."""

    code = models.CharField(max_length=200)
    title = models.TextField(null=True, blank=True)
    parties = ItemsField(default="", blank=True)
    legal_basis = models.TextField(null=True, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    objects: ClassVar[Any] = ScopedManager.of(AgreementQuerySet)

    class Meta:
        constraints = (unique("code"), one_of("source_kind", SOURCE_KINDS), ordered("valid_from", "valid_until"))

    def __str__(self) -> str:
        return self.title or self.code


class NetworkQuerySet(ScopedQuerySet["Network"]):
    def visible_within(self, scope: Scope) -> Self:
        serving = Network.areas.through.objects.filter(scope.serving("area__")).values("network")
        return self.filter(models.Q(pk__in=serving) | scope.whole())


class Network(RegionRow):
    """Netzwerk, Arbeitskreis, Runder Tisch, Steuerungsgruppe. `coordinator` is an organization's id or a name."""

    code = models.CharField(max_length=200)
    name = models.TextField(null=True, blank=True)
    kind = models.CharField(max_length=100, null=True, blank=True)
    areas = models.ManyToManyField(Area, blank=True, related_name="+")
    phases = models.ManyToManyField(Phase, blank=True, related_name="+")
    fields = models.ManyToManyField(Field, blank=True, related_name="+")
    topics = ItemsField(default="", blank=True)
    coordinator = models.TextField(null=True, blank=True)
    meetings_per_year = models.FloatField(null=True, blank=True)
    hours_per_meeting = models.FloatField(null=True, blank=True)
    note = models.TextField(null=True, blank=True)

    objects: ClassVar[Any] = ScopedManager.of(NetworkQuerySet)

    class Meta:
        constraints = (
            unique("code"),
            one_of("source_kind", SOURCE_KINDS),
            at_least("meetings_per_year", 0),
            at_least("hours_per_meeting", 0),
        )

    def __str__(self) -> str:
        return self.name or self.code


class MembershipQuerySet(ScopedQuerySet["Membership"]):
    def visible_within(self, scope: Scope) -> Self:
        return self.filter(network__in=Network.objects.rows(Network).visible_within(scope).values("pk"))


class Membership(RegionRow):
    """An organization in a network, in one function."""

    network = models.ForeignKey(Network, on_delete=models.PROTECT, related_name="memberships")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="memberships")
    function = models.TextField(null=True, blank=True)
    voice = models.CharField(max_length=20, null=True, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    objects: ClassVar[Any] = ScopedManager.of(MembershipQuerySet)

    class Meta:
        constraints = (
            unique("network", "organization", "function"),
            one_of("source_kind", SOURCE_KINDS),
            one_of("voice", TABLES["memberships"].columns["voice"].choices),
            ordered("since", "until"),
        )
