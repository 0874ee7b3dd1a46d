// Opens pages as anybody does who follows a link, at several widths, and says in JSON what one sees there.
// Arguments: the browser, a directory for pictures, and the pages: name=address.
import { join } from "node:path";
import { openBrowser } from "./browser.mjs";

const [executable, pictures, ...pages] = process.argv.slice(2);
const widths = [390, 1280];

// Words that stand in more than one line, of whatever can be asked for by the selector.
function broken(selector) {
  const found = [];
  for (const element of document.querySelectorAll(selector)) {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const word of texts.currentNode.data.matchAll(/[\p{L}\p{N}]+/gu)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].map(at => Math.round(at.top)));
        if (lines.size > 1) found.push(word[0]);
      }
    }
  }
  return found;
}

async function look(browser, name, address, width) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: "sv-SE" });
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", error => errors.push(error.message));
  await page.goto(address, { waitUntil: "networkidle" });
  await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
  const seen = {
    text: await page.evaluate(() => document.body.innerText),
    headings: await page.evaluate(() => document.querySelectorAll("th").length),
    broken: await page.evaluate(broken, "th, h1, h2, h3, dt, button"),
    sideways: await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    errors,
  };
  await context.close();
  return seen;
}

const browser = await openBrowser(executable);
const seen = {};
for (const page of pages) {
  const [name, ...address] = page.split("=");
  seen[name] = {};
  for (const width of widths) seen[name][width] = await look(browser, name, address.join("="), width);
}
await browser.close();
console.log(JSON.stringify(seen));
