// node validate.mjs FOLDER [--first]: every .html file below it, in one process; what is wrong as JSON, each
// kind once. --first leaves out what stands under a choice or a part (art=goal/, seite=2/).
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createRequire } from "node:module";

const { HtmlValidate, StaticConfigLoader } = createRequire(join(process.cwd(), "package.json"))("html-validate");

const RULES = {
  // The formatter of a template is the template; the browser does not mind.
  "no-trailing-whitespace": "off",
  "attribute-boolean-style": "error",
  // Papers repeat themselves: two links to two places may carry the same words of a paper.
  "long-title": "off",
};
const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ["html-validate:recommended", "html-validate:a11y"],
    rules: RULES,
  }),
);

const pages = readdirSync(process.argv[2], { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".html"))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((page) => !(process.argv.includes("--first") && page.includes("=")))
  .sort();
const found = new Map();
for (const page of pages) {
  const report = validator.validateStringSync(readFileSync(page, "utf8"), page);
  for (const { messages } of report.results)
    for (const { ruleId, message, selector, line } of messages) {
      const kind = `${ruleId}: ${message.replaceAll(/"[^"]*"/g, '"…"')}`;
      const known = found.get(kind) ?? { rule: ruleId, message, selector, line, page, times: 0 };
      found.set(kind, { ...known, times: known.times + 1 });
    }
}
process.stdout.write(JSON.stringify({ pages: pages.length, wrong: [...found.values()] }));
