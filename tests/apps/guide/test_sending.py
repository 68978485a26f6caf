# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""How pages of the guide travel: small, kept for a minute, and never with somebody's token."""

import gzip

import pytest

from apps.guide.conftest import HOME

pytestmark = pytest.mark.django_db
ZIPPED = {"HTTP_ACCEPT_ENCODING": "gzip"}


def test_pages_are_compressed_kept_for_a_minute_and_sent_once(visitor, service):
    for path in ("", "suche/?q=Hebamme", f"angebot/{service.code}/", "notfall/", "merkliste/"):
        answer = visitor.get(HOME + path, **ZIPPED)
        assert answer.headers["Content-Encoding"] == "gzip", path
        assert b"<html" in gzip.decompress(answer.content)
        assert answer.headers["Cache-Control"] == "max-age=60"
        again = visitor.get(HOME + path, HTTP_IF_NONE_MATCH=answer.headers["ETag"], **ZIPPED)
        assert again.status_code == 304, path
        assert not again.content
        assert not answer.cookies


def test_a_page_with_a_token_is_neither_compressed_nor_kept(visitor, service):
    answer = visitor.get(f"{HOME}angebot/{service.code}/stimmt-nicht/", **ZIPPED)
    assert "csrfmiddlewaretoken" in answer.content.decode()
    assert "Content-Encoding" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers


def test_what_waits_or_is_not_there_is_not_kept(visitor):
    answer = visitor.get(f"{HOME}angebot/gibt-es-nicht/")
    assert answer.status_code == 404
    assert "max-age" not in answer.headers.get("Cache-Control", "")
