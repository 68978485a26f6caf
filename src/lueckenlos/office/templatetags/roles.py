# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Roles in words, in templates. `{% load roles %}`."""

from django import template

from lueckenlos.editing.rights import kind_label

register = template.Library()
register.filter("role_label", kind_label)
