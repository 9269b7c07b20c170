"use strict";
// Files go one after another, each with its own bar; one alone leads on to its preview. Without this script the form sends
// them all at once.

const form = document.querySelector("[data-files]");
if (form) {
  const lines = document.querySelector("[data-outcomes]");
  const field = form.querySelector("input[type=file]");
  const waiting = [];
  let busy = false, alone = false;

  const next = () => {
    const file = waiting.shift();
    busy = Boolean(file);
    if (!file) return window.htmx.ajax("GET", window.location.pathname, { target: "#da-nap", select: "#da-nap", swap: "outerHTML" });
    const { line, bar } = file;
    const told = new FormData(form);
    told.delete(field.name);
    told.append(field.name, file.file);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("HX-Request", "true");
    request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) { bar.max = event.total; bar.value = event.loaded; } });
    request.upload.addEventListener("load", () => { bar.removeAttribute("value"); line.dataset.state = line.parentElement.dataset.reading; });
    request.addEventListener("loadend", () => {
      const answer = request.getResponseHeader("HX-Line") ? request.responseText : "";
      const link = new DOMParser().parseFromString(answer, "text/html").querySelector("a");
      if (alone && link) return window.location.assign(link.getAttribute("href"));
      if (answer) line.outerHTML = answer; else { bar.remove(); line.dataset.state = line.parentElement.dataset.failed; }
      next();
    });
    request.send(told);
  };

  const take = (files) => {
    lines.hidden = false;
    alone = !busy && files.length === 1;
    for (const file of files) {
      const line = lines.appendChild(document.createElement("li"));
      const bar = document.createElement("progress");
      line.append(file.name, bar);
      bar.value = 0;
      line.dataset.state = lines.dataset.waiting;
      waiting.push({ file, line, bar });
    }
    if (!busy) next();
  };

  form.addEventListener("submit", (event) => { event.preventDefault(); take([...field.files]); form.reset(); });
  for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
    form.addEventListener(name, (event) => {
      event.preventDefault();
      form.classList.toggle("is-over", name === "dragenter" || name === "dragover");
      if (name === "drop") take([...event.dataTransfer.files]);
    });
  }
}

// A row is corrected in its place: Escape gives it up, and once it is saved the eye goes on to the next.
let after = "";
document.addEventListener("submit", (event) => { after = event.target.dataset.next || ""; });
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") event.target.closest("[data-escapes]")?.querySelector("[data-escape]")?.click();
});
document.addEventListener("htmx:afterSettle", () => {
  const place = document.querySelector("[data-escapes] input:not([type=hidden])") || (after && document.querySelector(`#${after} [data-edit]`));
  if (place) place.focus();
});
