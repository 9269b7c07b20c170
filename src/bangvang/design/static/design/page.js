/* Small comforts. Every page works without them: nothing here decides, hides or changes anything on the server. */
"use strict";

document.addEventListener("click", (event) => {
  const print = event.target.closest("[data-print]");
  if (print) {
    event.preventDefault();
    window.print();
  }
});

/* "Hiện mật khẩu": the box is in the page but hidden; it appears only where this script can make it work. */
for (const box of document.querySelectorAll("[data-reveals]")) {
  const field = document.getElementById(box.dataset.reveals);
  if (!field) continue;
  box.closest("[hidden]").hidden = false;
  box.addEventListener("change", () => { field.type = box.checked ? "text" : "password"; });
}

/* After a part of the page was exchanged, a screen reader is told where it is: at the heading of the new part. */
document.addEventListener("htmx:afterSwap", (event) => {
  const heading = event.detail.elt.querySelector("h1, h2, h3");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
});
