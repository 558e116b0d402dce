// The share page in a real browser, from disk, with the network off: console clean, search finds, keys walk, cards
// fold, both themes, nothing that a map says runs or is fetched, and axe-core finds nothing to object to.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, browserPath, shipped, hostile, empty, picture] = process.argv.slice(2);
const require = createRequire(folder + "/");
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

let failed = 0;
let passed = 0;
const check = (what, holds, more = "") => {
  if (holds) {
    passed += 1;
  } else {
    failed += 1;
    console.log("FAILED", what, more);
  }
};

const browser = await puppeteer.launch({
  executablePath: browserPath,
  args: ["--no-sandbox", "--disable-gpu", "--force-prefers-reduced-motion"],
});

async function open(path, theme) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
  await page.setOfflineMode(true);
  const said = [];
  const asked = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("dialog", (dialog) => { said.push("dialog " + dialog.message()); dialog.dismiss(); });
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(path).href);
  return { page, said, asked };
}

async function accessible(page, name) {
  // The page's own policy lets no other script in; the inspector's world is not bound by it.
  const session = await page.createCDPSession();
  const { frameTree } = await session.send("Page.getFrameTree");
  const { executionContextId } = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id, worldName: "axe" });
  await session.send("Runtime.evaluate", { expression: axe, contextId: executionContextId });
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    expression: "axe.run(document, { preload: false }).then((r) => JSON.stringify(r.violations.map((v) => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 160), v.nodes[0].failureSummary])))",
    contextId: executionContextId,
    awaitPromise: true,
    returnByValue: true,
  });
  const violations = exceptionDetails ? [["axe failed", exceptionDetails.text]] : JSON.parse(result.value);
  check(`axe-core finds nothing in ${name}`, violations.length === 0, JSON.stringify(violations, null, 1));
}

for (const theme of ["light", "dark"]) {
  const { page, said, asked } = await open(shipped, theme);
  await accessible(page, `${theme}, as it opens`);
  // Keys: into the map, from card to card, one is opened, folded, the map zoomed.
  await page.focus("#map");
  await page.keyboard.press("ArrowDown");
  const first = await page.evaluate(() => document.activeElement.querySelector("title")?.textContent);
  await page.keyboard.press("ArrowDown");
  const second = await page.evaluate(() => document.activeElement.querySelector("title")?.textContent);
  check("keys walk from card to card", first && second && first !== second, `${first} / ${second}`);
  await page.keyboard.press("Enter");
  const shown = await page.$eval("#card-text", (box) => box.textContent);
  check("Enter opens the card, with why it stands or falls", /Stands|Falls|Open/.test(shown), shown);
  await accessible(page, `${theme}, with a card open`);
  await page.keyboard.press("Escape");
  check("Escape closes it", await page.$eval("#card", (box) => box.hidden));
  const before = await page.$eval("svg", (svg) => svg.getAttribute("viewBox"));
  await page.keyboard.press("+");
  check("plus zooms", before !== (await page.$eval("svg", (svg) => svg.getAttribute("viewBox"))));
  await page.keyboard.press("0");
  // From the first card all that bears on it is folded away, and comes back.
  const top = await page.evaluate(() => {
    const link = document.querySelector("nav a");
    link.click();
    return link.getAttribute("href").slice(1);
  });
  await page.evaluate((id) => document.getElementById(id).focus(), top);
  await page.keyboard.press("f");
  const gone = await page.$$eval(".c.gone", (all) => all.length);
  check("a branch folds", gone > 10, gone);
  await page.click("#unfold");
  check("and unfolds", (await page.$$eval(".gone", (all) => all.length)) === 0);
  // Finding, and the outline.
  await page.type("#find", "guarantees");
  const hits = await page.$$eval(".hit", (all) => all.length);
  check("search finds", hits > 0 && (await page.$eval("#found", (e) => e.textContent)).startsWith(String(hits)), hits);
  await page.keyboard.press("Enter");
  check("Enter leads to what was found", await page.evaluate(() => document.querySelector(".c.on").classList.contains("hit")));
  const rows = await page.$$eval("nav a:not(.again)", (all) => all.length);
  const cards = await page.$$eval(".c", (all) => all.length);
  check("the outline has every card", rows === cards, `${rows} of ${cards}`);
  await page.click("#theme");
  await accessible(page, `the other theme of ${theme}`);
  // By the pointer: drag and wheel.
  const at = await page.$eval("svg", (svg) => svg.getAttribute("viewBox"));
  await page.mouse.move(700, 500);
  await page.mouse.down();
  await page.mouse.move(820, 560, { steps: 4 });
  await page.mouse.up();
  const dragged = await page.$eval("svg", (svg) => svg.getAttribute("viewBox"));
  await page.mouse.wheel({ deltaY: -300 });
  await new Promise((done) => setTimeout(done, 100));
  check("the map is dragged", dragged !== at);
  check("and zoomed with the wheel", dragged !== (await page.$eval("svg", (svg) => svg.getAttribute("viewBox"))));
  check("it prints", (await page.pdf({ format: "A4" })).length > 10_000);
  check("the console is clean", said.length === 0, said.join("\n"));
  check("nothing is fetched", asked.length === 1, asked.join("\n"));
  await page.close();
}

{
  const { page, said, asked } = await open(hostile, "light");
  await page.evaluate(() => document.querySelectorAll(".c").forEach((card) => card.dispatchEvent(new MouseEvent("click", { bubbles: true }))));
  check("nothing that the map says runs", (await page.evaluate(() => window.pwned)) === undefined);
  check("no element comes from the map", (await page.$$eval("img, iframe, object, embed, foreignObject, a[href^=java], [onload], [onerror]", (all) => all.length)) === 0);
  check("the console is clean there, too", said.length === 0, said.join("\n"));
  check("nothing is fetched there, either", asked.length === 1, asked.join("\n"));
  await accessible(page, "a hostile map");
  await page.close();
}

{
  const { page, said } = await open(empty, "light");
  check("an empty map is a page", said.length === 0, said.join("\n"));
  await accessible(page, "an empty map");
  await page.close();
}

{
  const { page, said, asked } = await open(picture, "light");
  check("nothing runs in a picture of a hostile map", (await page.evaluate(() => window.pwned)) === undefined);
  const foreign = await page.evaluate(() => document.querySelectorAll("script, image, foreignObject, a, [onload], [onerror], [onmouseover]").length);
  check("and nothing in it comes from the map", foreign === 0, foreign);
  check("the picture's letters are its own", await page.evaluate(() => document.fonts.ready.then(() => [...document.fonts].some((font) => font.family.includes("Inter")))));
  const fetched = asked.filter((url) => !url.startsWith("data:"));
  check("nothing is fetched for it", fetched.length === 1 && said.length === 0, fetched.concat(said).join("\n"));
  await page.close();
}

await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
