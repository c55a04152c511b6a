// The theme fetches the search index with every page, and few visitors search. With 53 documents in the library that was
// 197 of 351 kB, compressed. This holds the request back until somebody enters the search field. A plain script, loaded
// before the theme's.
(() => {
  const asked = new Promise((resolve) => {
    document.addEventListener("focusin", ({ target }) => {
      if (target.matches("[data-md-component='search-query']")) resolve();
    });
  });
  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    if (String(url).endsWith("/search/search_index.json")) this.send = (body) => asked.then(() => send.call(this, body));
    open.call(this, method, url, ...rest);
  };
})();
