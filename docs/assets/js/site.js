// One small module per behavior, fetched only by the page that shows it. Everything reads without any of them.

const behaviors = {
  "[data-facets]": "./facets.js",
  "[data-tool='goal-builder']": "./goal-builder.js",
  "[data-tool='agenda-builder']": "./agenda-builder.js",
  "[data-tool='application-form']": "./application-form.js",
  "[data-slides]": "./slides.js",
};

for (const [selector, module] of Object.entries(behaviors)) {
  const elements = document.querySelectorAll(selector);
  if (elements.length) import(module).then(({ start }) => elements.forEach(start));
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// The theme leaves its search dialog without a name.
document.querySelector(".md-search[role='dialog']")?.setAttribute("aria-label", "Search");

// Where a section has a page of its own, the theme names its navigation after an empty label.
for (const nav of document.querySelectorAll(".md-nav[aria-labelledby]")) {
  const name = nav.querySelector(":scope > .md-nav__title")?.textContent.trim();
  if (!name || document.getElementById(nav.getAttribute("aria-labelledby"))?.textContent.trim()) continue;
  nav.removeAttribute("aria-labelledby");
  nav.setAttribute("aria-label", name);
}

// The theme wraps wide tables, after loading, in a box that scrolls; a keyboard has to reach it.
const reachable = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
addEventListener("load", () => {
  for (const wrap of document.querySelectorAll(".md-typeset__scrollwrap:not([role], [role] *)")) reachable.observe(wrap);
});
