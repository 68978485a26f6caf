# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The frame for other pages; in the browser: tests/browser/test_guide_embed.py."""

import uuid

import pytest

from apps.guide.conftest import HOME

pytestmark = pytest.mark.django_db
ODD = ("", "?ort=Selm", "?ort=%22%3E%3Cscript%3E", f"?ort={'x' * 9000}", "?art=[]&sprache=../..", "?art=kurz&art=ganz")


@pytest.mark.parametrize("asked", ODD)
def test_whatever_is_asked_the_frame_stays_plain(visitor, asked):
    answer = visitor.get(f"{HOME}einbetten/{asked}")
    assert answer.status_code == 200
    assert b"<script" not in answer.content
    assert b"csrf" not in answer.content
    assert "X-Frame-Options" not in answer.headers
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert not answer.cookies


@pytest.mark.parametrize("asked", ODD)
def test_whatever_is_asked_the_lines_are_safe(visitor, asked):
    answer = visitor.get(f"{HOME}einbetten/anleitung/{asked}")
    assert answer.status_code == 200
    assert b"<script>" not in answer.content
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_names_of_places_are_escaped_in_the_lines(visitor, guide):
    from lueckenlos.frame.models import Area

    Area.objects.in_region(guide).filter(code="05978032").update(name='Selm" onload="x')
    guide.state = uuid.uuid4()
    guide.save()
    page = visitor.get(f"{HOME}einbetten/anleitung/?ort=05978032").content.decode()
    assert "Selm&amp;quot; onload=&amp;quot;x" in page  # escaped as lines of HTML, and once more as text of this page


def test_editors_read_german_or_english(visitor):
    for code, read in (("de-simple", "de"), ("tr", "en"), ("uk", "en")):
        answer = visitor.get(f"{HOME.replace('/de/', f'/{code}/')}einbetten/anleitung/")
        assert answer.headers["Location"].endswith(f"/hilfe/{read}/einbetten/anleitung/")
    assert "So sieht es aus" in visitor.get(f"{HOME}einbetten/anleitung/").content.decode()
    assert "So it looks" in visitor.get(f"{HOME.replace('/de/', '/en/')}einbetten/anleitung/").content.decode()


def test_the_list_without_one_of_it(visitor, service):
    page = visitor.get(f"{HOME}merkliste/?a={service.code}&a=s-selm-familienbuero&a=gibt-es-nicht&a=gibt-es-nicht")
    text = page.content.decode()
    assert f'href="?a=s-selm-familienbuero" data-remove="{service.code}"' in text
    assert "1 Angebot der Liste" in text
