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

/* A news page read aloud by the browser itself; copied or shared by the phone. Each shows only where the browser can do it. */
for (const button of document.querySelectorAll("[data-read-aloud]")) {
  if (!("speechSynthesis" in window)) break;
  const word = button.querySelector("span"), usual = word.textContent;
  const stop = () => { window.speechSynthesis.cancel(); word.textContent = usual; button.removeAttribute("aria-pressed"); };
  button.hidden = false;
  button.addEventListener("click", () => {
    if (window.speechSynthesis.speaking) { stop(); return; }
    const parts = document.querySelectorAll(`${button.dataset.readAloud} :is(h1, h2, p, li, figcaption)`);
    [...parts].forEach((part, place) => {
      const said = new SpeechSynthesisUtterance(part.textContent.trim());
      said.lang = "vi-VN";
      if (place === parts.length - 1) said.onend = stop;
      window.speechSynthesis.speak(said);
    });
    word.textContent = button.dataset.stop;
    button.setAttribute("aria-pressed", "true");
  });
  window.addEventListener("pagehide", stop);
}
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  button.closest("[hidden]").hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.querySelector("span").textContent = button.dataset.done;
  });
}
for (const button of document.querySelectorAll("[data-share]")) {
  if (!navigator.share) break;
  button.closest("[hidden]").hidden = false;
  button.addEventListener("click", () => navigator.share({ title: button.dataset.title, url: button.dataset.share }).catch(() => {}));
}
