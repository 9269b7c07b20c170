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

/* After a part of the page was exchanged, a screen reader is told where it is: at the heading of the new part. What comes
   while somebody types is marked data-live: there the writer stays in the box, and a status line tells what was found. */
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target && event.detail.target.closest("[data-live]")) return;
  const heading = event.detail.elt.querySelector("h1, h2, h3");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
});

/* In a search that answers while typing, the arrows go from the box through what was found and back. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const search = event.target.closest("[data-arrows]");
  if (!search || event.target.type === "radio") return;
  const stops = [...search.querySelectorAll("input[type=search], [data-live] a[href], [data-live] input[type=radio]")];
  const next = stops[stops.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
});
