// SPDX-FileCopyrightText: 2026 The Lückenlos authors
// SPDX-License-Identifier: EUPL-1.2
//
// Keep the guide on the device (worker.js), say when a page comes from there, list what is kept, and forget it all.
const [, region, , language] = location.pathname.split("/");
const scope = `/${region}/hilfe/`;
const home = `${scope}${document.documentElement.lang || language}/`;
const listKey = `lueckenlos:${region}:saved`;

function savedPages() {
  const link = document.querySelector("[data-saved-link]");
  const codes = link ? new URL(link.href).searchParams.getAll("a") : [];
  const { pathname, search } = new URL(link?.href || location.href);
  return codes.length ? [pathname + search, ...codes.map((code) => `${home}angebot/${encodeURIComponent(code)}/`)] : [];
}

async function keepPages() {
  const { active } = await navigator.serviceWorker.ready;
  const pages = ["", "notfall/", "merkliste/", "offline/"].map((path) => home + path);
  active.postMessage({ pages, saved: savedPages() });
}

async function stores() {
  return (await caches.keys()).filter((name) => name.startsWith(`${scope} `));
}

async function listKept(list) {
  const listed = new Set();
  for (const name of (await stores()).filter((one) => !one.includes(" fixed "))) {
    const store = await caches.open(name);
    for (const request of (await store.keys()).reverse()) {
      if (listed.has(request.url) || new URL(request.url).pathname.endsWith("/merkliste/")) continue;
      listed.add(request.url);
      const page = new DOMParser().parseFromString(await (await store.match(request)).text(), "text/html");
      const link = document.createElement("a");
      link.href = request.url;
      link.textContent = page.querySelector("h1")?.textContent.trim() || page.title;
      link.lang = page.documentElement.lang;
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    }
  }
  list.closest("section").hidden = !list.children.length;
}

async function forget() {
  for (const name of await stores()) await caches.delete(name);
  localStorage.removeItem(listKey);
  const worker = await navigator.serviceWorker.getRegistration(scope);
  await worker?.unregister();
}

if ("serviceWorker" in navigator && window.caches) {
  addEventListener("load", () => {
    navigator.serviceWorker.register(`${scope}dienst.js`).then(keepPages, () => {});
  });
  document.addEventListener("lueckenlos:saved", () => navigator.serviceWorker.controller && keepPages());
  const list = document.querySelector("[data-kept-pages]");
  if (list) listKept(list);
  const button = document.querySelector("[data-forget]");
  button?.addEventListener("click", async () => {
    await forget();
    list.replaceChildren();
    document.dispatchEvent(new Event("lueckenlos:forgotten"));
    document.dispatchEvent(new CustomEvent("lueckenlos:say", { detail: button.dataset.forget }));
  });
}

const since = new Date(document.documentElement.dataset.kept || NaN);
for (const place of document.querySelectorAll("[data-kept-since]")) {
  if (Number.isNaN(since.getTime())) break;
  const words = `${document.documentElement.lang}-u-nu-latn`;
  place.textContent = new Intl.DateTimeFormat(words, { dateStyle: "medium", timeStyle: "short" }).format(since);
}
