# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""The real program on a port of its own, and a browser that fails on what a visitor should never meet."""

import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from chromium import executable

ROOT = Path(__file__).parents[2]


def start(data: Path, port: int = 8400) -> tuple[subprocess.Popen, str, list[str]]:
    """The server as `make demo` starts it; returns it with its address, and what it prints."""
    environment = {**os.environ, "LUECKENLOS_DATA": str(data), "DJANGO_SETTINGS_MODULE": "lueckenlos.settings"}
    for name in ("LUECKENLOS_DATABASE_URL", "LUECKENLOS_DEMO"):
        environment.pop(name, None)
    command = [
        sys.executable,
        "-m",
        "lueckenlos",
        "serve",
        "--port",
        str(port),
        "--example",
        str(ROOT / "demo/kreis-unna"),
    ]
    server = subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment, cwd=data.parent
    )
    printed: list[str] = []
    for line in server.stdout:
        printed.append(line)
        if found := re.search(r"http://localhost:\d+", line):
            threading.Thread(target=server.stdout.read, daemon=True).start()
            return server, found[0], printed
    raise AssertionError("the server did not start: " + "".join(printed))


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    server, found, _printed = start(tmp_path_factory.mktemp("served") / "data")
    yield found
    server.terminate()
    server.wait(10)


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable(),
            args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, address):
    """A page of a visitor. Messages in the console and requests to other hosts are collected and must be none."""
    contexts, faults = [], []

    def visit(*, javascript=True, width=1280, language="de-DE", signed_in=True):
        context = chromium.new_context(
            locale=language,
            viewport={"width": width, "height": 900},
            java_script_enabled=javascript,
            base_url=address,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: faults.append(m.text) if m.type == "error" and " 404 " not in m.text else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda r: faults.append(r.url) if not r.url.startswith((address, "data:")) else None)
        if signed_in:
            page.goto("/")
            page.locator("form[action*='/beispiel/kreis/'] button").click()
        return page

    yield visit
    for context in contexts:
        context.close()
    assert faults == []
