// The search of a published site. The index comes in pieces from the same server; the words stay here.

const PER_PAGE = 20;
const FILTERS = ["papier", "feld", "art", "jahr"];
const asked = new URLSearchParams(window.location.search);
const form = document.querySelector("form.search");
const place = document.getElementById("hits");
const words = document.getElementById("words").content;

place.replaceChildren(); // what it said to those without a script

const said = (name, number) =>
  words.querySelector(`[data-said="${name}"]`).textContent.replace("[n]", number.toLocaleString(document.documentElement.lang));

const tell = (className, sentence) => {
  const line = document.createElement("p");
  line.className = className;
  line.textContent = sentence;
  place.replaceChildren(line);
};

// What the index hands back is text with <mark>; nothing else of it is taken as markup.
const marked = (excerpt) => {
  const parsed = new DOMParser().parseFromString(excerpt, "text/html").body;
  return [...parsed.childNodes].map((node) => {
    if (node.nodeName !== "MARK") return document.createTextNode(node.textContent);
    const mark = document.createElement("mark");
    mark.textContent = node.textContent;
    return mark;
  });
};

const shown = (hit) => {
  const item = document.getElementById("hit").content.cloneNode(true);
  const kind = words.querySelector(`[data-kind="${hit.meta.kind}"]`);
  if (kind === null) item.querySelector(".kind").remove();
  else item.querySelector(".kind b").textContent = [hit.meta.code, kind.textContent].filter(Boolean).join(" ");
  item.querySelector(".said p").replaceChildren("„", ...marked(hit.excerpt.replace(/^„|“$/g, "")), "“");
  item.querySelector("cite").textContent = hit.meta.paper;
  const link = item.querySelector("a");
  link.textContent = hit.meta.place;
  link.href = `..${hit.url}`; // the index counts from the city's first page, which is one folder up
  const review = words.querySelector(`[data-review="${hit.meta.review}"]`);
  if (review !== null) item.querySelector(".source").append(" · ", review.firstElementChild.cloneNode(true));
  return item;
};

const turn = (rel, page, is_there) => {
  const link = document.querySelector(`#further [rel=${rel}]`);
  const to = new URLSearchParams(asked);
  to.set("seite", page);
  link.href = `?${to}`;
  link.hidden = !is_there;
};

const search = async (question, filters) => {
  tell("soft", said("busy", 0));
  const index = await import(new URL("pagefind/pagefind.js", document.baseURI).href);
  await index.options({ baseUrl: "/", excerptLength: 40 });
  const { results } = await index.search(question || null, { filters });
  if (results.length === 0) {
    tell("lead knotted hole", said("none", 0));
    return;
  }
  const page = Math.max(Number.parseInt(asked.get("seite") ?? "1", 10) || 1, 1);
  const part = results.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const hits = await Promise.all(part.map((result) => result.data()));
  const heading = document.createElement("h2");
  heading.className = "knotted";
  heading.textContent = results.length === 1 ? said("one", 1) : said("many", results.length);
  const list = document.createElement("ul");
  list.className = "statements";
  list.append(...hits.map(shown));
  place.replaceChildren(heading, list);
  turn("prev", page - 1, page > 1);
  turn("next", page + 1, page * PER_PAGE < results.length);
  document.getElementById("further").hidden = results.length <= PER_PAGE;
};

for (const name of ["q", ...FILTERS]) form.elements[name].value = asked.get(name) ?? "";
const filters = Object.fromEntries(FILTERS.filter((name) => asked.get(name)).map((name) => [name, asked.get(name)]));
const question = (asked.get("q") ?? "").trim();
if (question || Object.keys(filters).length > 0)
  search(question, filters).catch(() => tell("lead knotted hole", said("broken", 0)));
