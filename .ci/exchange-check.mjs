// A map in which every text is an attack, and the map that ships, in every language for other programs: read by those
// programs, each text comes back as it was, and nothing runs, is fetched, or becomes a formula, a command or a link.
import { execFileSync, spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, browserPath, program, shipped] = process.argv.slice(2);
const require = createRequire(join(folder, "here.js"));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);

let failed = 0;
let passed = 0;
const check = (what, holds, more = "") => {
  if (holds) {
    passed += 1;
  } else {
    failed += 1;
    console.log("FAILED", what, String(more).slice(0, 800));
  }
};

const attacks = [
  "=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "a;=1+1", "\t=4", "x,\"=5\"", "＝6",
  "\"]; evil [label=\"x", "\\n \\N \\G \\l &lt;b&gt; <b>bold</b>", "<<table><tr><td>x</td></tr></table>>",
  "%%{init: {\"securityLevel\": \"loose\"}}%% %% end", "\"] --> evil[\"x\"] click evil \"javascript:window.pwned=1\"",
  "`code` *b* _i_ **bb** $$\\frac{1}{2}$$ fa:fa-car #35; &#60;script&#62; #quot;", "1. first", "- second", "# third", "> fourth", "| a | b |",
  "[link](javascript:window.pwned=1) ![pic](http://localhost/y.png) <img src=x onerror=window.pwned=1> https://evil.example www.evil.example",
  "{:onclick='x'} {#id} <https://evil.example> [^1] ~~s~~ ==m== :smile: &copy;", "</script><script>window.pwned=1</script>",
  "]: <Arg>: #tag #(tag) @[x] @<y> {a: b} // comment /* c */ <!-- d --> .~. e.g. 3:4 +> -> _> >< ---- === (1) x",
  "\\input{/etc/passwd} \\write18{ls} $x_1^2$ % gone & ~ # { } ^^41 ``q'' -- --- << >> \"u\" ,, ?` !` | ' \\end{document} $$",
  "end", "subgraph", "trailing \\", "\\", "\"", "'", "{{7*7}} ${7*7}", "gnp.exe", "Привет — “q” é",
  "=== x ===", "===", "ﬂ°lt¶ßimg src=x onerror=window.pwned=1ﬂ°gt¶ß", "x ¶ß y", "::: warning", "(@) x", "!!! note", "@smith said", "\\(x\\) \\[y\\]",
  "語".repeat(6000), "a".repeat(17000), "\\".repeat(3000), "word ".repeat(3000).trim(), "a -- b --- c ''q'' ,,y,, <<z>>",
];
const statements = attacks.map((text, n) => ({
  id: `a-${n + 10}`, kind: n % 2 ? "claim" : "premise", text, note: text, tags: [text.slice(0, 40)], x: n * 300, y: 0, side: "a-2",
  citations: [{ source: "a-3", paragraph: 1, attributed_to: text.slice(0, 200), quote: text.slice(0, 4000), prefix: text.slice(0, 32), suffix: text.slice(0, 32) }],
}));
// Supports, rebuts and rephrasings, some with two premises, some on steps.
const inferences = attacks.slice(1).map((text, at) => {
  const n = at + 1;
  const kind = ["support", "attack", "rephrase"][n % 3];
  const premises = kind !== "rephrase" && n % 4 === 0 ? [`a-${n + 10}`, `a-${n + 9}`] : [`a-${n + 10}`];
  const conclusion = kind !== "rephrase" && n % 5 === 4 ? `a-${n + 99}` : `a-${10 + ((n * 7) % n)}`;
  return { id: `a-${n + 100}`, kind, premises, conclusion, scheme: n % 2 ? text.slice(0, 60) : undefined, note: text };
});
const hostile = join(folder, "hostile.argmap");
const all = attacks.join(" ").slice(0, 790);
writeFileSync(hostile, JSON.stringify({
  format: "counterpoint-map", version: 1, min_reader: 1, map: "a-1", title: all, motion: all,
  sides: [{ id: "a-2", name: attacks[22], letter: "<>", colour: "blue" }],
  sources: [{ id: "a-3", title: all.slice(0, 300), short: attacks[19].slice(0, 60), authors: [attacks[2]] }], statements, inferences,
}));

/** A text as an export has it: in one line. */
const oneLine = (text) => text.trim().split(/\s+/).join(" ");
/** What XML or HTML without elements says. */
const plainOf = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&nbsp;|&#160;/g, " ")
  .replace(/&#(\d+);/g, (_, number) => String.fromCodePoint(Number(number))).replace(/&#x([0-9a-f]+);/gi, (_, number) => String.fromCodePoint(parseInt(number, 16)))
  .replace(/&amp;/g, "&");
/** Where cells of a table begin a formula. */
const formula = /^\s*[=+\-@＝＋－＠]/;

async function markdown(name, text, said) {
  const commonmark = await load("commonmark");
  const { marked } = await load("marked");
  const { Parser, HtmlRenderer } = commonmark.default ?? commonmark;
  for (const [which, html] of [["commonmark", new HtmlRenderer().render(new Parser().parse(text))], ["marked", marked.parse(text)]]) {
    const own = html.match(/<(?!\/?(h1|p|ul|li|strong|blockquote)>)[a-z!][^>]*>/g);
    check(`${name}: ${which} makes no element of its own`, own === null, own);
    const plain = plainOf(html.replace(/<[^>]*>/g, ""));
    const lost = said.filter((words) => !plain.includes(words));
    check(`${name}: ${which} shows every text`, lost.length === 0, lost);
  }
}

async function csv(name, text, map, width) {
  const { parse } = await load("csv-parse/sync");
  const rows = parse(text, { bom: true });
  check(`${name}: rows of ${width} cells`, rows.every((row) => row.length === width), rows.find((row) => row.length !== width));
  // As programs read it for which something else divides cells.
  const readings = [rows, ...[";", "\t", "|"].map((delimiter) => parse(text, { bom: true, delimiter, relax_quotes: true, relax_column_count: true }))];
  readings.push(text.split(/[\r\n]+/).map((line) => line.split(/[,;\t|"]/)));
  for (const [number, reading] of readings.entries()) {
    const begins = reading.flat().filter((cell) => formula.test(cell));
    check(`${name}: no cell begins a formula, reading ${number}`, begins.length === 0, begins);
  }
  for (const [column, what] of [[4, map.said], [5, map.notes], [11, map.quotes.map((words) => `“${words}”`)]]) {
    const texts = new Set(rows.map((row) => oneLine(row[column].replace(/(^\s*|[,;|"]\s*)'(?=[=+\-@＝＋－＠])/g, "$1"))));
    const lost = what.filter((words) => !texts.has(words));
    check(`${name}: every text is in a cell of column ${column}`, lost.length === 0, lost);
  }
}

async function dot(name, text, said, boxes, signs) {
  const { Graphviz } = await load("@hpcc-js/wasm-graphviz");
  const graphviz = await Graphviz.load();
  const svg = graphviz.layout(text, "svg", "dot");
  const nodes = svg.match(/<g id="node\d+" class="node">[\s\S]*?<\/g>/g) ?? [];
  check(`${name}: ${boxes + signs} nodes`, nodes.length === boxes + signs, nodes.length);
  const labels = nodes.map((node) => [...node.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, line]) => plainOf(line)).join(" "));
  // Long words are broken into lines.
  const tight = (words) => words.replaceAll(" ", "");
  const lost = said.filter((words) => !labels.some((label) => tight(label).includes(tight(words))));
  check(`${name}: every text is in a box`, lost.length === 0, lost);
  const foreign = svg.match(/<(a|image|script|table|b|img)[\s>]/g);
  check(`${name}: nothing but text in its drawing`, foreign === null, foreign);
}

async function mermaid(browser, server, name, text, said, boxes, signs) {
  for (const securityLevel of ["strict", "loose"]) {
    const page = await browser.newPage();
    const asked = [];
    const wrong = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("dialog", (dialog) => { wrong.push("dialog"); dialog.dismiss(); });
    page.on("pageerror", (error) => wrong.push(String(error)));
    await page.goto(server);
    await page.waitForFunction(() => window.mermaid);
    const before = asked.length;
    const drawn = await page.evaluate(async (source, level) => {
      window.mermaid.initialize({ startOnLoad: false, securityLevel: level, maxTextSize: 1e6, maxEdges: 1e4 });
      try {
        const { svg, bindFunctions } = await window.mermaid.render("drawn", source);
        document.getElementById("here").innerHTML = svg;
        bindFunctions?.(document.getElementById("here"));
      } catch (error) {
        return { error: String(error) };
      }
      const here = document.getElementById("here");
      for (const clickable of here.querySelectorAll(".clickable")) clickable.dispatchEvent(new MouseEvent("click"));
      const texts = [...here.querySelectorAll(".nodeLabel")].map((label) => label.textContent);
      const foreign = [...here.querySelectorAll("a, img, image, script, code, em, strong, i, b, ul, ol, table, h1, blockquote, .katex, .clickable")];
      return { texts, nodes: here.querySelectorAll("g.node").length, foreign: foreign.map((element) => element.outerHTML), pwned: window.pwned };
    }, text, securityLevel);
    check(`${name}, ${securityLevel}: is drawn`, !drawn.error, drawn.error);
    if (!drawn.error) {
      check(`${name}, ${securityLevel}: ${boxes + signs} nodes`, drawn.nodes === boxes + signs, drawn.nodes);
      check(`${name}, ${securityLevel}: nothing but text`, drawn.foreign.length === 0 && drawn.pwned === undefined, drawn.foreign);
      const lost = said.filter((words) => !drawn.texts.some((label) => oneLine(label.replaceAll("\u2060", "")).includes(words)));
      check(`${name}, ${securityLevel}: every text is in a box`, lost.length === 0, lost);
    }
    const fetched = asked.slice(before).filter((url) => !url.startsWith(server) && !url.startsWith("data:"));
    check(`${name}, ${securityLevel}: nothing is fetched, nothing goes wrong`, fetched.length === 0 && wrong.length === 0, fetched.concat(wrong));
    await page.close();
  }
}

function argdown(name, text, map) {
  const { argdown } = require("@argdown/core/dist/argdown.js");
  const read = argdown.run({ process: ["parse-input", "build-model"], input: text, throwExceptions: false, logLevel: "error" });
  const errors = [...(read.lexerErrors ?? []), ...(read.parserErrors ?? []), ...(read.exceptions ?? [])];
  check(`${name}: no error`, errors.length === 0, errors.map((error) => error.message));
  const members = Object.values(read.statements).flatMap((statement) => statement.members);
  const texts = members.map((member) => member.text).filter(Boolean).map(oneLine);
  const lost = map.said.filter((words) => !texts.includes(words));
  check(`${name}: every text is a statement's`, lost.length === 0, lost);
  const strange = members.filter((member) => (member.tags ?? []).length > 0 || (member.ranges ?? []).some((range) => range.type !== "tag"));
  check(`${name}: no tag, link or bold word of its own`, strange.length === 0, JSON.stringify(strange.slice(0, 3)));
  check(`${name}: an argument for each step that needs one`, Object.keys(read.arguments).length === map.arguments, Object.keys(read.arguments).length);
  const known = Object.values(read.statements).flatMap((statement) => [statement.data ?? {}]);
  const quotes = new Set(known.flatMap((data) => data.quotes ?? []));
  const tags = new Set(known.flatMap((data) => data.tags ?? []));
  const gone = [...map.quotes.filter((words) => !quotes.has(words)), ...map.tags.filter((words) => !tags.has(words))];
  check(`${name}: every quotation and tag is data`, gone.length === 0, gone);
  const sides = new Set(known.map((data) => data.side).filter(Boolean));
  check(`${name}: the sides are data`, map.sides.every((side) => sides.has(side)), [...sides]);
  const direct = read.relations.filter((relation) => ["support", "attack", "undercut"].includes(relation.relationType)).length;
  check(`${name}: the relations`, direct >= map.relations, `${direct} of ${map.relations}`);
}

async function latex(name, text) {
  const { parse } = await load("@unified-latex/unified-latex-util-parse");
  const known = new Set(["documentclass", "usepackage", "ifPDFTeX", "else", "fi", "setlength", "parindent", "newcommand", "card", "quoted",
    "leftskip", "smallskip", "par", "small", "itshape", "section", "bigskip", "textbf", "textbackslash", "textasciicircum", "textasciitilde",
    "textless", "textgreater", "textbar", "textquotedbl", "textasciigrave", "rule",
    "raggedright", "allowbreak", "setmainfont", "main", "IfFontExistsTF", "IfFileExists", "{", "}", "$", "&", "#", "_", "%"]);
  const strange = [];
  const walk = (node) => {
    if (node === null || typeof node !== "object") return;
    if (Array.isArray(node)) return node.forEach(walk);
    if (node.type === "macro" && !known.has(node.content)) strange.push(`\\${node.content}`);
    if (["inlinemath", "displaymath", "verb", "verbatim"].includes(node.type)) strange.push(node.type);
    if (node.type === "comment" && node.content !== "" && !node.content.includes("TeX program")) strange.push(`% ${node.content}`);
    if ((node.type === "environment" || node.type === "mathenv") && node.env !== "document") strange.push(JSON.stringify(node.env));
    walk(node.content);
    walk(node.args);
  };
  walk(parse(text));
  check(`${name}: no command of its own`, strange.length === 0, strange);
}

/** Letters that an engine cannot set, or for which there is no font here. */
const beyond = { pdflatex: /[^\0-\u017F–—‘’“”]+/g, lualatex: /[語＝]+/g };

/** Sets a document with what is on this machine. */
function set(name, path, said) {
  for (const engine of ["pdflatex", "lualatex"]) {
    if (spawnSync(engine, ["--version"]).error) {
      console.log(`${engine} is not here; ${name} was only parsed`);
      continue;
    }
    const place = join(folder, `${name}-${engine}`);
    mkdirSync(place);
    const options = ["-interaction=nonstopmode", "-no-shell-escape", `-output-directory=${place}`];
    // Letters that no font here has are not what is looked at.
    const plainer = join(place, `${name}.tex`);
    writeFileSync(plainer, readFileSync(path, "utf8").replace(beyond[engine], "x"));
    const run = spawnSync(engine, [...options, plainer], { encoding: "utf8", env: { ...process.env, max_print_line: "10000" } });
    check(`${name}: ${engine} sets it`, run.status === 0 && !/^!/m.test(run.stdout), run.stdout.slice(-600));
    const shown = spawnSync("pdftotext", ["-raw", join(place, `${name}.pdf`), "-"], { encoding: "utf8" });
    if (!shown.error && run.status === 0) {
      // Fonts have curved apostrophes.
      const plain = (t) => t.replace(/[\s\f]/g, "").replace(/[’‘]/g, "'").replaceAll("ﬂ", "fl");
      // Without the numbers of pages.
      const printed = plain(shown.stdout.replace(/\d+\s*\f/g, ""));
      const lost = said.filter((words) => words.search(beyond[engine]) < 0 && !printed.includes(plain(words)));
      check(`${name}: ${engine} shows every text`, lost.length === 0, lost);
    }
  }
}

/** What a map says, counted from its file. */
function counted(path) {
  const map = JSON.parse(readFileSync(path, "utf8"));
  const steps = map.inferences ?? [];
  const acted = new Set(steps.map((step) => step.conclusion));
  const own = steps.filter((step) => step.premises.length > 1 || acted.has(step.id));
  const named = steps.filter((step) => own.includes(step) || oneLine(step.scheme ?? ""));
  const plain = steps.filter((step) => !named.includes(step) && step.kind !== "rephrase");
  const lines = (texts) => texts.map((text) => oneLine(text ?? "")).filter(Boolean);
  return {
    said: lines(map.statements.map((s) => s.text)), notes: lines(map.statements.map((s) => s.note)), tags: lines(map.statements.flatMap((s) => s.tags ?? [])),
    quotes: lines(map.statements.flatMap((s) => s.citations ?? []).map((c) => c.quote)), sides: lines((map.sides ?? []).map((s) => s.name)),
    boxes: map.statements.length, signs: own.length, arguments: named.length, relations: plain.length,
  };
}

const script = readFileSync(join(dirname(require.resolve("mermaid")), "mermaid.min.js"));
const server = createServer((request, answer) => {
  if (request.url === "/mermaid.js") {
    answer.writeHead(200, { "content-type": "text/javascript" }).end(script);
  } else {
    answer.writeHead(200, { "content-type": "text/html" }).end('<!doctype html><meta charset="utf-8"><div id="here"></div><script src="/mermaid.js"></script>');
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const address = `http://127.0.0.1:${server.address().port}/`;
const browser = await require("puppeteer-core").launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu"] });

for (const [name, path] of [["hostile", hostile], ["shipped", shipped]]) {
  const map = counted(path);
  const text = {};
  for (const extension of ["md", "csv", "dot", "mmd", "argdown", "tex"]) {
    const output = join(folder, `${name}.${extension}`);
    execFileSync(program, ["export", path, "-o", output]);
    text[extension] = readFileSync(output, "utf8");
  }
  await markdown(`${name}.md`, text.md, map.said);
  await csv(`${name}.csv`, text.csv, map, 12);
  await dot(`${name}.dot`, text.dot, map.said, map.boxes, map.signs);
  await mermaid(browser, address, `${name}.mmd`, text.mmd, map.said, map.boxes, map.signs);
  argdown(`${name}.argdown`, text.argdown, map);
  await latex(`${name}.tex`, text.tex);
  set(name, join(folder, `${name}.tex`), map.said);
}

await browser.close();
server.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
