// What it takes to walk pages in a real browser and to say of each what is wrong with it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// A page with an empty profile that asks no other host and keeps what goes wrong.
export async function openPage(browser, origin, { width, scheme, language }, cookie) {
  const context = await browser.newContext({
    viewport: { width, height: 900 }, colorScheme: scheme, locale: language === "sv" ? "sv-SE" : "en-GB",
    extraHTTPHeaders: cookie ? { cookie } : {},
  });
  const page = await context.newPage();
  page.elsewhere = [];
  page.errors = [];
  page.on("pageerror", error => page.errors.push(error.message));
  page.on("console", message => ["error", "warning"].includes(message.type()) && page.errors.push(message.text()));
  await page.route(url => url.origin !== origin, async route => {
    page.elsewhere.push(route.request().url());
    await route.abort();
  });
  return page;
}

// Addresses that differ in an id or in what is asked for are one kind of page.
export const kind = path => path.replace(/[?#].*/, "").replace(/[0-9a-f-]{12,}|(?<=\/)\d+/g, "one");

// Runs in the page: what can be told of it without axe.
export function facts() {
  const visible = element => element.getClientRects().length > 0;
  const small = [...document.querySelectorAll("main a, main button, main input, main select, main summary")].filter(visible)
    .filter(element => getComputedStyle(element).display !== "inline" || element.closest("nav"))
    .filter(element => { const { width, height } = element.getBoundingClientRect(); return width < 24 || height < 24; })
    .filter(element => element.type !== "hidden")
    .map(element => element.outerHTML.slice(0, 160));
  return {
    title: document.title, language: document.documentElement.lang, heading: document.querySelector("h1")?.innerText,
    small, width: document.documentElement.scrollWidth, missing: document.body.innerText.match(/\?\?\S+\?\?/g) ?? [],
    machine: document.body.innerText.match(/\b[A-Z]+_[A-Z_]+\b/g) ?? [],
    links: [...document.querySelectorAll("a[href]")].map(link => link.href),
    inline: document.querySelectorAll("[style], script:not([src]), style").length,
  };
}

// What axe finds serious or critical in the page as it stands; of some rules only, where they are named.
export async function violations(page, rules) {
  const found = await page.evaluate(async only => (await globalThis.axe.run(only ? { runOnly: only } : {})).violations, rules);
  return found.filter(({ impact }) => ["serious", "critical"].includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`);
}

export const withAxe = page => page.evaluate(axe);

// Follows every link from the starts: of many alike (items, mailboxes) each is asked for, and `alike` of them are looked at.
export async function crawl(page, origin, starts, alike, look) {
  const queue = [...starts];
  const asked = new Map();
  const kinds = new Map();
  const pages = [];
  while (queue.length > 0) {
    const path = queue.shift();
    if (asked.has(path)) continue;
    const many = kinds.get(kind(path)) ?? 0;
    kinds.set(kind(path), many + 1);
    if (many >= alike + 30) {
      asked.set(path, 200);
      continue;
    }
    const head = await page.request.get(new URL(path, origin).href);
    asked.set(path, head.status());
    if (many >= alike || !(head.headers()["content-type"] ?? "").startsWith("text/html")) continue;
    const seen = await look(page, path);
    pages.push(seen);
    for (const link of seen.links) {
      const url = new URL(link);
      if (url.origin !== origin) continue;
      if (!url.hash.includes("=")) url.hash = ""; // the demo's tab is told by it who one is
      queue.push(url.pathname + url.search + url.hash);
    }
  }
  const broken = [...asked].filter(([, status]) => status !== 200).map(([path, status]) => `${status} ${path}`);
  return { pages, broken, asked: asked.size };
}

// Presses Tab through the whole page: what it does not reach, reaches out of order, or reaches without a sign of it.
export async function tabThrough(page) {
  const controls = await page.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
      .filter(element => element.type !== "hidden" && element.checkVisibility());
    globalThis.walk = { all, reached: [], faults: [] };
    document.addEventListener("focusin", ({ target }) => {
      const { all, reached, faults } = globalThis.walk;
      if (getComputedStyle(target).outlineStyle === "none") faults.push(`no focus is shown: ${target.outerHTML.slice(0, 120)}`);
      const around = reached.length >= all.length;
      if (!around && all.indexOf(target) < all.indexOf(reached.at(-1))) faults.push(`out of order: ${target.outerHTML.slice(0, 120)}`);
      reached.push(target);
    });
    return all.length + 4 * all.filter(({ type }) => type === "date").length; // a date has parts
  });
  for (let presses = 0; presses < controls; presses++) await page.keyboard.press("Tab");
  return page.evaluate(() => {
    const { all, reached, faults } = globalThis.walk;
    document.activeElement.blur();
    return [...faults, ...all.filter(each => !reached.includes(each)).map(each => `not reached: ${each.outerHTML.slice(0, 120)}`)];
  });
}

// Presses Tab until the focus is on what bears a name or an id; for walks with the keyboard alone.
export async function tabTo(page, wanted) {
  const passed = [];
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const { id, textContent } = document.activeElement;
      return { name: id || textContent.trim().replace(/\s+/g, " "), outline: getComputedStyle(document.activeElement).outlineStyle };
    });
    if (at.name.startsWith(wanted)) {
      if (at.outline === "none") throw new Error(`no focus is shown on ${wanted}`);
      return;
    }
    passed.push(at.name.slice(0, 30));
  }
  throw new Error(`the keyboard does not reach ${wanted} on ${page.url()}, only ${[...new Set(passed)].join(" | ")}`);
}
