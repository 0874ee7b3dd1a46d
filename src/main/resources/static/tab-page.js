// The tab, second part: what is shown. Every word stands in the page, every sentence about a matter comes from the
// server; text is only ever set as text.
"use strict";

const byId = id => document.getElementById(id);
let shownAt = 0;
let number = 0;

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

/** The ready texts, with the day that is chosen. */
function fillAcknowledgement(element, input, texts) {
  const place = element.querySelector("[data-acknowledgement]");
  if (texts.length === 0) {
    place?.remove();
    return;
  }
  const write = () => {
    for (const { language, text, day } of texts) {
      const written = place.querySelector(`pre[lang="${language}"]`);
      written.textContent = text.replace("{day}", input.value || day);
    }
  };
  input.addEventListener("input", write);
  write();
}

/** What an answer may be promised for differs from one mail to the next. */
function limitPromises(me) {
  for (const line of me.open.filter(line => line.promise)) {
    const key = JSON.stringify([line.mailbox, line.item]);
    const element = [...document.querySelectorAll("[data-key]")].find(place => place.dataset.key === key);
    const input = element?.querySelector("form[data-act=promise] input[type=date]");
    if (input) {
      input.max = line.promise.latest;
      input.value = line.promise.usual;
      fillAcknowledgement(element, input, line.promise.texts);
    }
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
  for (const part of ["warning", "origin", "standing", "snoozed"]) {
    fill(element, part, line[part]);
  }
  fill(element, "flaws", (line.flaws ?? []).map(flaw => `• ${flaw}`).join("\n"));
  fill(element, "copy", (line.copy ?? []).join("\n"));
  if (line.deed) {
    fill(element, "deed", line.deed.text);
    element.dataset.deed = line.deed.id;
  } else {
    element.querySelector("[data-part=undo]").remove();
  }
  if (!line.warning || !line.choices.includes("no-reply")) {
    element.querySelector("[data-warned]").remove();
  }
  for (const place of element.querySelectorAll("[data-label]")) {
    place.textContent = line.labels?.[place.dataset.label] ?? place.textContent;
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
  element.querySelector("button").setAttribute("aria-describedby", text.id);
  return element;
}

function habitOf(habit) {
  const element = copyOf("habit");
  element.dataset.tone = "calm";
  fill(element, "text", habit.text);
  fill(element, "advice", habit.advice);
  return element;
}

/** What somebody has unfolded and begun to fill in, but for what was just sent. */
function begunIn(sent) {
  return [...document.querySelectorAll("[data-key] details[open]")]
    .filter(details => !details.contains(sent))
    .map(details => ({
      key: details.closest("[data-key]").dataset.key,
      place: [...details.closest("[data-key]").querySelectorAll("details")].indexOf(details),
      values: [...details.querySelectorAll("input, select")].map(field => [field.form.dataset.act, field.name, field.value]),
    }));
}

/** Goes on with it where the matter is still there and may still be acted on. */
function goOnWith(begun) {
  for (const { key, place, values } of begun) {
    const line = [...document.querySelectorAll("[data-key]")].find(element => element.dataset.key === key);
    const details = line?.querySelectorAll("details")[place];
    if (details) {
      details.open = true;
      for (const [act, name, value] of values) {
        const field = details.querySelector(`form[data-act="${act}"]`)?.elements[name];
        if (field) field.value = value;
      }
    }
  }
}

/** Shows how it all stands; a form that was sent is closed, the others stay as they were left. */
function show(me, sent = null) {
  const begun = begunIn(sent);
  byId("head").textContent = me.head;
  byId("head").classList.toggle("warning", me.open.some(line => line.warning));
  byId("open-list").replaceChildren(...me.open.map(line => lineOf(line, me)));
  byId("recent-list").replaceChildren(...me.recent.map(line => lineOf(line, me)));
  byId("covers-list").replaceChildren(...me.covers.map(coverOf));
  byId("habits-list").replaceChildren(...(me.habits ?? []).map(habitOf));
  byId("habits-uncounted").textContent = me.uncounted ?? "";
  byId("habits-uncounted").hidden = !me.uncounted;
  byId("habits").hidden = !me.habits;
  byId("habits-none").hidden = !me.habits || me.habits.length > 0;
  byId("open").hidden = me.open.length === 0;
  byId("recent").hidden = me.recent.length === 0;
  byId("covers-none").hidden = me.covers.length > 0;
  for (const place of document.querySelectorAll("[data-figure]")) {
    place.textContent = me.figures[place.dataset.figure];
  }
  byId("figures-apart").replaceChildren(...me.apart.map(sentence => {
    const told = document.createElement("p");
    told.textContent = sentence;
    return told;
  }));
  limitDays(document, me);
  limitPromises(me);
  goOnWith(begun);
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
