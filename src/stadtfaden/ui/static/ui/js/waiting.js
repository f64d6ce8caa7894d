// While something is being read, the page is asked for again until it says something else.
"use strict";

const again = async () => {
  const answer = await fetch(window.location.href, { redirect: "error" }).catch(() => null);
  if (answer !== null && answer.ok) {
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (fresh.querySelector("[data-busy]") === null) {
      window.location.reload();
      return;
    }
  }
  setTimeout(again, 2000);
};
setTimeout(again, 2000);
