// The search of a published site. The index comes in pieces from the same server; the words stay here.

const PER_PAGE = 20;
const LENGTH = 40; // words of a quotation
const END_OF_BLOCK = "\u2063"; // what a published page hides at the end of each block
const FILTERS = ["papier", "feld", "art", "jahr"];
const asked = new URLSearchParams(window.location.search);
const form = document.querySelector("form.search");
const place = document.getElementById("hits");
const words = document.getElementById("words").content;

place.replaceChildren(); // what it said to those without a script
document.getElementById("ask").hidden = false;

const said = (name, number) =>
  words.querySelector(`[data-said="${name}"]`).textContent.replace("[n]", number.toLocaleString(document.documentElement.lang));

const tell = (className, sentence) => {
  const line = document.createElement("p");
  line.className = className;
  line.textContent = sentence;
  place.replaceChildren(line);
};

// The index joins the blocks of a page to one text, and adds full stops that the paper does not have. What stands
// in quotation marks comes from one block, word for word; where it is cut, it says so.
const quoted = (hit) => {
  const said = hit.content.replace(/^„|“$/g, "").split(/\s+/);
  const [from, to] = densest(said, hit.locations);
  const earliest = Math.min(...hit.locations.filter((at) => at >= from && at < to), to);
  const first = Math.max(from, Math.min(earliest - LENGTH / 4, to - LENGTH));
  const last = Math.min(first + LENGTH, to);
  const found = new Set(hit.locations);
  const pieces = first > from ? ["[…] "] : [];
  for (let at = first; at < last; at++) {
    if (at > first) pieces.push(" ");
    pieces.push(found.has(at) ? marked(said[at]) : said[at]);
  }
  if (last < to) pieces.push(" […]");
  return ["„", ...pieces, "“"];
};

// Where the block begins and ends that holds most of the words that were found.
const densest = (said, locations) => {
  let best = [0, 0];
  let most = -1;
  for (let from = 0; from < said.length; ) {
    const end = said.indexOf(END_OF_BLOCK, from);
    const to = end < 0 ? said.length : end;
    const inside = locations.filter((at) => at >= from && at < to).length;
    if (to > from && inside > most) [best, most] = [[from, to], inside];
    from = to + 1;
  }
  return best;
};

const marked = (word) => {
  const mark = document.createElement("mark");
  mark.textContent = word;
  return mark;
};

const shown = (hit) => {
  const item = document.getElementById("hit").content.cloneNode(true);
  const kind = words.querySelector(`[data-kind="${hit.meta.kind}"]`);
  if (kind === null) item.querySelector(".kind").remove();
  else item.querySelector(".kind b").textContent = [hit.meta.code, kind.textContent].filter(Boolean).join(" ");
  item.querySelector(".said p").replaceChildren(...quoted(hit));
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
  await index.options({ baseUrl: "/" });
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
document.querySelector("#narrow summary span").textContent = FILTERS.filter((name) => form.elements[name].value)
  .map((name) => form.elements[name].selectedOptions[0].textContent)
  .join(", ");
const filters = Object.fromEntries(FILTERS.filter((name) => asked.get(name)).map((name) => [name, asked.get(name)]));
const question = (asked.get("q") ?? "").trim();
if (question || Object.keys(filters).length > 0)
  search(question, filters).catch(() => tell("lead knotted hole", said("broken", 0)));
