// Shows beside a result how it was made. Without scripts, its link leads to the page that says so.
(() => {
  if (!Card) return;

  // The page that tells of all results of this one, fetched when the first of them is asked for.
  let told;
  const page = (address) =>
    (told ??= fetch(address)
      .then((response) => (response.ok ? response.text() : Promise.reject(new Error(response.status))))
      .then((html) => new DOMParser().parseFromString(html, "text/html"))
      .catch((error) => {
        told = undefined;
        throw error;
      }));

  const content = async (link) => {
    const from = await page(link.href.split("#")[0]);
    const result = from.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!result) return [];
    const title = Card.make("p", result.querySelector("h3").textContent, "card-title");
    const all = Card.make("a", from.querySelector("h1").textContent);
    all.href = link.href;
    return [title, result.querySelector("dl"), from.getElementById("_environment").cloneNode(true), Card.foot(all, document.body.dataset.wordClose)];
  };

  for (const link of document.querySelectorAll(".output-proof a")) Card.on(link, () => content(link).then((parts) => parts.map((part) => document.importNode(part, true))));
})();
