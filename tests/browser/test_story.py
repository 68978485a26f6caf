# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""A chain kept by many hands: an organization is invited, corrects its service, the town approves, the board changes.

Everything runs as it does for real: a server with its worker, mail that arrives, people who sign in.
"""

import email
import re
import time
from email import policy

import pytest

from browser.conftest import start
from browser.test_editing import sign_in_as

pytestmark = pytest.mark.xdist_group("browser")
PASSWORD = "Kirschbaum-und-Regen-4"  # noqa: S105 - of people made up here
SERVICE = "s-selm-mehrgenerationenhaus"
MAILBOX = "familienbildung-selm@beispiel.example"
"""To it the worker has sent the mail that asks whether the service is still right."""
BOARD = "/kreis-unna/kette/05978032/baustein/kita/youth_welfare/"


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """A server of its own, since this changes what others look at; with the folder its mail falls into."""
    data = tmp_path_factory.mktemp("story") / "data"
    server, address, _printed = start(data, 8450)
    yield address, data / "mail"
    server.terminate()
    server.wait(15)


def latest_mail(folder, to, after=0.0):
    """The newest message to an address, once the worker has sent it."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        for path in sorted(folder.glob("*.log"), key=lambda p: -p.stat().st_mtime) if folder.exists() else ():
            for text in path.read_bytes().split(b"-" * 79):
                message = email.message_from_bytes(text.strip(), policy=policy.default)
                if message["To"] == to and path.stat().st_mtime >= after:
                    return message.get_content()
        time.sleep(0.5)
    raise AssertionError(f"no mail to {to}")


def invite(page, folder, region_page, **chosen):
    """Fill in the invitation and open its link as the one who was invited."""
    page.goto(region_page)
    for name, value in chosen.items():
        field = page.locator(f"[name={name}]")
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(label=re.compile(value)) if isinstance(value, re.Pattern) else field.select_option(
                value
            )
        elif field.get_attribute("type") != "hidden":
            field.fill(value)
    page.locator("main form button.button").last.click()
    link = re.search(r"https?://\S+/einladung/\S+/", latest_mail(folder, chosen["email"]))[0]
    return "/" + link.split("/", 3)[3]


def accept_and_sign_in(page, link, mail):
    page.context.clear_cookies()
    page.goto(link)
    page.fill("[name=password]", PASSWORD)
    page.fill("[name=repeated]", PASSWORD)
    page.locator("main form button.button").click()
    page.wait_for_url("**/anmelden/**")
    sign_in(page, mail)


def sign_in(page, mail):
    page.context.clear_cookies()
    page.goto("/anmelden/")
    page.fill("main input[type=email]", mail)
    page.fill("main input[type=password]", PASSWORD)
    page.locator("main form button.button").first.click()
    page.wait_for_url(lambda url: "/anmelden/" not in url)


def option(page, name, words):
    """The value of the option with these words."""
    return page.locator(f"[name={name}] option", has_text=words).first.get_attribute("value")


def let_in(page, mails):
    """The administration lets the town's coordinator in, and the coordinator the organization: the last link sent."""
    sign_in_as(page, "verwaltung")
    page.goto("/kreis-unna/einladungen/neu/")
    link = invite(
        page, mails, "/kreis-unna/einladungen/neu/", email="koordination@selm.example", name="Koordination Selm",
        kind="town_coordinator", area=option(page, "area", "Selm"),
    )  # fmt: skip
    accept_and_sign_in(page, link, "koordination@selm.example")
    page.goto("/kreis-unna/freigaben/")
    page.get_by_role("button", name="warten lassen").click()
    page.goto("/kreis-unna/einladungen/neu/")
    return invite(
        page, mails, "/kreis-unna/einladungen/neu/", email="buero@fbs.example", name="Familienbildung, Büro",
        organization=option(page, "organization", "Familienbildungsstätte Selm"), area=option(page, "area", "Selm"),
    )  # fmt: skip


def correct(page, address, mails):
    """The organization follows the link of its mail and says how many families it reaches."""
    link = re.search(r"Mehrgenerationenhaus.*?(http\S+/bestaetigen/\S+/)", latest_mail(mails, MAILBOX), re.DOTALL)[1]
    assert link.startswith(address)
    page.goto(link)
    page.get_by_role("link", name="Anmelden und ändern").click()
    page.fill("[name=places_per_year]", "25")
    page.click("button[value=preview]")
    assert "nicht bekannt" in page.locator(".preview").inner_text()
    page.locator(".preview button[value=save]").click()
    page.wait_for_url("**/freigaben/")


def approve(page):
    sign_in(page, "koordination@selm.example")
    page.goto("/kreis-unna/heute/")
    assert "1 Änderung zu prüfen" in page.locator("main").inner_text()
    page.goto("/kreis-unna/freigaben/")
    page.get_by_role("button", name="Freigeben", exact=True).click()


def on_page(page, path):
    page.goto(path)
    return page.locator("main").inner_text()


def test_an_organization_corrects_the_town_approves_the_board_changes(chromium, town):
    address, mails = town
    context = chromium.new_context(locale="de-DE", base_url=address, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())

    accept_and_sign_in(page, let_in(page, mails), "buero@fbs.example")
    before = on_page(page, BOARD)
    correct(page, address, mails)
    assert on_page(page, BOARD) == before  # the town looks at it first

    moment = time.time()
    approve(page)
    after = on_page(page, BOARD)
    assert after != before
    assert "25" in after
    history = on_page(page, f"/kreis-unna/verlauf/angebote/{SERVICE}/")
    assert "Familienbildung, Büro" in history
    assert "nach Freigabe" in history
    assert "Mehrgenerationenhaus" in latest_mail(mails, "buero@fbs.example", moment)

    # The planner of another town sees nothing of it.
    sign_in_as(page, "planung")
    for foreign in (f"/kreis-unna/angebote/{SERVICE}/", f"/kreis-unna/verlauf/angebote/{SERVICE}/", BOARD):
        assert page.goto(foreign).status == 404
    assert "Mehrgenerationenhaus" not in on_page(page, "/kreis-unna/verlauf/")
    context.close()
