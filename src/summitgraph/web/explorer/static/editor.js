// The editor: Ctrl + Enter asks, Tab indents until Escape was pressed, so that a keyboard can leave.
"use strict";

const field = document.getElementById("query");
let indents = true;
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) field.form.requestSubmit();
  if (event.key === "Escape") indents = false;
  if (event.key === "Tab" && indents && !event.shiftKey && field.value) {
    event.preventDefault();
    field.setRangeText("  ", field.selectionStart, field.selectionEnd, "end");
  }
});
field.addEventListener("blur", () => { indents = true; });
