# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The frame of the guide within a page of somebody else; all other pages refuse to be framed."""

import html
import re
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from browser.guide_visits import LANGUAGES, PAGES, faults, home

pytestmark = pytest.mark.xdist_group("browser")
MOST_BYTES = 15_000


@pytest.fixture
def town():
    """A town's own page on another origin: whatever is put into `body`."""

    class Page(BaseHTTPRequestHandler):
        body = ""

        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f"<!doctype html><html lang=de><title>Stadt</title><h1>Stadt</h1>{Page.body}".encode())

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Page, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_the_lines_to_copy_work_in_the_page_of_a_town(chromium, address, town):
    context = chromium.new_context(base_url=address)
    page = context.new_page()
    page.goto(home() + "einbetten/anleitung/?ort=Selm&sprache=tr&art=ganz")
    lines = page.locator("#zeilen").input_value()
    assert "/hilfe/tr/einbetten/?ort=05978032" in lines
    town[0].body = lines
    page.goto(town[1])
    frame = page.frame_locator("iframe")
    frame.locator("#q").fill("Hebamme")
    with context.expect_page() as opened:
        frame.locator("button").click()
    found = opened.value
    assert re.search(r"/hilfe/tr/suche/\?q=Hebamme&ort=05978032$", found.url)
    assert found.locator(".card").count() >= 1
    with context.expect_page() as opened:
        frame.locator(".ways a").first.click()
    assert "/hilfe/tr/suche/?ort=05978032&lage=" in opened.value.url
    assert frame.locator("script").count() == 0
    assert context.cookies() == []
    context.close()


def test_other_pages_refuse_to_be_framed(chromium, address, town):
    context = chromium.new_context(base_url=address)
    page = context.new_page()
    town[0].body = f'<iframe src="{address}{home()}"></iframe><iframe src="{address}/anmelden/"></iframe>'
    page.goto(town[1])
    page.wait_for_timeout(500)
    assert {frame.url for frame in page.frames[1:]} == {"chrome-error://chromewebdata/"}
    for path in PAGES:
        headers = page.request.get(address + home() + path).headers
        is_frame = path.startswith("einbetten/")
        assert ("x-frame-options" not in headers) is is_frame, path
        assert (
            f"frame-ancestors {'*' if is_frame else chr(39) + 'none' + chr(39)}" in headers["content-security-policy"]
        )
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_frame_is_small_and_fits(visit, language):
    page = visit(signed_in=False, width=280)
    measured, sizes = page.context.new_cdp_session(page), {}
    measured.send("Network.enable")
    measured.on("Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}))
    page.goto(home(language) + "einbetten/?ort=Selm")
    page.wait_for_load_state("networkidle")
    assert sum(sizes.values()) <= MOST_BYTES
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 280
    assert faults(page) == []


def test_editors_choose_a_frame_or_a_link(visit):
    page = visit(signed_in=False)
    page.goto(home() + "einbetten/anleitung/")
    page.select_option("#art", "verweis")
    page.fill("#ort", "Lünen")
    page.locator("form.where button").click()
    lines = page.locator("#zeilen").input_value()
    assert re.fullmatch(r'<a href="http[^"]+/hilfe/de/\?ort=05978024" lang="de">[^<]+Lünen</a>', html.unescape(lines))
    assert page.locator("iframe").count() == 0
    page.select_option("#art", "knopf")
    page.locator("form.where button").click()
    assert 'style="display:inline-block' in page.locator("#zeilen").input_value()
    page.select_option("#art", "kurz")
    page.locator("form.where button").click()
    assert page.frame_locator("iframe.sample").locator(".ways").count() == 0
    page.goto(home("uk") + "einbetten/anleitung/")
    assert page.url.endswith("/hilfe/en/einbetten/anleitung/")
    assert page.locator("h1").inner_text() == "Embed the guide"
