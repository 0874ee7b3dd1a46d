// Four people walk their pages in the demo: each chooses who they are with the keyboard alone, follows every link, and
// looks at each kind of page wide and narrow, in light and dark.
// Before that each does something with the keyboard alone.
//   node walks.mjs ADDRESS CHROMIUM PICTURES NAME=START…
// Prints a JSON document of what was seen; leaves pictures in the folder PICTURES, unless that is "none".
import { join } from "node:path";
import { openBrowser } from "./browser.mjs";
import { crawl, facts, kind, openPage, tabThrough, tabTo, violations, withAxe } from "./looking.mjs";

const [address, chromium, pictures, ...people] = process.argv.slice(2);
const origin = new URL(address).origin;
const wide = { width: 1280, height: 900 };
const narrow = { width: 390, height: 844 };

async function chooseWithKeyboard(page, name, start) {
  await page.goto(`${origin}/sign-in?to=${encodeURIComponent(start)}`);
  await tabTo(page, name);
  await page.keyboard.press("Enter");
  await page.waitForURL(url => url.pathname === start);
}

// Wide and light, narrow and light, narrow and dark, wide and dark; colours alone differ in the dark. What was looked at for
// somebody else, and is made of the same parts, is not looked at again.
async function everyView(page, path, person) {
  const response = await page.goto(new URL(path, origin).href);
  const seen = { path, status: response.status(), ...await page.evaluate(facts), keyboard: await tabThrough(page), axe: [] };
  if (new URL(page.url()).pathname !== new URL(path, origin).pathname) {
    console.error(`${person} ${path} led to ${page.url()}`);
  }
  const shoot = async name => pictures !== "none"
    && await page.screenshot({ path: join(pictures, `${person}-${kind(path).replace(/\W+/g, "-")}-${name}.png`), fullPage: true });
  await shoot("wide");
  const made = kind(path) + await page.evaluate(parts);
  const isNew = !looked.has(made);
  looked.add(made);
  if (isNew) {
    await withAxe(page);
    seen.axe.push(...await violations(page));
  }
  await page.setViewportSize(narrow);
  const thin = await page.evaluate(facts);
  seen.sideways = Math.max(0, thin.width - narrow.width);
  seen.small.push(...thin.small);
  await shoot("narrow");
  if (isNew) {
    seen.axe.push(...await violations(page));
    await page.emulateMedia({ colorScheme: "dark" });
    seen.axe.push(...await violations(page, ["color-contrast"]));
    await shoot("narrow-dark");
    await page.setViewportSize(wide);
    seen.axe.push(...await violations(page, ["color-contrast"]));
    await shoot("wide-dark");
  }
  await page.setViewportSize(wide);
  await page.emulateMedia({ colorScheme: "light" });
  return { ...seen, elsewhere: page.elsewhere.splice(0), errors: page.errors.splice(0).filter(error => !path.startsWith("/tab") || !ofTeams.test(error)) };
}

// Microsoft's library in the tab asks its own host for a list once it is loaded, which the page does not allow.
const ofTeams = /res\.cdn\.office\.net/;
const looked = new Set();

// Runs in the page: what it is made of, whatever its words and however many rows.
function parts() {
  const made = new Set([...document.querySelectorAll("main *")].map(({ tagName, className, type }) => `${tagName}.${className}.${type ?? ""}`));
  return [...made].sort().join();
}

// With the keyboard alone: a form is sent and taken back, a part is opened that was folded, something is done about a mail.
const errands = {
  "/unit": async page => {
    await tabTo(page, "Avsluta");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Återuppta" }).waitFor();
    await tabTo(page, "Återuppta");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Avsluta" }).waitFor();
  },
  "/admin": async page => {
    await tabTo(page, "Försenade");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/admin/items?*");
    await tabTo(page, "Försenat");
    await page.keyboard.press("Enter");
    await page.waitForURL(/admin\/items\/\d+/);
    await tabTo(page, "Programmets egna ord");
    await page.keyboard.press("Enter");
    await page.locator("details[open] li").first().waitFor();
  },
  "/me": async page => {
    await tabTo(page, "Öppna fliken");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Besvarat per telefon" }).first().waitFor();
    await tabTo(page, "Besvarat per telefon");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Ångra" }).first().waitFor();
  },
};

async function walk(browser, name, start) {
  const page = await openPage(browser, origin, { width: wide.width, scheme: "light", language: "sv" });
  await chooseWithKeyboard(page, name, start);
  const errand = await errands[start](page).then(() => [], error => [error.message]);
  page.errors = page.errors.filter(error => !ofTeams.test(error) && !/^Fetch API cannot load/.test(error)); // of the tab
  const person = name.split(" ")[0].toLowerCase();
  const walked = await crawl(page, origin, [start, "/"], 1, (at, path) => everyView(at, path, person));
  await page.context().close();
  return { ...walked, errand, pages: walked.pages.map(({ links, ...rest }) => rest) };
}

const browser = await openBrowser(chromium);
try {
  const seen = {};
  for (const person of people) {
    const [name, start] = person.split("=");
    seen[name] = await walk(browser, name, start);
  }
  process.stdout.write(JSON.stringify(seen));
} finally {
  await browser.close();
}
