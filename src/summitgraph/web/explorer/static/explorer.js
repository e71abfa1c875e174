// What all pages do beyond links and forms; without it they still work.
"use strict";

// Copy what a button stands over.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const text = document.getElementById(button.dataset.copy).textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.firstChild.textContent = "Copied";
  } catch {
    // No clipboard is allowed here: choose the text, so that a key copies it.
    getSelection().selectAllChildren(document.getElementById(button.dataset.copy));
    button.firstChild.textContent = "Press Ctrl + C";
  }
  setTimeout(() => { button.firstChild.textContent = "Copy"; }, 2000);
});

// "/" leads to the search, Escape closes what it found.
document.addEventListener("keydown", (event) => {
  const field = document.querySelector(".search input");
  if (event.key === "/" && field && !event.target.closest("input, textarea, select")) {
    event.preventDefault();
    field.focus();
  }
  if (event.key === "Escape") document.querySelectorAll(".found").forEach((found) => found.replaceChildren());
});
document.addEventListener("click", (event) => {
  if (!event.target.closest(".search")) document.querySelectorAll(".found").forEach((found) => found.replaceChildren());
});

// In a readout, show which words were chosen.
document.addEventListener("htmx:afterRequest", (event) => {
  const chosen = event.target.closest && event.target.closest("[data-at]");
  if (!chosen) return;
  document.querySelectorAll(".chosen").forEach((mark) => mark.classList.remove("chosen"));
  chosen.classList.add("chosen");
});

// A page that is not there yet is asked for again.
for (const waiting of document.querySelectorAll("[data-again]")) {
  setTimeout(() => location.reload(), 1000 * Number(waiting.dataset.again));
}
