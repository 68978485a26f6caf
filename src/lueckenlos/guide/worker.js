// SPDX-FileCopyrightText: 2026 The Lückenlos authors
// SPDX-License-Identifier: EUPL-1.2
//
// Keeps the guide on the device. The network is asked first, so that nobody reads what is old while there is a network;
// without one, or where it takes too long, comes what was kept. Nothing that is sent is kept, and no page outside of
// the guide. `guide` (scope, files, version, folder) stands before this text: views/offline.py.
const FIXED = `${guide.scope} fixed ${guide.version}`;
const VISITED = `${guide.scope} visited`;
const SAVED = `${guide.scope} saved`;
const MOST_VISITED = 30;
const PATIENCE_MS = 4000;
const DAY_MS = 86400000;
const PAGE = /^[^/]+\/(?:(?:suche|merkliste|notfall|offline)\/|angebot\/[^/]+\/)?$/;
const BASE = /^[^/]+\/(?:(?:merkliste|notfall|offline)\/)?$/;

const inGuide = (url) => url.pathname.slice(guide.scope.length);
const wait = () => new Promise((_, tooLong) => setTimeout(tooLong, PATIENCE_MS));
const isOld = (answer) => Date.now() - Date.parse(answer.headers.get("date") || 0) > DAY_MS;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(install());
});

async function install() {
  const fixed = await caches.open(FIXED);
  await fixed.addAll(guide.files);
  for (const name of await caches.keys()) {
    if (!name.startsWith(`${guide.scope} fixed`) || name === FIXED) continue;
    const before = await (await caches.open(name)).keys();
    await keep(fixed, before.map((request) => new URL(request.url).pathname).filter((path) => path.startsWith(guide.scope)));
  }
}

self.addEventListener("activate", (event) => event.waitUntil(tidy().then(() => self.clients.claim())));

async function tidy() {
  for (const name of await caches.keys()) {
    if (name.startsWith(`${guide.scope} `) && ![FIXED, VISITED, SAVED].includes(name)) await caches.delete(name);
  }
}

// From a page: which pages of its language to keep, and those of the list.
self.addEventListener("message", (event) => {
  const { pages = [], saved = [] } = event.data || {};
  event.waitUntil(
    (async () => {
      await keep(await caches.open(FIXED), pages);
      const list = await caches.open(SAVED);
      for (const request of await list.keys()) {
        const { pathname, search } = new URL(request.url);
        if (!saved.includes(pathname + search)) await list.delete(request);
      }
      await keep(list, saved);
    })(),
  );
});

async function keep(cache, addresses) {
  for (const address of addresses) {
    const there = await cache.match(address);
    if (there && !isOld(there)) continue;
    try {
      const answer = await fetch(address);
      if (answer.ok) await cache.put(address, answer);
    } catch {
      return; // no network: another time
    }
  }
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith(guide.folder)) event.respondWith(file(event.request, url));
  else if (url.pathname === guide.scope || (url.pathname.startsWith(guide.scope) && PAGE.test(inGuide(url))))
    event.respondWith(page(event, url));
});

// Pages kept under an older version ask for files of that version: those of today do as well.
async function file(request, url) {
  const fixed = await caches.open(FIXED);
  const kept = await fixed.match(request, { ignoreVary: true });
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (failure) {
    const named = (path) => path.replace(/\.[0-9a-f]{12}(?=\.\w+$)/, "");
    const same = guide.files.find((path) => named(path) === named(url.pathname));
    if (!same) throw failure;
    return fixed.match(same);
  }
}

async function page(event, url) {
  const kept = await find(url);
  const fresh = fetch(event.request).then((answer) => {
    if (answer.status >= 500 && kept) throw new Error("the server does not answer");
    return answer;
  });
  event.waitUntil(fresh.then((answer) => store(url, answer.clone())).catch(() => {}));
  try {
    return await (kept ? Promise.race([fresh, wait()]) : fresh);
  } catch {
    return kept ? marked(kept) : nothing(url);
  }
}

async function store(url, answer) {
  const path = inGuide(url);
  const type = answer.headers.get("content-type") || "";
  if (!answer.ok || !type.startsWith("text/html") || !PAGE.test(path)) return;
  if (BASE.test(path)) {
    if (!url.search) await (await caches.open(FIXED)).put(url.pathname, answer);
    return; // with a place or a street in its address it is nobody's business
  }
  const address = path.includes("angebot/") ? url.pathname : url.pathname + url.search;
  const list = await caches.open(SAVED);
  if (await list.match(address)) return list.put(address, answer);
  const visited = await caches.open(VISITED);
  await visited.delete(address); // so that it is the last one again
  await visited.put(address, answer);
  const all = await visited.keys();
  for (const request of all.slice(0, Math.max(0, all.length - MOST_VISITED))) await visited.delete(request);
}

async function find(url) {
  const path = inGuide(url);
  const stores = await Promise.all([SAVED, VISITED, FIXED].map((name) => caches.open(name)));
  for (const one of stores) {
    const exact = await one.match(url.pathname + url.search, { ignoreVary: true });
    if (exact) return exact;
  }
  if (path.includes("suche/")) return undefined;
  for (const one of stores) {
    const near = await one.match(url.pathname, { ignoreVary: true, ignoreSearch: true });
    if (near) return near;
  }
  return undefined;
}

// So that the page can say that it is kept, and since when: guide.css, offline.js.
async function marked(kept) {
  const text = await kept.text();
  const since = kept.headers.get("date") || "";
  return new Response(text.replace("<html ", `<html data-kept="${since}" `), { headers: kept.headers });
}

async function nothing(url) {
  const fixed = await caches.open(FIXED);
  const addresses = (await fixed.keys()).map((request) => new URL(request.url).pathname);
  const language = `${guide.scope}${inGuide(url).split("/")[0]}/`;
  const last = url.pathname === guide.scope ? "" : "offline/";
  const isLast = (path) => path.startsWith(guide.scope) && path.split("/").slice(4).join("/") === last;
  const best = addresses.find((path) => path === language + last) || addresses.find(isLast);
  return (best && (await fixed.match(best, { ignoreVary: true }))) || Response.error();
}
