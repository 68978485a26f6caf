// SPDX-FileCopyrightText: 2026 The Lückenlos authors
// SPDX-License-Identifier: EUPL-1.2
//
// Share, copy, print, route, and count that a number was called: what a device can do beyond links.
const said = document.querySelector("[data-said]");

function tell(words) {
  said.textContent = "";
  setTimeout(() => (said.textContent = words), 50); // so that the same words are read aloud again
}

// Where the browser may not copy, the address stands in a field, chosen, to be copied by hand.
async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    tell(button.dataset.copied);
  } catch {
    const field = Object.assign(document.createElement("input"), { value: text, readOnly: true });
    field.setAttribute("aria-label", button.textContent);
    button.replaceWith(field);
    field.select();
    field.focus();
  }
}

for (const button of document.querySelectorAll("[data-share]")) {
  button.addEventListener("click", async () => {
    if (navigator.share) {
      try {
        return await navigator.share({ title: document.title, url: location.href });
      } catch (failure) {
        if (failure.name === "AbortError") return undefined;
      }
    }
    return copy(location.href, button);
  });
}
for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", () => copy(document.getElementById(button.dataset.copy).value, button));
}
for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());

// On telephones the way is shown by the map that is there already. An iPad says it is a Macintosh.
const isApple = /iphone|ipad|ipod/i.test(navigator.userAgent) || (/macintosh/i.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
for (const link of document.querySelectorAll("[data-geo]")) {
  const { geo, label } = link.dataset;
  if (/android/i.test(navigator.userAgent)) link.href = `geo:${geo}?q=${encodeURIComponent(label)}`;
  else if (isApple) link.href = `maps:?daddr=${geo}`;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-click]");
  if (link && navigator.sendBeacon) navigator.sendBeacon(link.dataset.click);
});
document.addEventListener("lueckenlos:say", (event) => tell(event.detail));
