// The tab, third part: what people do, and how it begins.
"use strict";

const FRESH_FOR = 60_000;
let busy = false;

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
      show(answer.me, from);
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

/** The reason that a button names; most name none. */
function reasonOf(button) {
  return button.dataset.reason ? { reason: button.dataset.reason } : {};
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
      act("acts", { verb: button.dataset.act, ...matterOf(button), ...reasonOf(button) }, button);
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
  const begun = document.querySelector("details:not(#who)[open]") !== null;
  if (!document.hidden && inTeams && !busy && !begun && Date.now() - shownAt > FRESH_FOR) {
    load();
  }
});

load();
