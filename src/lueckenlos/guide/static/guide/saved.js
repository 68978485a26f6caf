// SPDX-FileCopyrightText: 2026 The Lückenlos authors
// SPDX-License-Identifier: EUPL-1.2
//
// The list of services that this device keeps: their codes in localStorage, by region; sent nowhere by itself.
const region = location.pathname.split("/")[1];
const key = `lueckenlos:${region}:saved`;
const MOST = 50;

function codes() {
  try {
    const kept = JSON.parse(localStorage.getItem(key) || "[]");
    return Array.isArray(kept) ? kept.filter((code) => typeof code === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function keep(list) {
  try {
    localStorage.setItem(key, JSON.stringify(list.slice(0, MOST)));
  } catch {
    /* a device that keeps nothing shows no list */
  }
  show();
  document.dispatchEvent(new Event("lueckenlos:saved"));
}

function addressOf(link, list) {
  const address = new URL(link.href);
  address.search = new URLSearchParams(list.map((code) => ["a", code])).toString();
  return address.href;
}

function show() {
  const list = codes();
  for (const link of document.querySelectorAll("[data-saved-link]")) link.href = addressOf(link, list);
  for (const place of document.querySelectorAll("[data-saved-count]")) place.textContent = list.length || "";
  for (const button of document.querySelectorAll("[data-save]")) {
    const isKept = list.includes(button.dataset.save);
    button.dataset.word ??= button.textContent;
    button.textContent = isKept ? button.dataset.savedWord : button.dataset.word;
    button.setAttribute("aria-pressed", String(isKept));
  }
}

// The page of a list: the device's own one, or one that somebody sent.
function showList(page) {
  const asked = new URLSearchParams(location.search).getAll("a");
  const own = codes();
  if (!asked.length && own.length) location.replace(addressOf(document.querySelector("[data-saved-link]"), own));
  const button = document.querySelector("[data-keep-all]");
  if (button) {
    button.classList.toggle("later", asked.every((code) => own.includes(code)));
    button.addEventListener("click", () => {
      keep([...new Set([...codes(), ...asked])]);
      button.classList.add("later");
      const told = { detail: button.dataset.keepAll };
      document.dispatchEvent(new CustomEvent("lueckenlos:say", told));
    });
  }
  for (const link of page.querySelectorAll("[data-remove]"))
    link.addEventListener("click", () => keep(codes().filter((code) => code !== link.dataset.remove)));
}

for (const button of document.querySelectorAll("[data-save]")) {
  button.addEventListener("click", () => {
    const code = button.dataset.save;
    const list = codes();
    keep(list.includes(code) ? list.filter((one) => one !== code) : [...list, code]);
  });
}
document.addEventListener("lueckenlos:forgotten", show);
addEventListener("pageshow", (event) => event.persisted && show());
addEventListener("storage", show);
show();
const list = document.querySelector("[data-saved-list]");
if (list) showList(list);
