// Drag and drop, and how far sending has come. Without this file the form sends the files by itself.
"use strict";

const form = document.querySelector("form.upload");
const files = form.querySelector("input[type=file]");
const drop = form.querySelector(".drop");
const sending = form.querySelector(".sending");

for (const kind of ["dragenter", "dragover"]) {
  drop.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
}
drop.addEventListener("dragleave", () => drop.classList.remove("over"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  if (event.dataTransfer.files.length > 0) files.files = event.dataTransfer.files;
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const button = form.querySelector("button");
  const bar = document.createElement("progress");
  const words = document.createElement("span");
  bar.max = 100;
  bar.setAttribute("aria-label", form.dataset.sending);
  sending.replaceChildren(bar, " ", words);
  button.disabled = true;
  const again = () => {
    button.disabled = false;
    button.focus(); // a button that sleeps loses the keyboard
  };
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", (sent) => {
    const share = Math.floor((100 * sent.loaded) / sent.total);
    bar.value = share;
    words.textContent = `${form.dataset.sending} ${share} %`;
  });
  request.addEventListener("load", () => {
    if (request.status === 200) {
      window.location.assign(request.responseURL);
      return;
    }
    const answer = new DOMParser().parseFromString(request.responseText, "text/html");
    const said = answer.querySelector(".errors, .messages");
    sending.textContent = said === null ? form.dataset.failed : said.textContent;
    again();
  });
  request.addEventListener("error", () => {
    sending.textContent = form.dataset.failed;
    again();
  });
  request.open("POST", form.action);
  request.send(new FormData(form));
});

// While something is being read, the state below the form is asked for again.
const uploads = document.querySelector(".uploads");

const look = async () => {
  if (uploads.querySelector("[data-busy]") === null) return;
  const answer = await fetch(uploads.dataset.state, { redirect: "error" }).catch(() => null);
  if (answer !== null && answer.ok) {
    const shown = uploads.innerHTML;
    const fresh = await answer.text();
    if (fresh !== shown && !uploads.contains(document.activeElement)) uploads.innerHTML = fresh;
  }
  setTimeout(look, 2000);
};
setTimeout(look, 2000);
