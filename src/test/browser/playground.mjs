// Plays a person who meets the bot in the Microsoft 365 Agents Playground, and tells what they see.
//   node playground.mjs ENDPOINT CONFIGURATION CHROMIUM DIRECTORY
// Starts the Playground on a free port and drives its page. Prints one JSON document, which holds what stood on the
// screen after each step, and leaves pictures in the directory. Fails where something that is waited for does not come.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { createRequire } from "node:module";
import { openBrowser } from "./browser.mjs";

const [endpoint, configuration, chromium, directory] = process.argv.slice(2);
const program = createRequire(import.meta.url).resolve("@microsoft/m365agentsplayground/cli.js");
const patience = 20_000;
const seen = {};

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

async function startPlayground(port) {
  const child = spawn(process.execPath, [program, "-e", endpoint, "-c", "msteams", "-p", String(port), "--dt"], {
    cwd: directory,
    env: { ...process.env, M365_AGENTS_PLAYGROUND_CONFIG_PATH: configuration, TEAMSAPPTESTER_BROWSER: "none" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  process.once("exit", () => child.kill("SIGKILL"));
  for await (const words of child.stdout) {
    if (String(words).includes("Listening on")) return;
  }
  throw new Error("the Playground did not start");
}

const plain = text => text.replace(/\u200b/g, "").replace(/\s+/g, " ").trim();

async function play(page) {
  const cards = page.locator(".ac-adaptiveCard");
  const card = words => cards.filter({ hasText: words }).first();
  const matter = words => page.locator(".ac-container:not(.ac-adaptiveCard)").filter({ hasText: words }).last();
  const press = (where, name) => where.getByRole("button", { name, exact: true }).first().click();
  const text = async where => plain(await where.innerText());
  const picture = name => page.screenshot({ path: join(directory, `playground-${name}.png`) });
  const until = (where, words) => where.filter({ hasText: words }).first().waitFor();

  // The answer to an action changes the card at once, and the bot's PUT right after it: what is unfolded between the two
  // is folded again. Then one unfolds it again, as a person would.
  async function retried(step) {
    for (let left = 4; ; left--) {
      try {
        page.setDefaultTimeout(left > 0 ? 3_000 : patience);
        return await step();
      } catch (failure) {
        if (left === 0) throw failure;
      } finally {
        page.setDefaultTimeout(patience);
      }
    }
  }

  async function unfold(where) {
    const more = where.getByRole("button", { name: /^(Mer|Överenskom)/ }).first();
    if (await more.getAttribute("aria-expanded") !== "true") await more.click();
  }

  async function pickDay(label, day) {
    await page.getByRole("combobox", { name: label }).first().click();
    await page.getByRole("button", { name: day, exact: true }).click();
  }

  async function pick(label, option) {
    await page.getByRole("combobox", { name: label }).first().click();
    await page.getByRole("option", { name: option }).first().click();
  }

  async function say(words) {
    const before = await cards.count();
    await page.getByRole("textbox").first().click();
    await page.keyboard.insertText(words);
    await page.keyboard.press("Enter");
    await cards.nth(before).waitFor();
    return text(cards.nth(before));
  }

  await until(cards, "Altan");
  await until(cards, "Innan du är borta");
  await until(cards, "din signatur");
  seen.reminder = await text(card("Altan"));
  seen.absence = await text(card("Innan du är borta"));
  seen.signature = await card("din signatur").locator(".ac-richTextBlock").allInnerTexts();
  await picture("received");

  await press(matter("Altan"), "Besvarat per telefon");
  await until(matter("Altan"), "Kan ångras");
  seen.answered = await text(matter("Altan"));
  await press(matter("Altan"), "Ångra");
  await until(card("Altan"), "Ångrat.");
  seen.undone = await text(matter("Altan"));
  await matter("Altan").getByRole("button", { name: "Besvarat per telefon", exact: true }).dblclick();
  await until(matter("Altan"), "Kan ångras");
  seen.twice = await text(matter("Altan"));

  await retried(async () => {
    await unfold(matter("Plank"));
    await press(matter("Plank"), "Behöver inget svar");
  });
  await until(card("Plank"), "Välj en orsak först");
  await retried(async () => {
    await unfold(matter("Plank"));
    await pick("Varför behövs inget svar?", "Tack eller avslut");
    await press(matter("Plank"), "Behöver inget svar");
  });
  await until(matter("Plank"), "Kan ångras");
  seen.noReply = await text(matter("Plank"));

  await retried(async () => {
    await unfold(matter("Marklov"));
    await pickDay("Jag svarar senast", "25, November, 2026");
    await picture("unfolded");
    await press(matter("Marklov"), "Jag svarar senast då");
  });
  await until(matter("Marklov"), "Kan ångras");
  seen.promised = await text(matter("Marklov"));

  await retried(async () => {
    await unfold(matter("Ritningar"));
    await press(matter("Ritningar"), "Påminn mig nästa arbetsdag");
  });
  await until(matter("Ritningar"), "Kan ångras");
  seen.snoozed = await text(matter("Ritningar"));
  await picture("acted");

  const away = cards.nth((await cards.allInnerTexts()).findIndex(words => words.includes("Innan du är borta")));
  await retried(async () => {
    await unfold(away);
    await pick("Kollega som bevakar inkorgen", "Bo Ek");
    await picture("cover");
    await press(away, "Fråga kollegan");
  });
  await until(away, "Kan ångras");
  seen.covered = await text(away);

  seen.said = {};
  for (const words of ["status", "Läget?", "öppna ärenden", "open", "varför", "why", "snooze", "hjälp", "help", "Vad blir det för mat?"]) {
    seen.said[words] = await say(words);
  }
  await picture("said");
}

const port = await freePort();
await startPlayground(port);
const browser = await openBrowser(chromium);
try {
  const context = await browser.newContext({ viewport: { width: 1200, height: 1000 }, locale: "sv-SE", timezoneId: "Europe/Stockholm" });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  await page.clock.setFixedTime(new Date("2026-11-20T14:05:00Z"));
  await page.goto(`http://127.0.0.1:${port}/`);
  try {
    await play(page);
  } catch (failure) {
    await page.screenshot({ path: join(directory, "playground-failed.png") });
    throw new Error(`${failure.message}\non the screen: ${plain(await page.locator("body").innerText()).slice(0, 6000)}\nso far: ${JSON.stringify(seen, null, 1)}`);
  }
  process.stdout.write(JSON.stringify(seen));
} finally {
  await browser.close();
}
process.exit(0);
