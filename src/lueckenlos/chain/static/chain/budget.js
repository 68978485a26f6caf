// SPDX-FileCopyrightText: 2026 The Lückenlos authors
// SPDX-License-Identifier: EUPL-1.2
// The slider beside the field: both say the same; letting go of the slider computes.
const field = document.getElementById("budget");
const slider = document.getElementById("slider");
slider.hidden = false;
slider.addEventListener("input", () => { field.value = slider.value; });
slider.addEventListener("change", () => { slider.form.requestSubmit(); });
field.addEventListener("input", () => { slider.value = field.value.replace(/[^0-9]/g, ""); });
