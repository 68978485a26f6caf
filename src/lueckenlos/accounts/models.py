# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""People and what they may see."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from lueckenlos.frame.models import Area, Field, Phase
from lueckenlos.shared.scoping import Grant, Scope


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser):
    """A person who signs in. `name` is how the page greets them: in the example, a function."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)

    objects = UserManager()

    USERNAME_FIELD = "email"

    def __str__(self) -> str:
        return self.name

    @cached_property
    def held_roles(self) -> tuple["Role", ...]:
        """All roles with their areas, organizations, fields and phases: three queries, once for a request."""
        roles = self.roles.select_related("area", "organization").prefetch_related("fields", "phases")
        return tuple(roles.order_by("pk"))

    @cached_property
    def scope(self) -> Scope:
        """What the person's roles let them see: each a part of the area tree."""
        return Scope(self._grants())

    @cached_property
    def audited(self) -> tuple[Grant, ...]:
        """Parts of the area tree whose audit trail the person reads."""
        return self._grants(Role.Kind.AUDITOR, Role.Kind.ADMINISTRATOR)

    @cached_property
    def administered(self) -> Scope:
        """Parts of the area tree in which the person lets others in."""
        return Scope(self._grants(Role.Kind.ADMINISTRATOR))

    def has_role(self, *kinds: str) -> bool:
        return any(role.kind in kinds for role in self.held_roles)

    def _grants(self, *kinds: str) -> tuple[Grant, ...]:
        return self.grants_of(role for role in self.held_roles if not kinds or role.kind in kinds)

    @staticmethod
    def grants_of(roles: Iterable["Role"]) -> tuple[Grant, ...]:
        return tuple(dict.fromkeys(Grant(role.area.region_id, role.area.path) for role in roles if role.area.path))


class Role(models.Model):
    """A role for an area and all below it. All roles read there; what each may change: editing/rights.py.

    An organization's editor changes only what belongs to `organization`. Where fields or phases are named, only what
    speaks of one of them.
    """

    class Kind(models.TextChoices):
        ADMINISTRATOR = "administrator"
        COUNTY_COORDINATOR = "county_coordinator"
        TOWN_COORDINATOR = "town_coordinator"
        PLANNER = "planner"
        NAVIGATOR = "navigator"
        ORGANIZATION_EDITOR = "organization_editor"
        STEERING_MEMBER = "steering_member"
        AUDITOR = "auditor"

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="roles")
    kind = models.CharField(max_length=30, choices=Kind.choices)
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="+")
    organization = models.ForeignKey(
        "directory.Organization", null=True, blank=True, on_delete=models.CASCADE, related_name="editors"
    )
    fields = models.ManyToManyField(Field, blank=True, related_name="+")
    phases = models.ManyToManyField(Phase, blank=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["user", "kind", "area"], name="role_unique", condition=models.Q(organization=None)
            ),
            models.UniqueConstraint(fields=["user", "kind", "area", "organization"], name="role_unique_organization"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[
                    "administrator", "county_coordinator", "town_coordinator", "planner", "navigator",
                    "organization_editor", "steering_member", "auditor",
                ]),
                name="role_kind_known",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="organization_editor", organization__isnull=False)
                | (~models.Q(kind="organization_editor") & models.Q(organization__isnull=True)),
                name="role_organization_of_editor",
            ),
        )  # fmt: skip


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, user: User) -> Self:
        """One's own, and all of the areas that a person administers."""
        return self.filter(models.Q(invited_by=user.pk) | user.administered.within("area__"))


class Invitation(models.Model):
    """A role offered by mail. The link is signed, holds for a fortnight, and serves once."""

    email = models.EmailField()
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=30, choices=Role.Kind.choices)
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="+")
    organization = models.ForeignKey(
        "directory.Organization", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    fields = models.ManyToManyField(Field, blank=True, related_name="+")
    phases = models.ManyToManyField(Phase, blank=True, related_name="+")
    invited_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()
