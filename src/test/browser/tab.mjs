// Shows the personal tab in a real browser, inside a page that answers as Teams does, with Microsoft's own teams-js.
//   node tab.mjs ADDRESS CHROMIUM PICTURES TOKEN
// ADDRESS is where the program serves. Prints a JSON document of what was seen; leaves pictures in the folder PICTURES.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { openBrowser } from "./browser.mjs";

const [address, chromium, pictures, token] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const teams = readFileSync(new URL("teams.html", import.meta.url), "utf8");
const site = "https://svarsvakt.kommun.example";

// Nothing leaves this machine: Teams is a file, the organisation's host is the program, all else is refused.
async function openPage(browser, { width = 800, height = 1200 } = {}) {
  const page = await browser.newPage({ viewport: { width, height } });
  page.elsewhere = [];
  page.errors = [];
  page.on("pageerror", error => page.errors.push(error.message));
  await page.route("**/*", async route => {
    const url = new URL(route.request().url());
    if (url.origin === site) {
      await route.fulfill({ response: await route.fetch({ url: new URL(url.pathname + url.search, address).href }) });
    } else if (url.href === "https://teams.microsoft.com/v2/") {
      await route.fulfill({ contentType: "text/html; charset=utf-8", body: teams });
    } else {
      page.elsewhere.push(url.href);
      await route.abort();
    }
  });
  return page;
}

async function openTab(browser, wishes = {}, size) {
  const page = await openPage(browser, size);
  const all = { theme: "default", locale: "sv-se", src: `${site}/tab?lang=sv-se`, tokens: [token], ...wishes };
  await page.addInitScript(given => { globalThis.wishes = given; }, all);
  await page.goto("https://teams.microsoft.com/v2/");
  const tab = page.frameLocator("iframe");
  return { page, tab, frame: () => page.frames().find(frame => frame.url().startsWith(site)) };
}

async function openLines(browser, wishes, size) {
  const opened = await openTab(browser, wishes, size);
  await opened.tab.locator("#contents").waitFor();
  return opened;
}

async function lookAt({ page, frame }) {
  await frame().evaluate(axe);
  const violations = await frame().evaluate(async () => (await globalThis.axe.run()).violations);
  return {
    theme: await frame().evaluate(() => document.documentElement.dataset.theme),
    language: await frame().evaluate(() => document.documentElement.lang),
    axe: violations.filter(({ impact }) => ["serious", "critical"].includes(impact))
      .map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`),
    width: await frame().evaluate(() => document.documentElement.scrollWidth),
    images: await frame().evaluate(() => document.images.length),
    elsewhere: page.elsewhere,
    errors: page.errors,
    text: await frame().evaluate(() => document.querySelector("main").innerText),
  };
}

const focused = frame => frame.evaluate(() => {
  const { tagName, textContent, name } = document.activeElement;
  return `${tagName} ${name || textContent}`.trim();
});

async function tabTo(page, frame, wanted) {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press("Tab");
    if ((await focused(frame)) === wanted) {
      return;
    }
  }
  throw new Error(`the keyboard does not reach ${wanted}: it is at ${await focused(frame)}`);
}

async function themes(browser) {
  const seen = {};
  for (const theme of ["default", "dark", "contrast"]) {
    const opened = await openLines(browser, { theme });
    for (const summary of await opened.tab.locator("summary").all()) {
      await summary.click();
    }
    seen[theme] = await lookAt(opened);
    await opened.page.setViewportSize({ width: 800, height: 2600 });
    await opened.frame().evaluate(() => scrollTo(0, 0));
    await opened.page.screenshot({ path: join(pictures, `tab-${theme}.png`) });
    await opened.page.close();
  }
  return seen;
}

async function changedTheme(browser) {
  const { page, frame } = await openLines(browser);
  await page.evaluate(() => globalThis.changeTheme("dark"));
  await frame().waitForFunction(() => document.documentElement.dataset.theme === "dark");
  const told = await page.evaluate(() => globalThis.asked);
  await page.close();
  return told;
}

async function narrow(browser) {
  const opened = await openLines(browser, {}, { width: 320, height: 800 });
  for (const summary of await opened.tab.locator("summary").all()) {
    await summary.click();
  }
  const seen = await lookAt(opened);
  await opened.page.setViewportSize({ width: 320, height: 3600 });
  await opened.page.screenshot({ path: join(pictures, "tab-narrow.png") });
  await opened.page.close();
  return seen;
}

async function english(browser) {
  const opened = await openLines(browser, { locale: "en-us" });
  const seen = await lookAt(opened);
  await opened.page.screenshot({ path: join(pictures, "tab-english.png") });
  await opened.page.close();
  return seen;
}

async function keyboard(browser) {
  const { page, tab, frame: find } = await openLines(browser);
  const frame = find();
  const seen = {};
  await tabTo(page, frame, "BUTTON Besvarat per telefon");
  await page.keyboard.press("Enter");
  await tab.getByText("Markerat som besvarat.").waitFor();
  seen.afterAnswered = await focused(frame);
  await tabTo(page, frame, "BUTTON Ångra");
  await page.keyboard.press("Space");
  await tab.getByText("Ångrat.").waitFor();
  seen.afterUndo = await focused(frame);
  await tabTo(page, frame, "SUMMARY Mer …");
  await page.keyboard.press("Enter");
  await tabTo(page, frame, "BUTTON Jag svarar senast då");
  await page.keyboard.press("Enter");
  await tab.locator("#alert", { hasText: "Välj en dag först." }).waitFor();
  seen.afterEmpty = await focused(frame);
  seen.invalid = await frame.evaluate(() => document.activeElement.getAttribute("aria-invalid"));
  await tabTo(page, frame, "SELECT reason");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, frame, "BUTTON Behöver inget svar");
  await page.keyboard.press("Enter");
  await tab.getByText("Markerat som besvarat.").waitFor();
  await page.screenshot({ path: join(pictures, "tab-acted.png") });
  await page.close();
  return seen;
}

async function agreements(browser) {
  const { page, tab } = await openLines(browser);
  await tab.getByText("Ny överenskommelse").click();
  const form = tab.locator("#cover-new form");
  await form.getByLabel("Kollegans e-postadress").fill("dag.dal@kommun.example");
  await form.getByLabel("Från och med").fill("2026-11-25");
  await form.getByLabel("Till och med").fill("2026-11-27");
  await form.getByRole("button").click();
  await tab.getByText("Kollegan får frågan").waitFor();
  const made = await tab.locator("#covers-list").innerText();
  await tab.getByRole("button", { name: "Avsluta" }).first().click();
  await tab.getByText("Överenskommelsen är avslutad.").waitFor();
  const ended = await tab.locator("#covers-list").innerText();
  await page.close();
  return { made, ended };
}

// A form that somebody has begun to fill in stays as it is, whatever is read anew behind it.
async function begun(browser) {
  const { page, tab, frame } = await openLines(browser);
  const line = tab.locator("[data-key]", { has: tab.locator("form[data-act=promise]") }).first();
  const day = line.locator("form[data-act=promise] input[type=date]");
  await line.locator("summary").first().click();
  await day.fill("2026-11-27");
  const look = async () => ({ shown: await day.isVisible(), day: await day.inputValue() });
  await frame().evaluate(() => load());
  const afterRead = await look();
  const asked = [];
  page.on("request", request => asked.push(request.url()));
  await frame().evaluate(() => { shownAt = 0; document.dispatchEvent(new Event("visibilitychange")); });
  await frame().evaluate(() => new Promise(resolve => setTimeout(resolve, 300)));
  const afterReturn = { ...await look(), asked: asked.length };
  await line.locator("summary").first().click();
  await frame().evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await frame().waitForFunction(() => shownAt > 0);
  await page.close();
  return { afterRead, afterReturn, askedOnceClosed: asked.length };
}

async function troubles(browser) {
  const seen = {};
  const again = await openLines(browser, { tokens: ["expired", token] });
  seen.askedAgain = await again.page.evaluate(() => globalThis.asked.filter(func => func.endsWith("getAuthToken")).length);
  await again.page.close();
  const unsigned = await openTab(browser, { tokens: ["", token] });
  await unsigned.tab.locator("#retry").waitFor();
  seen.unsigned = await unsigned.tab.locator("#trouble").innerText();
  await unsigned.tab.locator("#retry").click();
  await unsigned.tab.locator("#contents").waitFor();
  await unsigned.page.close();
  const refused = await openTab(browser, { tokens: ["false"] });
  await refused.tab.locator("#retry").waitFor();
  seen.refused = await refused.tab.locator("#trouble").innerText();
  await refused.page.close();
  const cut = await openLines(browser);
  await cut.page.route("**/tab/api/**", route => route.abort());
  await cut.tab.getByRole("button", { name: "Besvarat per telefon" }).first().click();
  await cut.tab.locator("#alert:not(:empty)").waitFor();
  seen.cut = await cut.tab.locator("#alert").innerText();
  await cut.page.close();
  return seen;
}

async function outside(browser) {
  const seen = {};
  for (const language of ["sv", "en"]) {
    const page = await openPage(browser);
    await page.goto(`${site}/tab?lang=${language}`);
    await page.locator("#trouble").waitFor();
    seen[language] = await page.locator("main").innerText();
    await page.close();
  }
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${address}tab?lang=sv`);
  seen.withoutScript = await page.locator("main").innerText();
  await context.close();
  return seen;
}

const browser = await openBrowser(chromium);
try {
  const report = {
    themes: await themes(browser),
    told: await changedTheme(browser),
    narrow: await narrow(browser),
    english: await english(browser),
    troubles: await troubles(browser),
    outside: await outside(browser),
    begun: await begun(browser),
    agreements: await agreements(browser),
    keyboard: await keyboard(browser),
  };
  process.stdout.write(JSON.stringify(report));
} finally {
  await browser.close();
}
