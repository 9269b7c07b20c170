/* The arrows of a keyboard, and the two keys of a presenter's clicker, press the buttons of the remote. Without this script the
   buttons are pressed by hand. */
"use strict";

const PRESSES = { ArrowRight: "toi", PageDown: "toi", ArrowLeft: "lui", PageUp: "lui" };

document.addEventListener("keydown", (event) => {
  const wanted = PRESSES[event.key];
  if (!wanted || event.repeat || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.target.closest("input, select, textarea")) return;
  const button = document.querySelector(`[data-press="${wanted}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});
