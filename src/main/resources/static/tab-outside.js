// The tab, first part: what it asks of Teams and of the server. The parts are scripts of one page, in the order
// tab-outside.js, tab-page.js, tab.js, and see each other's functions.
"use strict";

const TEAMS_ANSWERS_WITHIN = 15_000;
const SERVER_ANSWERS_WITHIN = 30_000;
const THEMES = ["default", "dark", "contrast"];

const teams = globalThis.microsoftTeams;
const root = document.documentElement;
let inTeams = false;

/** The demo's own token, on this machine alone: there is no Teams beside it. */
const demoToken = ["127.0.0.1", "localhost"].includes(location.hostname)
  ? new URLSearchParams(location.hash.slice(1)).get("demo")
  : null;

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
  if (demoToken) {
    useTheme("default");
    return true;
  }
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
  if (demoToken) {
    return demoToken;
  }
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
