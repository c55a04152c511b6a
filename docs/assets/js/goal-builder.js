// The goal builder's page: reads the fields, shows the five letters and the goal.
import { checkGoal, goalRows, summary } from "./goal.js";
import { element, handOver, today } from "./hand-over.js";

/** @param {HTMLElement} tool the [data-tool="goal-builder"] element */
export function start(tool) {
  const form = tool.querySelector("form");
  const day = (iso) => new Date(`${iso}T12:00`).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  const goal = () => Object.fromEntries([...form.querySelectorAll("[data-field]")].map((field) => [field.dataset.field, field.value.trim()]));
  const rows = () => goalRows(goal(), today(), day);

  const show = () => {
    const checks = checkGoal(goal(), today());
    tool.querySelector("[data-checks]").replaceChildren(...checks.map(letter));
    tool.querySelector("[data-goal]").replaceChildren(...rows().map(fact));
    tool.querySelector("[data-result]").hidden = !rows().length;
    return checks;
  };
  const tell = () => (tool.querySelector("[data-summary]").textContent = summary(show()));

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", show);
  form.addEventListener("change", tell);
  form.addEventListener("reset", () => setTimeout(tell));
  handOver(tool, "goal.txt", () => rows().map(([label, text]) => `${label}: ${text}\n`).join(""));
  tool.querySelector("[data-live]").hidden = false;
  tell();
}

function letter({ letter, name, ok, say }) {
  const item = element("li", undefined, ok ? "is-there" : "is-missing");
  const text = element("span");
  text.append(element("strong", `${name}: ${ok ? "there" : "missing"}. `), say);
  const sign = element("span", letter, "mb-letter");
  sign.setAttribute("aria-hidden", "true");
  item.append(sign, text);
  return item;
}

function fact([label, text]) {
  const row = element("div");
  row.append(element("dt", label), element("dd", text));
  return row;
}
