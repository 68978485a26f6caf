# SPDX-FileCopyrightText: 2026 The Lückenlos authors
# SPDX-License-Identifier: EUPL-1.2
"""What a device does: it keeps the guide and a list, shares, finds the nearest place, and forgets all of it."""

import pytest

from browser.guide_visits import OTHER, SERVICE, home, stay

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture
def phone(chromium, address):
    """A telephone; without a network its console may complain."""
    contexts = []

    def phone(**more):
        context = chromium.new_context(
            base_url=address, viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True, **more
        )
        contexts.append(context)
        return context.new_page()

    yield phone
    for context in contexts:
        context.close()


def without_network(page):
    page.context.set_offline(True)
    page.evaluate("caches.keys().then(names => names.length)")


def test_after_one_visit_the_guide_is_there_without_a_network(phone):
    page = phone(locale="tr-TR")
    page.goto("/kreis-unna/hilfe/")
    stay(page)
    without_network(page)
    page.goto(home("tr") + "notfall/?ort=Selm")
    assert page.locator("a[href='tel:110']").first.is_visible()
    assert page.locator(".offices a[href^='tel:']").count() > 5
    assert page.locator(".kept").is_visible()
    page.goto(home("tr") + "suche/?q=Ebe")
    assert page.locator("h1").inner_text() == "İnternet yok"
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Fira Sans"')
    page.goto(home("tr"))
    assert page.locator("#q").is_visible()


def test_last_pages_and_the_list_are_there_without_a_network(phone):
    page = phone(locale="de-DE")
    page.goto(home() + "suche/?q=wellcome")
    stay(page)
    page.goto(home() + f"angebot/{OTHER}/")
    page.goto(home() + f"angebot/{SERVICE}/?ort=59379")
    page.locator("[data-save]").tap()
    page.wait_for_function(f"caches.match('{home()}merkliste/?a={SERVICE}')")
    page.wait_for_function(f"caches.match('{home()}angebot/{SERVICE}/')")
    without_network(page)
    page.locator("[data-saved-link]").tap()
    page.locator(".card h2 a").tap()
    page.wait_for_url("**/angebot/**")
    assert page.locator("a.button[href^='tel:']").is_visible()
    page.goto(home() + "suche/?q=wellcome")
    assert page.locator(".card").count() >= 1
    page.goto(home() + "suche/?q=nie-gesucht")
    listed = page.locator("[data-kept-pages] a")
    listed.first.wait_for()
    names = listed.all_inner_texts()
    assert any("wellcome" in name for name in names)
    assert len(names) == len(set(names)) == 3
    page.context.set_offline(False)


def test_what_is_kept_has_an_end_and_can_be_forgotten(phone, address):
    page = phone()
    page.goto(home())
    stay(page)
    page.evaluate(
        "async (home) => { for (let n = 0; n < 35; n++) await fetch(`${home}suche/?q=wort${n}`);"
        " await fetch(`${home}angebot/s-selm-wellcome/stimmt-nicht/`); await fetch('/kreis-unna/impressum/'); }",
        home(),
    )
    page.wait_for_timeout(800)
    kept = page.evaluate(
        "async () => (await Promise.all((await caches.keys()).map(async name =>"
        " (await (await caches.open(name)).keys()).map(request => request.url)))).flat()"
    )
    assert len([one for one in kept if "suche/" in one]) == 30
    assert not [one for one in kept if "stimmt-nicht" in one or "impressum" in one]
    page.goto(home() + "offline/")
    page.locator("[data-forget]").tap()
    page.locator("[data-said]:not(:empty)").wait_for()
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("localStorage.length") == 0


def test_what_an_older_version_kept_is_fetched_anew_and_removed(phone):
    page = phone()
    page.goto(home() + "einbetten/")
    page.evaluate(
        "async (address) => { const old = await caches.open('/kreis-unna/hilfe/ fixed older');"
        " await old.put(address, new Response('older')); }",
        home("uk"),
    )
    page.goto(home())
    stay(page)
    assert "/kreis-unna/hilfe/ fixed older" not in page.evaluate("caches.keys()")
    assert "<html" in page.evaluate("address => caches.match(address).then(answer => answer.text())", home("uk"))


def test_old_times_are_not_shown_as_those_of_now(phone):
    page = phone()
    page.goto(home() + f"angebot/{SERVICE}/")
    assert page.locator(".first .at-once").is_visible()
    page.evaluate("document.documentElement.dataset.kept = 'Fri, 01 Jun 2012 08:00:00 GMT'")
    assert not page.locator(".first .at-once").is_visible()
    assert page.locator(".first .instead").is_visible()


def test_it_can_be_put_on_the_home_screen(phone, address):
    page = phone()
    page.goto(home("ar"))
    described = page.request.get(page.locator("link[rel=manifest]").get_attribute("href")).json()
    assert (described["lang"], described["dir"], described["display"]) == ("ar", "rtl", "standalone")
    assert described["scope"] == "/kreis-unna/hilfe/"
    assert described["start_url"] == home("ar")
    assert {icon["purpose"] for icon in described["icons"]} == {"any", "maskable"}
    for icon in described["icons"]:
        size = page.evaluate(
            "src => new Promise(done => Object.assign(new Image(), { src, onload() { done(this.naturalWidth); } }))",
            icon["src"],
        )
        assert icon["sizes"] == f"{size}x{size}"


def test_a_list_is_kept_sent_taken_over_and_emptied(visit):
    page = visit(signed_in=False, width=360)
    for code, count in ((SERVICE, "1"), (OTHER, "2")):
        page.goto(home() + f"angebot/{code}/")
        page.locator("[data-save]").click()
        assert page.locator("[data-save]").get_attribute("aria-pressed") == "true"
        assert page.locator("[data-saved-count]").inner_text() == count
    page.goto(home() + "merkliste/")
    page.wait_for_url(f"**/merkliste/?a={SERVICE}&a={OTHER}")
    assert page.locator("[data-keep-all]").is_hidden()
    address = page.locator("#adresse").input_value()
    assert address == page.url
    assert "merkliste" in page.locator("a[href^='mailto:']").get_attribute("href")
    page.locator(f"[data-remove={SERVICE}]").click()
    page.wait_for_url(f"**/merkliste/?a={OTHER}")
    assert page.locator("[data-saved-count]").inner_text() == "1"
    page.locator("[data-remove]").click()
    page.wait_for_url("**/merkliste/?")
    assert page.locator(".card").count() == 0
    page.goto(address)
    page.locator("[data-keep-all]").click()
    assert page.locator("[data-saved-count]").inner_text() == "2"


def test_a_page_is_shared_or_its_address_copied(chromium, address):
    context = chromium.new_context(base_url=address, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    context.add_init_script("Object.defineProperty(navigator, 'share', { value: undefined, writable: true })")
    page.goto(home() + f"angebot/{SERVICE}/")
    page.locator("[data-share]").click()
    assert page.locator("[data-said]:not(:empty)").inner_text() == "Die Adresse ist kopiert."
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.evaluate("navigator.share = async shared => { window.shared = shared }")
    page.locator("[data-share]").click()
    assert page.evaluate("shared.url") == page.url
    page.evaluate("navigator.share = undefined; navigator.clipboard.writeText = () => Promise.reject(); 0")
    page.locator("[data-share]").click()
    assert page.locator(".more input[readonly]").input_value() == page.url
    context.close()


def test_the_position_stays_on_the_device(chromium, address):
    context = chromium.new_context(
        base_url=address, permissions=["geolocation"], geolocation={"latitude": 51.6951, "longitude": 7.4683}
    )
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(home())
    page.locator(".search__more summary").click()
    page.locator("[data-near]").click()
    page.wait_for_url("**/suche/**")
    assert "ort=59379" in page.url
    assert not [one for one in asked if "51.69" in one or "7.46" in one]
    context.set_geolocation({"latitude": 48.1, "longitude": 11.5})
    page.goto(home())
    page.locator(".search__more summary").click()
    page.locator("[data-near]").click()
    page.locator("[data-said]:not(:empty)").wait_for()
    assert page.url.endswith(home())
    context.close()


def test_the_way_is_shown_by_what_the_device_has(chromium, address):
    elsewhere = "https://www.openstreetmap.org/directions?to="
    for agent, begins in (("X11; Linux", elsewhere), ("Linux; Android 14", "geo:"), ("iPhone", "maps:?daddr=")):
        context = chromium.new_context(base_url=address, user_agent=f"Mozilla/5.0 ({agent})")
        page = context.new_page()
        page.goto(home() + f"angebot/{SERVICE}/")
        assert page.locator("[data-geo]").get_attribute("href").startswith(begins)
        context.close()


def test_a_call_is_counted_without_a_person(visit):
    page = visit(signed_in=False)
    page.goto(home() + f"angebot/{SERVICE}/")
    page.evaluate("document.addEventListener('click', event => event.preventDefault())")
    with page.expect_request("**/weg/call/") as sent:
        page.locator("a.button[href^='tel:']").click()
    assert sent.value.method == "POST"
    assert not sent.value.headers.get("cookie")
