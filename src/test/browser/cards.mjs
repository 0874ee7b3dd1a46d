// Shows cards in Microsoft's renderer in a real browser, and tells what is wrong with them.
//   node cards.mjs CARDS.json CHROMIUM
// CARDS.json holds cards by name. Prints one JSON document. Beside CARDS.json it leaves a picture of each card.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { openBrowser } from "./browser.mjs";
import { checkTypes } from "./card-types.mjs";

const require = createRequire(import.meta.url);
const [file, chromium] = process.argv.slice(2);
const cards = JSON.parse(readFileSync(file, "utf8"));
const hostConfig = JSON.parse(readFileSync(new URL("teams-host.json", import.meta.url), "utf8"));
const width = 320;

const page_html = `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Kort</title><style>
  body { margin: 0; font-family: "Segoe UI", system-ui, sans-serif; background: #fff; }
  main { width: ${width}px; }
  .ac-pushButton { border: 1px solid #8a8886; border-radius: 4px; background: #fff; padding: 5px 10px; font: inherit;
    font-weight: 600; min-width: 0; white-space: normal; }
  .ac-input { width: 100%; box-sizing: border-box; padding: 6px; font: inherit; border: 1px solid #8a8886; border-radius: 4px; }
</style></head><body><main></main></body></html>`;

// Runs in the page: renders one card, unfolds everything, and looks at it.
function show({ card, hostConfig }) {
  const { AdaptiveCard, HostConfig, SerializationContext, Versions, Action, ValidationEvent } = globalThis.AdaptiveCards;
  const events = [];
  const sent = {};
  const adaptive = new AdaptiveCard();
  adaptive.version = Versions.v1_5;
  adaptive.hostConfig = new HostConfig(hostConfig);
  adaptive.onExecuteAction = action => {
    sent[action.title] = { type: action.getJsonTypeName(), verb: action.verb, data: action.data };
  };
  const context = new SerializationContext(Versions.v1_5);
  adaptive.parse(card, context);
  for (let i = 0; i < context.eventCount; i++) {
    const event = context.getEventAt(i);
    events.push(event.message);
  }
  const faults = adaptive.validateProperties();
  for (const event of faults.validationEvents) events.push(event.message);
  const main = document.querySelector("main");
  main.replaceChildren(adaptive.render());

  for (const button of main.querySelectorAll("button[aria-expanded=false], .ac-pushButton.expandable")) button.click();
  const fill = (input, value) => { input.value = value; input.dispatchEvent(new Event("input")); input.dispatchEvent(new Event("change")); };
  for (const select of main.querySelectorAll("select")) fill(select, [...select.options].find(option => option.value && !option.disabled).value);
  for (const date of main.querySelectorAll("input[type=date]")) fill(date, date.value || "2026-11-27");
  for (const button of main.querySelectorAll("button")) {
    if (!button.classList.contains("expandable") && !(button.textContent in sent)) button.click();
  }

  const visible = element => element.getClientRects().length > 0;
  const described = element => element.outerHTML.slice(0, 160);
  const overflowing = [...main.querySelectorAll("*")].filter(visible)
    .filter(element => element.getBoundingClientRect().right > main.getBoundingClientRect().right + 0.5
      || element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && getComputedStyle(element).overflowX !== "visible")
    .map(described);
  if (document.documentElement.scrollWidth > 321) overflowing.push("the page itself");
  const labelled = input => (input.labels?.length ?? 0) > 0 || input.getAttribute("aria-label") || input.getAttribute("aria-labelledby");
  const nameless = [
    ...[...main.querySelectorAll("button, a, [role=button]")].filter(visible)
      .filter(element => !(element.getAttribute("aria-label") || element.textContent).trim()),
    ...[...main.querySelectorAll("input, select, textarea")].filter(visible).filter(input => !labelled(input)),
  ].map(described);
  const markup = [...main.querySelectorAll("a, img, script, iframe, em, strong, code, li, h1")].map(described);
  return { events, overflowing, nameless, markup, sent, text: main.innerText.replace(/\u200b/g, "").replace(/\s+/g, " ") };
}

const browser = await openBrowser(chromium);
try {
  const page = await browser.newPage({ viewport: { width, height: 700 } });
  await page.setContent(page_html);
  await page.addScriptTag({ path: require.resolve("adaptivecards/dist/adaptivecards.min.js") });
  await page.addScriptTag({ path: require.resolve("axe-core/axe.min.js") });
  const report = { cards: {}, types: checkTypes(cards) };
  for (const [name, card] of Object.entries(cards)) {
    const seen = await page.evaluate(show, { card, hostConfig });
    const axe = await page.evaluate(() => globalThis.axe.run("main", { resultTypes: ["violations"] }));
    seen.axe = axe.violations
      .filter(violation => ["serious", "critical"].includes(violation.impact))
      .map(violation => `${violation.id}: ${violation.nodes[0].html.slice(0, 200)}`);
    report.cards[name] = seen;
    await page.locator("main").screenshot({ path: join(dirname(file), `${name}.png`) });
  }
  process.stdout.write(JSON.stringify(report));
} finally {
  await browser.close();
}
