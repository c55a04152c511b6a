// The application form's page: shows what concerns the chosen role, reads the answers, and makes the file.
import { cells, csv, fileName, open, problems, weekly } from "./application.js";
import { element, handOver, today } from "./hand-over.js";

/** @param {HTMLElement} tool the [data-tool="application-form"] element */
export function start(tool) {
  const form = tool.querySelector("form");
  const result = tool.querySelector("[data-result]");
  let changed = false;

  const roles = () => checked(form.querySelector("[data-ask='as']"));
  const concerns = (ask) => !roles().length || ask.dataset.for.split(" ").some((role) => roles().includes(role));
  const asked = () => [...form.querySelectorAll("[data-ask]")].filter(concerns).map(read);
  const file = () => csv(cells(asked(), today()));
  const name = () => fileName(form.querySelector("[data-field='name'] input").value);

  const showParts = () => {
    for (const part of form.querySelectorAll("[data-part-for]")) part.hidden = roles().length > 0 && !roles().includes(part.dataset.partFor);
  };
  form.addEventListener("input", () => {
    changed = true;
    result.hidden = true;
    showParts();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const answered = asked();
    const wrong = problems(answered);
    mark(form, wrong);
    tell(tool, wrong);
    result.hidden = wrong.length > 0;
    if (wrong.length) tool.querySelector("[data-problems]").focus();
    else show(tool, answered, name(), file());
  });
  addEventListener("beforeunload", (event) => changed && event.preventDefault());
  handOver(tool, name, file, () => (changed = false));
  const zone = form.querySelector("[data-field='time_zone'] input");
  if (zone && !zone.value) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
  tool.querySelector("[data-live]").hidden = false;
  showParts();
}

const checked = (within) => [...within.querySelectorAll("input:checked")].map((box) => box.value);
const values = (within) => [...within.querySelectorAll("input, select, textarea")].map((control) => control.value.trim());

const READERS = {
  several: checked,
  scale: checked,
  "yes-no": checked,
  ranked: (ask) => [...new Set(values(ask).filter(Boolean))],
  rated: (ask) => rows(ask).flatMap(({ topic, sure }) => (topic ? [`${topic}: ${sure || 3}`] : [])),
  weekly: (ask) => rows(ask).flatMap(({ day, from, to }) => weekly(day, from, to).said ?? []),
};
const FAULTS = {
  weekly: (ask) => rows(ask).map(({ day, from, to }) => weekly(day, from, to).fault).find(Boolean),
  rated: (ask) => {
    const topics = rows(ask).map(({ topic }) => topic).filter(Boolean);
    return topics.length > new Set(topics).size ? "A topic stands there twice." : undefined;
  },
};

function read(ask) {
  const { ask: id, field, kind } = ask.dataset;
  const answer = (READERS[kind] ?? ((one) => values(one).filter(Boolean)))(ask);
  const text = (ask.querySelector("legend, label") ?? ask).textContent.replace(/ \(needed\)$/, "").trim();
  return { id, field, kind, text, answer, required: "required" in ask.dataset, wanted: "wanted" in ask.dataset, fault: FAULTS[kind]?.(ask) };
}

function rows(ask) {
  return [...ask.querySelectorAll("[data-row]")].map((row) => Object.fromEntries([...row.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part.value.trim()])));
}

/** Says beside each question what is wrong with it. */
function mark(form, wrong) {
  for (const old of form.querySelectorAll(".mb-wrong")) old.remove();
  for (const ask of form.querySelectorAll("[data-ask]")) {
    const fault = wrong.find(({ id }) => id === ask.dataset.ask);
    for (const control of ask.querySelectorAll("input, select, textarea")) control.toggleAttribute("aria-invalid", Boolean(fault));
    if (!fault) continue;
    ask.append(element("p", fault.say, "mb-wrong"));
  }
}

/** The list above the result; each line leads to its question. */
function tell(tool, wrong) {
  const place = tool.querySelector("[data-problems]");
  place.replaceChildren();
  if (!wrong.length) return;
  const list = element("ul");
  for (const { id, say } of wrong) {
    const link = element("a", say);
    link.href = "#";
    link.addEventListener("click", (event) => {
      event.preventDefault();
      tool.querySelector(`[data-ask='${id}']`).querySelector("input, select, textarea").focus();
    });
    const line = element("li");
    line.append(link);
    list.append(line);
  }
  place.append(element("h2", wrong.length === 1 ? "One thing to mend" : `${wrong.length} things to mend`), list);
}

function show(tool, answered, name, text) {
  const missed = open(answered);
  const lines = missed.map((question) => element("li", `Still open, and wanted to find you somebody: ${question}`));
  tool.querySelector("[data-open]").replaceChildren(...lines);
  tool.querySelector("[data-answers]").replaceChildren(...answered.filter(({ answer }) => answer.length).map(fact));
  address(tool, name, text);
  tool.querySelector("[data-said]").textContent = "";
  tool.querySelector("[data-result] h2").focus();
}

function fact({ text, answer }) {
  const row = element("div");
  row.append(element("dt", text), element("dd", answer.join("; ")));
  return row;
}

/** The mail and the proposal, with what a link can carry. */
function address(tool, name, text) {
  const cohort = tool.dataset.cohort;
  const mail = tool.querySelector("[data-mail]");
  if (mail) mail.href = `mailto:${mail.dataset.mail}?${query({ subject: `Application to ${cohort}`, body: `Hello,\n\nmy application is attached (${name}).\n` })}`;
  const file = tool.querySelector("[data-new-file]");
  if (file) file.href = `${file.dataset.newFile.replace(/\/$/, "")}/new/main?${query({ filename: `inbox/${cohort}/${name}`, value: text })}`;
}

const query = (parts) => Object.entries(parts).map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&");
