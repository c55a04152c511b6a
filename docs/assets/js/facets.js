// Narrows a list of cards. The choices live in the URL's query, so a filtered list can be sent to someone.

/** @param {HTMLFormElement} form a form[data-facets] whose value is the id of the list */
export function start(form) {
  const list = document.getElementById(form.dataset.facets);
  const cards = [...list.children];
  const count = form.querySelector("[data-facet-count]");
  const opener = form.querySelector("[aria-expanded]");
  const empty = document.querySelector(`[data-facet-empty="${form.dataset.facets}"]`);

  const update = () => {
    const choices = read(form);
    const shown = cards.filter((card) => (card.hidden = !fits(card, choices), !card.hidden));
    count.textContent = words(count.dataset, shown.length);
    if (empty) empty.hidden = shown.length > 0;
    history.replaceState(null, "", address(form, location));
  };

  const unfold = (open) => {
    form.classList.toggle("is-open", open);
    opener.setAttribute("aria-expanded", String(open));
  };

  fill(form, new URLSearchParams(location.search));
  unfold(read(form).size > 0);
  opener.addEventListener("click", () => unfold(!form.classList.contains("is-open")));
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(update));
  update();
}

/** The choices made: one entry for each control name with a value. */
function read(form) {
  const choices = new Map();
  for (const control of form.elements) {
    const chosen = control.type === "checkbox" ? control.checked : control.name && control.value.trim();
    if (!chosen) continue;
    const how = "facetText" in control.dataset ? "text" : control.dataset.compare ?? "token";
    const choice = choices.get(control.name) ?? { how, values: [] };
    choice.values.push(control.value.trim());
    choices.set(control.name, choice);
  }
  return choices;
}

const tests = {
  token: (card, name, values) => values.some((value) => (card.dataset[name] ?? "").split(" ").includes(value)),
  max: (card, name, values) => card.dataset[name] && Number(card.dataset[name]) <= Number(values[0]),
  text: (card, name, values) => plain(values[0]).split(/\s+/).every((word) => plain(card.textContent).includes(word)),
};

function fits(card, choices) {
  return [...choices].every(([name, { how, values }]) => tests[how](card, name, values));
}

/** Lower case without accents, so that "sao" finds "São". */
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function words({ one, many }, number) {
  return number === 1 ? one : many.replace("#", number);
}

function address(form, { pathname, hash }) {
  const query = new URLSearchParams();
  for (const [name, { values }] of read(form)) values.forEach((value) => query.append(name, value));
  return pathname + (query.size ? `?${query}` : "") + hash;
}

function fill(form, query) {
  for (const control of form.elements) {
    const values = query.getAll(control.name);
    if (!control.name || !values.length) continue;
    if (control.type === "checkbox") control.checked = values.includes(control.value);
    else control.value = values[0];
  }
}
