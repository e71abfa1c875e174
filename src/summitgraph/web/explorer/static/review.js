// In a readout under review, selected words go into the form that adds a statement.
"use strict";

// Places are counted in characters, as Python does; JavaScript counts halves of rare ones too.
function placeOf(node, offset) {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
  if (!piece || !piece.closest(".reviewing .text")) return null;
  const before = document.createRange();
  before.selectNodeContents(piece);
  before.setEnd(node, offset);
  return Number(piece.dataset.start) + Array.from(before.toString()).length;
}

function takeSelection() {
  const add = document.getElementById("add");
  const selection = document.getSelection();
  if (!add || !selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const start = placeOf(range.startContainer, range.startOffset);
  const end = placeOf(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return;
  const form = add.querySelector("form");
  form.elements.start.value = start;
  form.elements.end.value = end;
  form.elements.words.value = selection.toString();
  add.open = true;
}

document.addEventListener("selectionchange", takeSelection);

// Beside the panel, where there is room for both, the chosen words are in view too.
addEventListener("load", () => {
  const chosen = document.querySelector(".reviewing .text .chosen");
  if (chosen && matchMedia("(min-width: 60rem)").matches) chosen.scrollIntoView({ block: "center" });
});
