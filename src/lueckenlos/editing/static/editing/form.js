// SPDX-FileCopyrightText: 2026 The Lückenlos authors
// SPDX-License-Identifier: EUPL-1.2
//
// Nothing that was typed is lost: a draft is kept while one types, leaving warns, names are compared.
"use strict";
(() => {
  const form = document.querySelector("[data-entry]");
  if (!form) return;
  const state = form.querySelector("[data-draft-state]");
  let changed = false, sending = false, timer = 0;

  const keepDraft = async () => {
    const data = new FormData(form);
    data.set("do", "draft");
    try {
      const answer = await fetch(form.action || location.href, { method: "POST", body: data, redirect: "manual" });
      if (answer.type === "opaqueredirect" || answer.ok) state.textContent = form.dataset.draftWord;
    } catch { /* without a network the warning on leaving remains */ }
  };
  form.addEventListener("input", () => {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(keepDraft, 4000);
  });
  form.addEventListener("submit", (event) => {
    if (sending) { event.preventDefault(); return; }
    sending = true;
    clearTimeout(timer);
  });
  window.addEventListener("pageshow", () => { sending = false; });
  window.addEventListener("beforeunload", (event) => {
    if (changed && !sending) event.preventDefault();
  });

  const name = form.elements.namedItem("name"), similar = form.querySelector("[data-similar]");
  let asked = 0;
  if (name && similar) name.addEventListener("input", () => {
    clearTimeout(asked);
    asked = setTimeout(async () => {
      const answer = await fetch(similar.dataset.similar + "?name=" + encodeURIComponent(name.value));
      if (answer.ok) similar.innerHTML = await answer.text();
    }, 400);
  });
  const preview = document.querySelector(".preview");
  if (preview) preview.scrollIntoView({ block: "start" });
})();
