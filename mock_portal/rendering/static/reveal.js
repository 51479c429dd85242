// Shows and hides the passwords of a form, as long as they are being typed.
"use strict";

for (const box of document.querySelectorAll("[data-reveal]")) {
  const fields = [...box.form.querySelectorAll('input[type="password"]')];
  const show = (shown) => fields.forEach((field) => (field.type = shown ? "text" : "password"));
  box.addEventListener("change", () => show(box.checked));
  // No program that keeps forms is to keep a password as a text.
  box.form.addEventListener("submit", () => show(false));
  box.closest(".reveal").hidden = false;
}
