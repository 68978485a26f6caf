// SPDX-FileCopyrightText: 2026 The Lückenlos authors
// SPDX-License-Identifier: EUPL-1.2
//
// "Near me": the device's position is compared with the places on the device; only the nearest place's name is sent.
const button = document.querySelector("[data-near]");
const FARTHEST = 0.5; // degrees, some 50 km: who is elsewhere names the place

function position() {
  const wish = { maximumAge: 600000, timeout: 15000 };
  return new Promise((found, failed) => navigator.geolocation.getCurrentPosition(found, failed, wish));
}

function nearest(places, { latitude, longitude }) {
  const squeeze = Math.cos((latitude * Math.PI) / 180);
  const away = ([, lat, lon]) => Math.hypot(lat - latitude, (lon - longitude) * squeeze);
  const best = places.reduce((one, other) => (away(other) < away(one) ? other : one));
  if (away(best) > FARTHEST) throw new Error("far");
  return best[0];
}

async function search() {
  button.disabled = true;
  const field = document.getElementById("ort");
  try {
    const places = await (await fetch(button.dataset.near)).json();
    field.value = nearest(places, (await position()).coords);
    field.form.requestSubmit();
  } catch {
    document.dispatchEvent(new CustomEvent("lueckenlos:say", { detail: button.dataset.failed }));
    field.focus();
  }
  button.disabled = false;
}

if (button && navigator.geolocation) {
  button.hidden = false;
  button.addEventListener("click", search);
}
