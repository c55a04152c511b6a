// Presents a page's sections one at a time. Without this module they stand below each other and can be read.

/** @param {HTMLElement} deck the [data-slides] element; its children are the slides */
export function start(deck) {
  const slides = [...deck.children];
  const dialog = deck.ownerDocument.createElement("dialog");
  const count = Object.assign(document.createElement("p"), { className: "mb-slides__count" });
  count.setAttribute("role", "status");
  dialog.className = "mb-slides__stage md-typeset";
  dialog.setAttribute("aria-label", "Slides");
  dialog.tabIndex = -1; // so that keys reach it before anything in it is chosen
  let at = 0;

  const show = (place) => {
    at = Math.max(0, Math.min(place, slides.length - 1));
    slides.forEach((slide, index) => (slide.hidden = index !== at));
    count.textContent = `${at + 1} of ${slides.length}`;
  };

  const present = () => {
    dialog.append(...slides, controls);
    document.body.append(dialog);
    dialog.showModal();
    dialog.focus();
    document.documentElement.requestFullscreen?.().catch(() => {}); // refused in a frame; it covers the window anyway
    show(0);
  };

  const end = () => {
    slides.forEach((slide) => (slide.hidden = false));
    deck.append(...slides);
    dialog.remove();
    if (document.fullscreenElement) document.exitFullscreen();
    opener.focus();
  };

  const moves = {
    ArrowRight: () => at + 1, ArrowDown: () => at + 1, PageDown: () => at + 1, " ": () => at + 1,
    ArrowLeft: () => at - 1, ArrowUp: () => at - 1, PageUp: () => at - 1,
    Home: () => 0, End: () => slides.length - 1,
  };

  const back = button("Back", () => show(at - 1));
  const next = button("Next", () => show(at + 1));
  const controls = document.createElement("div");
  controls.className = "mb-slides__controls";
  controls.append(back, count, next, button("End", () => dialog.close()));

  dialog.addEventListener("keydown", (event) => {
    const pressed = event.target.closest("button, a") && event.key === " ";
    if (!(event.key in moves) || pressed) return;
    event.preventDefault();
    show(moves[event.key]());
  });
  dialog.addEventListener("click", ({ target }) => target.closest("button, a") || show(at + 1));
  dialog.addEventListener("close", end);
  document.addEventListener("fullscreenchange", () => document.fullscreenElement || !dialog.open || dialog.close());

  const opener = button("Present", present);
  const line = document.createElement("p");
  line.className = "mb-no-print";
  line.append(opener);
  deck.before(line);
}

function button(words, press) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "mb-button", textContent: words });
  made.addEventListener("click", press);
  return made;
}
