# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The words for codes, in templates. `{% load labels %}`."""

from django import template

from lueckenlos.reports import labels

register = template.Library()
for name in dir(labels):
    if name.endswith("_label"):
        register.filter(name, getattr(labels, name))
