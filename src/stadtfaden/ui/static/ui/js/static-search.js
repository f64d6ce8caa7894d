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

// As the words of the index are spelt: „Grün“, „Gruen“ and „GRÜN“ are one.
const FOLDS = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", é: "e", è: "e", á: "a", à: "a", ó: "o", ç: "c" };
const folded = (word) => word.toLowerCase().normalize("NFC").replace(/[^a-z0-9]/g, (letter) => FOLDS[letter] ?? letter);
const WORD = /\d+(?:[.,:]\d+)*|\p{L}-\p{L}{3,}|[\p{L}\p{N}]+/gu; // 3.500, E-Akte, Wort
const SHORTEST = 4; // letters; shorter words have too many neighbours
const LONG = 8; // letters; in such a word two slips are forgiven

const said = (name, number) =>
  words.querySelector(`[data-said="${name}"]`).textContent.replace("[n]", number.toLocaleString(document.documentElement.lang));

const note = (sentence, className = "soft") => {
  const line = document.createElement("p");
  line.className = className;
  line.textContent = sentence;
  return line;
};

const tell = (className, sentence) => place.replaceChildren(note(sentence, className));

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

// Which words of the papers answer each word that begins so; nothing where no word does.
const vocabulary = async (word) => {
  const name = word.slice(0, 2).replace(/[^a-z0-9]/g, "-");
  const answer = await fetch(new URL(`pagefind/words/${name}.json`, document.baseURI));
  return answer.ok ? answer.json() : {};
};

// How many letters are wrong, missing, too many or swapped: optimal string alignment.
const distance = (one, other) => {
  let [before, row] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const differs = one[i - 1] === other[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + differs);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[other.length];
};

// The word of the papers that is nearest, among equals the one that stands most often in compounds.
const nearest = (word, known) => {
  const most = word.length < SHORTEST ? 0 : word.length < LONG ? 1 : 2;
  let [best, least] = [null, most + 1];
  for (const [other, forms] of Object.entries(known)) {
    if (forms === null || Math.abs(other.length - word.length) > most) continue;
    const far = distance(word, other) - forms.length / 1000;
    if (far < least) [best, least] = [other, far];
  }
  return best === null ? null : spelt(best, known);
};

// As a paper spells it, umlauts and all.
const spelt = (word, known) =>
  known[word].find((form) => folded(form) === word) ?? known[word].find((form) => trunk(folded(form)) === trunk(word)) ?? word;

// What is left without the ending and the dots of an umlaut: „Wege“ and „Weg“, „Räder“ and „Rad“ are near.
const trunk = (word) => word.replace(/(?:ern|en|em|er|es|e|n|s)$/, "").replace(/([aou])e/g, "$1");

// Another form of the word, where the papers do not have this one.
const otherForm = (word, known) => {
  const own = trunk(word);
  const near = Object.keys(known).filter((other) => known[other] !== null && trunk(other) === own);
  return own.length < SHORTEST ? undefined : near.sort((one, other) => one.length - other.length)[0];
};

// All hits of one word, whichever of its forms stands there; by page, each with what the index says of it.
const answering = async (index, forms, filters) => {
  const found = new Map();
  for (const form of forms) {
    const { results } = await index.search(`"${form}"`, { filters });
    for (const result of results) found.set(result.id, [...(found.get(result.id) ?? []), result]);
  }
  return found;
};

const score = (results) => results.reduce((most, result) => Math.max(most, result.score), 0);

// Pages on which each of the words stands in some form, the most fitting first.
const together = (each) => {
  const [first, ...others] = each;
  const ids = [...first.keys()].filter((id) => others.every((found) => found.has(id)));
  const worth = new Map(ids.map((id) => [id, each.reduce((sum, found) => sum + score(found.get(id)), 0)]));
  ids.sort((one, other) => worth.get(other) - worth.get(one));
  return ids.map((id) => ({ data: () => whole(each.flatMap((found) => found.get(id))) }));
};

// The index says anew with each answer where the words stand: asked one after the other.
const whole = async (results) => {
  const locations = new Set();
  let hit;
  for (const result of results) {
    hit = await result.data();
    for (const at of hit.locations) locations.add(at);
  }
  return { ...hit, locations: [...locations].sort((one, other) => one - other) };
};

// What stands in quotation marks is sought as it is; of all other words each form, and never a mere beginning.
const find = async (index, question, filters) => {
  if (!question || /["„“”»«]/.test(question)) {
    const { results } = await index.search(question.replace(/[„“”»«]/g, '"') || null, { filters });
    return { results, meant: null, instead: null };
  }
  const each = [];
  let [meant, instead] = [question, question];
  for (const typed of question.match(WORD) ?? []) {
    const word = folded(typed);
    const known = await vocabulary(word);
    if (known[word] === null) continue; // such as „und“
    const base = known[word] === undefined ? otherForm(word, known) : word;
    if (base === undefined) meant = meant.replace(typed, nearest(word, known) ?? typed);
    else if (base !== word) instead = instead.replace(typed, spelt(base, known));
    each.push(await answering(index, known[base] ?? [], filters));
  }
  return {
    results: each.length > 0 ? together(each) : [],
    meant: meant === question ? null : meant,
    instead: instead === question ? null : instead,
  };
};

const suggestion = (meant) => {
  const line = document.createElement("p");
  const link = document.createElement("a");
  const to = new URLSearchParams(asked);
  to.set("q", meant);
  to.delete("seite");
  link.href = `?${to}`;
  link.textContent = meant;
  line.className = "lead";
  line.append(said("meant", 0), " ", link, "?");
  return line;
};

const search = async (question, filters) => {
  tell("soft", said("busy", 0));
  const index = await import(new URL("pagefind/pagefind.js", document.baseURI).href);
  await index.options({ baseUrl: "/" });
  const { results, meant, instead } = await find(index, question, filters);
  if (results.length === 0) {
    tell("lead knotted hole", said("none", 0));
    if (meant !== null) place.prepend(suggestion(meant));
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
  if (instead !== null) heading.after(note(`${said("instead", 0)} ${instead}`));
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
