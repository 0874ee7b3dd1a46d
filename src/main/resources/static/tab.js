// The personal tab in Teams: signs in through Teams, shows what waits for the person, and does what they ask for.
// Every word stands in the page, every sentence about a matter comes from the server; text is only ever set as text.
"use strict";

const TEAMS_ANSWERS_WITHIN = 15_000;
const SERVER_ANSWERS_WITHIN = 30_000;
const FRESH_FOR = 60_000;
const THEMES = ["default", "dark", "contrast"];

const teams = globalThis.microsoftTeams;
const root = document.documentElement;
const byId = id => document.getElementById(id);
let busy = false;
let shownAt = 0;
let inTeams = false;
let number = 0;

/** Why there is nothing to show; its message is the name of a sentence in the page. */
class Trouble extends Error {}

function within(milliseconds, promise) {
  return Promise.race([
    promise,
    new Promise((_, reject) => setTimeout(() => reject(new Error("too late")), milliseconds)),
  ]);
}

// Teams

function useTheme(theme) {
  root.dataset.theme = THEMES.includes(theme) ? theme : "default";
}

/** Answers whether the page goes on in the language that it has. */
function useLanguage(locale) {
  const language = String(locale ?? "").slice(0, 2).toLowerCase();
  const other = ["sv", "en"].includes(language) && language !== root.lang;
  if (other && new URLSearchParams(location.search).get("lang") !== language) {
    location.replace(`/tab?lang=${language}`);
    return false;
  }
  return true;
}

/** Meets Teams; answers whether the page goes on. */
async function meetTeams() {
  if (!teams) {
    throw new Trouble("failed-unreachable");
  }
  try {
    await within(TEAMS_ANSWERS_WITHIN, teams.app.initialize());
    const { app } = await within(TEAMS_ANSWERS_WITHIN, teams.app.getContext());
    useTheme(app.theme);
    teams.app.registerOnThemeChangeHandler(useTheme);
    inTeams = true;
    return useLanguage(app.locale);
  } catch {
    throw new Trouble("outside");
  }
}

function tellTeams(good) {
  if (inTeams && good) {
    teams.app.notifySuccess();
  } else if (inTeams) {
    teams.app.notifyFailure({ reason: teams.app.FailedReason.Other });
  }
}

async function token() {
  try {
    return await within(TEAMS_ANSWERS_WITHIN, teams.authentication.getAuthToken());
  } catch {
    throw new Trouble("failed-sign-in");
  }
}

// The server

async function send(path, body) {
  const authorization = `Bearer ${await token()}`;
  const request = { method: body ? "POST" : "GET", headers: { Authorization: authorization }, cache: "no-store" };
  if (body) {
    request.headers["Content-Type"] = "application/json";
    request.body = JSON.stringify(body);
  }
  try {
    request.signal = AbortSignal.timeout(SERVER_ANSWERS_WITHIN);
    return await fetch(`/tab/api/${path}?lang=${root.lang}`, request);
  } catch {
    throw new Trouble("failed-unreachable");
  }
}

/** Asks the server; a token that just ran out is asked for anew, once. */
async function ask(path, body) {
  let answer = await send(path, body);
  if (answer.status === 401) {
    answer = await send(path, body);
  }
  if (answer.status === 401 || answer.status === 403) {
    throw new Trouble("failed-refused");
  }
  if (!answer.ok) {
    throw new Trouble(answer.status === 503 ? "failed-unreachable" : "failed-fault");
  }
  try {
    return await answer.json();
  } catch {
    throw new Trouble("failed-fault");
  }
}

// The page

function copyOf(template) {
  return byId(`${template}-template`).content.firstElementChild.cloneNode(true);
}

/** Fills a part in, or leaves it out where there is nothing to say. */
function fill(element, part, text) {
  const place = element.querySelector(`[data-part="${part}"]`);
  if (text) {
    place.textContent = text;
  } else {
    place.remove();
  }
  return place;
}

function limitDays(element, me) {
  for (const input of element.querySelectorAll("input[type=date]")) {
    input.min = me.today;
    input.max = me.latest;
  }
}

function fillCover(form, cover, me) {
  const select = form.elements.colleague;
  for (const colleague of cover.colleagues) {
    const option = copyOf("colleague");
    option.value = colleague.id;
    option.textContent = colleague.name;
    select.append(option);
  }
  if (cover.colleagues.length === 0) {
    select.closest("label").remove();
  }
  form.elements.from.value = cover.from < me.today ? me.today : cover.from;
  form.elements.to.value = cover.to < me.today ? me.today : cover.to;
}

function keepChoices(element, choices) {
  for (const place of element.querySelectorAll("[data-choice]")) {
    if (!choices.includes(place.dataset.choice)) {
      place.remove();
    }
  }
  element.querySelector("[data-more]:not(:has(form))")?.remove();
}

function lineOf(line, me) {
  const element = copyOf("line");
  element.dataset.key = JSON.stringify([line.mailbox, line.item]);
  element.dataset.tone = line.tone;
  const title = fill(element, "title", line.title);
  title.id = `title-${++number}`;
  title.lang = line.language ?? "";
  for (const part of ["origin", "standing", "snoozed"]) {
    fill(element, part, line[part]);
  }
  fill(element, "copy", (line.copy ?? []).join("\n"));
  if (line.deed) {
    fill(element, "deed", line.deed.text);
    element.dataset.deed = line.deed.id;
  } else {
    element.querySelector("[data-part=undo]").remove();
  }
  link(element, line.link);
  keepChoices(element, line.choices);
  if (line.cover && line.choices.includes("cover")) {
    fillCover(element.querySelector("form[data-act=cover]"), line.cover, me);
  }
  element.querySelector(".actions:empty, .actions:not(:has(*))")?.remove();
  for (const control of element.querySelectorAll("button, summary, a")) {
    control.setAttribute("aria-describedby", title.id);
  }
  if (!line.language) {
    title.removeAttribute("lang");
  }
  return element;
}

function link(element, address) {
  const place = element.querySelector("[data-part=link]");
  if (address?.startsWith("https://")) {
    place.href = address;
  } else {
    place.remove();
  }
}

function coverOf(cover) {
  const element = copyOf("cover");
  element.dataset.key = `cover-${cover.id}`;
  element.dataset.agreement = cover.id;
  element.dataset.tone = "calm";
  const text = fill(element, "text", cover.text);
  text.id = `title-${++number}`;
  const button = element.querySelector("button");
  button.setAttribute("aria-describedby", text.id);
  if (!cover.mine) {
    button.remove();
  }
  return element;
}

function show(me) {
  byId("head").textContent = me.head;
  byId("open-list").replaceChildren(...me.open.map(line => lineOf(line, me)));
  byId("recent-list").replaceChildren(...me.recent.map(line => lineOf(line, me)));
  byId("covers-list").replaceChildren(...me.covers.map(coverOf));
  byId("open").hidden = me.open.length === 0;
  byId("recent").hidden = me.recent.length === 0;
  byId("covers-none").hidden = me.covers.length > 0;
  for (const place of document.querySelectorAll("[data-figure]")) {
    place.textContent = me.figures[place.dataset.figure];
  }
  limitDays(document, me);
  byId("loading").hidden = true;
  byId("trouble").hidden = true;
  byId("contents").hidden = false;
  shownAt = Date.now();
}

function showTrouble(name) {
  for (const sentence of document.querySelectorAll("[data-failure]")) {
    sentence.hidden = sentence.dataset.failure !== name;
  }
  byId("loading").hidden = true;
  byId("retry").hidden = name === "outside" && window.parent === window;
  byId("trouble").hidden = false;
}

function nameOf(error) {
  return error instanceof Trouble ? error.message : "failed-fault";
}

function say(sentence, good) {
  byId("status").textContent = good ? sentence : "";
  byId("alert").textContent = good ? "" : sentence;
}

// What people do

function placeOf(key) {
  return [...document.querySelectorAll("[data-key]")].find(element => element.dataset.key === key);
}

/** Goes on where the person was, or at the next best place. */
function goOn(key, list) {
  const place = placeOf(key)?.querySelector("[tabindex]");
  const title = byId(`${list}-title`);
  const next = place ?? (title.closest("section").hidden ? byId("head") : title);
  next.focus();
}

function pointAtEmpty(form) {
  const empty = [...form.elements].filter(field => field.name && field.type !== "submit" && !field.value);
  for (const field of form.elements) {
    field.removeAttribute("aria-invalid");
  }
  if (empty.length > 0) {
    empty[0].setAttribute("aria-invalid", "true");
    empty[0].setAttribute("aria-describedby", "alert");
    empty[0].focus();
  }
}

/** Has it done, tells what became of it, and shows how all stands now. */
async function act(path, body, from) {
  if (busy) {
    return;
  }
  busy = true;
  say("", true);
  document.body.setAttribute("aria-busy", "true");
  const key = from.closest("[data-key]")?.dataset.key;
  const list = from.closest("section").id;
  try {
    const answer = await ask(path, body);
    if (answer.me) {
      show(answer.me);
      from.closest("#cover-new")?.removeAttribute("open");
      if (answer.done && from.matches("form")) {
        from.reset();
      }
      goOn(key, list);
    } else {
      pointAtEmpty(from);
    }
    say(answer.note, answer.done);
  } catch (error) {
    say(document.querySelector(`[data-failure="${nameOf(error)}"]`).textContent, false);
  } finally {
    busy = false;
    document.body.removeAttribute("aria-busy");
  }
}

function matterOf(element) {
  const key = element.closest("[data-key]")?.dataset.key;
  if (!key) {
    return {};
  }
  const [mailbox, item] = JSON.parse(key);
  return { mailbox, item };
}

function inputsOf(form) {
  const { address, ...inputs } = Object.fromEntries(new FormData(form));
  if (address) {
    inputs.colleague = address;
  }
  return inputs;
}

document.addEventListener("click", event => {
  const button = event.target.closest("button[data-act]");
  if (!button) {
    return;
  }
  const line = button.closest("[data-key]");
  switch (button.dataset.act) {
    case "undo":
      act("undo", { deed: Number(line.dataset.deed) }, button);
      break;
    case "end-cover":
      act("covers/end", { agreement: Number(line.dataset.agreement) }, button);
      break;
    default:
      act("acts", { verb: button.dataset.act, ...matterOf(button) }, button);
  }
});

document.addEventListener("submit", event => {
  event.preventDefault();
  const form = event.target;
  act("acts", { verb: form.dataset.act, ...matterOf(form), ...inputsOf(form) }, form);
});

// From the beginning

async function load() {
  byId("trouble").hidden = true;
  byId("loading").hidden = byId("contents").hidden === false;
  try {
    if (inTeams || await meetTeams()) {
      show(await ask("me"));
      tellTeams(true);
    }
  } catch (error) {
    byId("contents").hidden = true;
    showTrouble(nameOf(error));
    tellTeams(false);
  }
}

byId("retry").addEventListener("click", async () => {
  if (!teams) {
    location.reload();
    return;
  }
  await load();
  (byId("contents").hidden ? byId("retry") : byId("head")).focus();
});

// Whoever comes back to the page sees how it stands now, unless they had begun to fill something in.
document.addEventListener("visibilitychange", () => {
  const begun = document.querySelector("details[open]") !== null;
  if (!document.hidden && inTeams && !busy && !begun && Date.now() - shownAt > FRESH_FOR) {
    load();
  }
});

load();
