# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""Mail on its way: written with the change it belongs to, sent by the worker, tried again when it fails."""

from django.db import models

from lueckenlos.shared.models.rows import OrderedJSONField


class OutboxMail(models.Model):
    """One message to one or more addresses. `failed_at`: given up after the last try; shown to administrators."""

    to = OrderedJSONField()
    subject = models.TextField()
    text = models.TextField()
    html = models.TextField(default="", blank=True)
    sender = models.TextField(default="", blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    next_try_at = models.DateTimeField(db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=100, default="", blank=True)
    """The kind of the error, never its text: that may name an address."""
