// Walks the pages of an administrator in a real browser: follows every link, and looks at each page in both themes,
// both languages, wide and narrow.
//   node admin.mjs ADDRESS CHROMIUM PICTURES [COOKIE]
// ADDRESS is where the program serves. Prints a JSON document of what was seen; leaves pictures in the folder PICTURES.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { openBrowser } from "./browser.mjs";

const [address, chromium, pictures, cookie] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const origin = new URL(address).origin;
const alike = 2; // pages of one kind that are looked at, items for example

async function openPage(browser, { width, scheme, language }) {
  const context = await browser.newContext({
    viewport: { width, height: 900 }, colorScheme: scheme, locale: language === "sv" ? "sv-SE" : "en-GB",
    extraHTTPHeaders: cookie ? { cookie } : {},
  });
  const page = await context.newPage();
  page.elsewhere = [];
  page.errors = [];
  page.on("pageerror", error => page.errors.push(error.message));
  page.on("console", message => ["error", "warning"].includes(message.type()) && page.errors.push(message.text()));
  await page.route("**/*", async route => {
    if (new URL(route.request().url()).origin === origin) {
      await route.continue();
    } else {
      page.elsewhere.push(route.request().url());
      await route.abort();
    }
  });
  return page;
}

const kind = path => path.replace(/\?.*/, "").replace(/[0-9a-f-]{12,}|(?<=\/)\d+/g, "one");

// Runs in the page: what can be told of it without axe.
function facts() {
  const visible = element => element.getClientRects().length > 0;
  const small = [...document.querySelectorAll("main a, main button, main input, main select, main summary")].filter(visible)
    .filter(element => getComputedStyle(element).display !== "inline" || element.closest("nav"))
    .filter(element => { const { width, height } = element.getBoundingClientRect(); return width < 24 || height < 24; })
    .filter(element => element.type !== "hidden")
    .map(element => element.outerHTML.slice(0, 160));
  return {
    title: document.title, language: document.documentElement.lang, heading: document.querySelector("h1")?.innerText,
    small, width: document.documentElement.scrollWidth, missing: document.body.innerText.match(/\?\?\S+\?\?/g) ?? [],
    links: [...document.querySelectorAll("a[href]")].map(link => link.href),
    inline: document.querySelectorAll("[style], script:not([src]), style").length,
  };
}

async function look(page, path) {
  const response = await page.goto(new URL(path, origin).href);
  const seen = await page.evaluate(facts);
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => (await globalThis.axe.run()).violations);
  return {
    path, status: response.status(), ...seen, elsewhere: page.elsewhere.splice(0), errors: page.errors.splice(0),
    axe: violations.filter(({ impact }) => ["serious", "critical"].includes(impact))
      .map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`),
  };
}

// Follows every link; of many alike (items, mailboxes) each is asked for, and a few are looked at.
async function crawl(browser, starts) {
  const page = await openPage(browser, { width: 1280, scheme: "light", language: "sv" });
  const queue = [...starts];
  const asked = new Map();
  const kinds = new Map();
  const pages = [];
  while (queue.length > 0) {
    const path = queue.shift();
    if (asked.has(path)) continue;
    const many = kinds.get(kind(path)) ?? 0;
    kinds.set(kind(path), many + 1);
    if (many >= alike) {
      asked.set(path, many < 30 ? (await page.request.get(new URL(path, origin).href)).status() : 200);
      continue;
    }
    const head = await page.request.get(new URL(path, origin).href);
    asked.set(path, head.status());
    if (!(head.headers()["content-type"] ?? "").startsWith("text/html")) continue;
    const seen = await look(page, path);
    pages.push(seen);
    for (const link of seen.links) {
      const url = new URL(link);
      if (url.origin !== origin) continue;
      url.hash = "";
      queue.push(url.pathname + url.search);
    }
  }
  await page.context().close();
  const broken = [...asked].filter(([, status]) => status !== 200).map(([path, status]) => `${status} ${path}`);
  return { pages, broken, asked: asked.size };
}

async function everyView(browser, paths) {
  const seen = [];
  for (const view of [
    { width: 1280, scheme: "dark", language: "en" }, { width: 390, scheme: "light", language: "sv" },
    { width: 390, scheme: "dark", language: "en" }]) {
    const page = await openPage(browser, view);
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
  const page = await openPage(browser, { width: 1280, scheme: "light", language: "sv" });
  await page.goto(new URL("/admin", origin).href);
  const tabTo = async wanted => {
    for (let presses = 0; presses < 80; presses++) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const { id, textContent, tagName } = document.activeElement;
        return { name: id || textContent.trim().replace(/\s+/g, " "), tag: tagName, outline: getComputedStyle(document.activeElement).outlineStyle };
      });
      if (at.name.startsWith(wanted)) {
        if (at.outline === "none") throw new Error(`no focus is shown on ${wanted}`);
        return;
      }
    }
    throw new Error(`the keyboard does not reach ${wanted}`);
  };
  const steps = [];
  await tabTo("Försenade");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/admin/items?state=OVERDUE");
  steps.push(await page.locator("h1").innerText());
  await tabTo("state");
  await page.keyboard.press("Home");
  await tabTo("Visa");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/admin/items?*state=open*");
  steps.push(await page.locator("[role=status]").innerText());
  const first = (await page.locator("tbody th a").first().innerText()).trim();
  await tabTo(first);
  await page.keyboard.press("Enter");
  await page.waitForURL(/admin\/items\/\d+/);
  steps.push(await page.locator("h2").first().innerText());
  await page.context().close();
  return steps;
}

const browser = await openBrowser(chromium);
try {
  const crawled = await crawl(browser, ["/", "/admin", "/about", "/accessibility", "/privacy"]);
  const views = await everyView(browser, crawled.pages.map(({ path }) => path).filter((path, at, all) =>
    all.findIndex(other => kind(other) === kind(path)) === at));
  const brief = ({ links, ...rest }) => rest;
  process.stdout.write(JSON.stringify({
    pages: crawled.pages.map(brief), broken: crawled.broken, asked: crawled.asked, views: views.map(brief), keyboard: await keyboard(browser),
  }));
} finally {
  await browser.close();
}
