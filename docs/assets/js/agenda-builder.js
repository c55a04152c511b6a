// The agenda builder's page: reads the fields, shows a table whose minutes add up.
import { agendaText, plan, span } from "./agenda.js";
import { element, handOver } from "./hand-over.js";

/** @param {HTMLElement} tool the [data-tool="agenda-builder"] element */
export function start(tool) {
  const form = tool.querySelector("form");
  const value = (field) => form.querySelector(`[data-field="${field}"]`).value;
  const minutes = () => Math.min(180, Math.max(20, Math.round(Number(value("minutes"))) || 60));
  const goals = () => value("goals").split("\n").map((line) => line.trim()).filter(Boolean);
  const agenda = () => plan(value("kind"), minutes(), goals());

  const show = () => {
    const made = agenda();
    tool.querySelector("[data-title]").textContent = `${made.title}, ${minutes()} minutes`;
    tool.querySelector("[data-slots]").replaceChildren(...made.slots.map((slot) => row(slot, value("start"))));
    const later = tool.querySelector("[data-later]");
    later.hidden = !made.later.length;
    later.querySelector("ul").replaceChildren(...made.later.map((goal) => element("li", goal)));
    return made;
  };
  const tell = () => {
    const { slots, later } = show();
    const rest = later.length ? ` ${later.length === 1 ? "One thing does" : `${later.length} things do`} not fit and ${later.length === 1 ? "waits" : "wait"} for next time.` : "";
    tool.querySelector("[data-summary]").textContent = `${slots.length} parts, ${slots.at(-1).to} minutes in all.${rest}`;
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", show);
  form.addEventListener("change", tell);
  form.addEventListener("reset", () => setTimeout(tell));
  handOver(tool, "agenda.txt", () => agendaText(agenda(), value("start")));
  tool.querySelector("[data-live]").hidden = false;
  tell();
}

function row(slot, start) {
  const line = element("tr");
  line.append(element("td", unbroken(span(start, slot))), element("td", slot.what), element("td", slot.who), element("td", String(slot.minutes), "mb-number"));
  return line;
}

/** Lines may break between two times of day, not inside one, nor between two bare numbers. */
function unbroken(when) {
  return when.includes("M") ? when.replaceAll(" ", "\u00a0") : when.replace("–", "–\u2060");
}
