// SPDX-FileCopyrightText: 2026 The Lückenlos authors
// SPDX-License-Identifier: EUPL-1.2
//
// "Near me": the device's position is compared with the places on the device; only the nearest place's name is sent.
const button = document.querySelector("[data-near]");
if (button && navigator.geolocation) {
  const field = document.getElementById("ort");
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const places = await (await fetch(button.dataset.near)).json();
      const position = await new Promise((found, failed) =>
        navigator.geolocation.getCurrentPosition(found, failed, { maximumAge: 600000, timeout: 15000 }),
      );
      const { latitude, longitude } = position.coords;
      const squeeze = Math.cos((latitude * Math.PI) / 180);
      const away = ([, lat, lon]) => Math.hypot(lat - latitude, (lon - longitude) * squeeze);
      const nearest = places.reduce((best, place) => (away(place) < away(best) ? place : best));
      if (away(nearest) > 0.5) throw new Error("far");
      field.value = nearest[0];
      button.textContent = button.dataset.found;
      field.form.requestSubmit();
    } catch {
      button.textContent = button.dataset.failed;
    }
    button.disabled = false;
  });
}
