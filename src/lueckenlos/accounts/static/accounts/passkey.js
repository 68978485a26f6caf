// SPDX-FileCopyrightText: 2026 The Lückenlos authors
// SPDX-License-Identifier: EUPL-1.2
// Says in words when a passkey did not work; hides the way where the browser knows no passkeys.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const notice = document.getElementById("passkey-failed");
  if (notice) notice.hidden = false;
});
document.addEventListener("DOMContentLoaded", () => {
  if (window.PublicKeyCredential) return;
  for (const one of document.querySelectorAll("[data-needs-passkeys]")) one.hidden = true;
});
