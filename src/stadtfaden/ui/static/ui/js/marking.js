// Words are marked without this file by two clicks; with it by mouse, by finger and by keyboard, at once.
"use strict";

document.querySelectorAll("[data-marking]").forEach((sheet) => {
  const words = [...sheet.querySelectorAll("a[data-from]")];
  const inputs = ["start", "end"].map((name) => document.querySelector(`input[name="${name}"]`));
  const told = document.querySelector("[data-chosen]");
  if (words.length === 0 || inputs.includes(null) || told === null) return;
  let anchor = null; // the first word of a range that is not closed yet
  let drag = null;

  const say = (first, last) => {
    const range = words.slice(Math.min(first, last), Math.max(first, last) + 1);
    words.forEach((word) => {
      const isIn = range.includes(word);
      word.classList.toggle("marked", isIn);
      word.setAttribute("aria-pressed", String(isIn));
    });
    inputs[0].value = range[0].dataset.from;
    inputs[1].value = range[range.length - 1].dataset.to;
    told.textContent = `„${range.map((word) => word.textContent).join(" ")}“`;
  };
  const choose = (at) => {
    if (anchor === null) {
      anchor = at;
      say(at, at);
    } else {
      say(anchor, at);
      anchor = null;
    }
  };
  const focus = (at) => {
    words.forEach((word, place) => { word.tabIndex = place === at ? 0 : -1; });
    words[at].focus();
  };
  const place = (target) => words.indexOf(target.closest ? target.closest("a[data-from]") : null);

  words.forEach((word, at) => {
    word.setAttribute("role", "button");
    word.setAttribute("aria-pressed", String(word.classList.contains("marked")));
    word.tabIndex = at === 0 ? 0 : -1;
    word.draggable = false;
    word.removeAttribute("href");
  });

  sheet.addEventListener("pointerdown", (event) => {
    const at = place(event.target);
    if (at < 0 || event.pointerType !== "mouse" || event.button !== 0) return;
    event.preventDefault();
    drag = { first: at, isMoved: false };
  });
  sheet.addEventListener("pointerover", (event) => {
    const at = place(event.target);
    if (drag === null || at < 0 || at === drag.first && !drag.isMoved) return;
    drag.isMoved = true;
    anchor = null;
    say(drag.first, at);
  });
  document.addEventListener("pointerup", () => {
    if (drag === null) return;
    const { first, isMoved } = drag;
    drag = null;
    focus(first);
    if (!isMoved) choose(first);
  });
  sheet.addEventListener("click", (event) => {
    const at = place(event.target);
    if (at < 0) return;
    event.preventDefault();
    if (event.pointerType !== "mouse") choose(at);
  });
  sheet.addEventListener("keydown", (event) => {
    const at = place(event.target);
    if (at < 0) return;
    const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 8, ArrowUp: -8 };
    if (event.key in steps) {
      event.preventDefault();
      const to = Math.min(words.length - 1, Math.max(0, at + steps[event.key]));
      if (event.shiftKey) {
        if (anchor === null) anchor = at;
        say(anchor, to);
      }
      focus(to);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      choose(at);
    } else if (event.key === "Escape") {
      anchor = null;
    }
  });
});
