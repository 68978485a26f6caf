// SPDX-FileCopyrightText: 2026 The Lückenlos authors
// SPDX-License-Identifier: EUPL-1.2
//
// The list of services that this device keeps: their codes in localStorage, by region; sent nowhere by itself.
const region = location.pathname.split("/")[1];
const key = `lueckenlos:${region}:saved`;

function codes() {
  try {
    const kept = JSON.parse(localStorage.getItem(key) || "[]");
    return Array.isArray(kept) ? kept.filter((code) => typeof code === "string").slice(0, 50) : [];
  } catch {
    return [];
  }
}

function keep(list) {
  try {
    localStorage.setItem(key, JSON.stringify(list.slice(0, 50)));
  } catch {
    /* a device that keeps nothing shows no list */
  }
  show();
}

function show() {
  const list = codes();
  for (const link of document.querySelectorAll("[data-saved-link]")) {
    const address = new URL(link.href);
    address.search = new URLSearchParams(list.map((code) => ["a", code])).toString();
    link.href = address.href;
    link.dataset.count = list.length || "";
  }
  for (const button of document.querySelectorAll("[data-save]")) {
    const isKept = list.includes(button.dataset.save);
    button.dataset.word ??= button.textContent;
    button.hidden = false;
    button.textContent = isKept ? button.dataset.savedWord : button.dataset.word;
    button.setAttribute("aria-pressed", String(isKept));
  }
}

for (const button of document.querySelectorAll("[data-save]")) {
  button.addEventListener("click", () => {
    const code = button.dataset.save;
    const list = codes();
    keep(list.includes(code) ? list.filter((one) => one !== code) : [...list, code]);
  });
}
show();
