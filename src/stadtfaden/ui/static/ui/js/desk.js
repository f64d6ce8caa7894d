// The desk works without this file; it makes the hands faster: a letter presses the button that shows it.
"use strict";

document.addEventListener("keydown", (event) => {
  const isWriting = event.target.closest("input:not([type=checkbox]):not([type=radio]), select, textarea");
  if (isWriting || event.ctrlKey || event.metaKey || event.altKey) return;
  const button = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (button === null || button.querySelector("kbd") === null) return;
  event.preventDefault();
  button.click();
});
