// Extras only: every page works without this file.
"use strict";
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-print]");
  if (link) { event.preventDefault(); window.print(); }
});
const wrong = document.querySelector(".bv-note--stop[role=alert]");
if (wrong) { wrong.focus(); }
// A second click on an act that commits the office sends nothing twice; the server refuses it too.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  if (form.method === "post") { form.dataset.sent = "1"; }
});
window.addEventListener("pageshow", () => { document.querySelectorAll("form[data-sent]").forEach((form) => { delete form.dataset.sent; }); });
