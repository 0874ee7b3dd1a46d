// Walks the pages of an administrator in a real browser: follows every link, and looks at each page in both themes,
// both languages, wide and narrow.
//   node admin.mjs ADDRESS CHROMIUM PICTURES [COOKIE]
// ADDRESS is where the program serves. Prints a JSON document of what was seen; leaves pictures in the folder PICTURES.
import { join } from "node:path";
import { openBrowser } from "./browser.mjs";
import { crawl, facts, kind, openPage, tabTo, violations, withAxe } from "./looking.mjs";

const [address, chromium, pictures, cookie] = process.argv.slice(2);
const origin = new URL(address).origin;
const alike = 2; // pages of one kind that are looked at, items for example

async function look(page, path) {
  const response = await page.goto(new URL(path, origin).href);
  const seen = await page.evaluate(facts);
  await withAxe(page);
  return {
    path, status: response.status(), ...seen, axe: await violations(page),
    elsewhere: page.elsewhere.splice(0), errors: page.errors.splice(0),
  };
}

async function everyView(browser, paths) {
  const seen = [];
  for (const view of [
    { width: 1280, scheme: "dark", language: "en" }, { width: 390, scheme: "light", language: "sv" },
    { width: 390, scheme: "dark", language: "en" }]) {
    const page = await openPage(browser, origin, view, cookie);
    for (const path of paths) {
      seen.push({ view, ...await look(page, path) });
      const name = kind(path).replace(/\W+/g, "-").replace(/^-|-$/g, "") || "start";
      await page.screenshot({ path: join(pictures, `${name}-${view.width}-${view.scheme}.png`), fullPage: true });
    }
    await page.context().close();
  }
  return seen;
}

// With the keyboard alone: from the overview into the list, a filter set, an item opened.
async function keyboard(browser) {
  const page = await openPage(browser, origin, { width: 1280, scheme: "light", language: "sv" }, cookie);
  await page.goto(new URL("/admin", origin).href);
  const steps = [];
  await tabTo(page, "Försenade");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/admin/items?state=OVERDUE");
  steps.push(await page.locator("h1").innerText());
  await tabTo(page, "state");
  await page.keyboard.press("Home");
  await tabTo(page, "Visa");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/admin/items?*state=open*");
  steps.push(await page.locator("[role=status]").innerText());
  const first = (await page.locator("tbody th a").first().innerText()).trim();
  await tabTo(page, first);
  await page.keyboard.press("Enter");
  await page.waitForURL(/admin\/items\/\d+/);
  steps.push(await page.locator("h2").first().innerText());
  await page.context().close();
  return steps;
}

const browser = await openBrowser(chromium);
try {
  const first = await openPage(browser, origin, { width: 1280, scheme: "light", language: "sv" }, cookie);
  const crawled = await crawl(first, origin, ["/", "/admin", "/about", "/accessibility", "/privacy"], alike, look);
  await first.context().close();
  const views = await everyView(browser, crawled.pages.map(({ path }) => path).filter((path, at, all) =>
    all.findIndex(other => kind(other) === kind(path)) === at));
  const brief = ({ links, ...rest }) => rest;
  process.stdout.write(JSON.stringify({
    pages: crawled.pages.map(brief), broken: crawled.broken, asked: crawled.asked, views: views.map(brief), keyboard: await keyboard(browser),
  }));
} finally {
  await browser.close();
}
