// Copy, print and save what a tool made. Nothing leaves the browser.

/** Wires the buttons of a tool; `text()`, and a name that is a function, are read at the moment of the click. */
export function handOver(tool, fileName, text, saved = () => {}) {
  const said = tool.querySelector("[data-said]");
  const actions = {
    copy: async () => {
      const done = await copy(text());
      said.textContent = done ? "Copied." : "Your browser did not allow copying. Select the text and copy it.";
    },
    save: () => {
      const name = typeof fileName === "function" ? fileName() : fileName;
      save(name, text());
      saved();
      said.textContent = `Saved as ${name}.`;
    },
    print: () => print(),
  };
  for (const button of tool.querySelectorAll("[data-do]")) button.addEventListener("click", actions[button.dataset.do]);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return false;
    throw error;
  }
}

function save(fileName, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Today in the reader's own time zone, as an ISO date. */
export function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** An element with text; text is never markup. */
export function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}
