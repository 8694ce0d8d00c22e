// Shows beside a checked sentence how it was checked. Without scripts, its mark leads to the list at the foot of the page.
(() => {
  if (!Card) return;

  const content = async (link) => {
    const entry = document.getElementById(link.hash.slice(1));
    if (!entry) return [];
    const check = entry.closest(".check");
    const list = entry.closest(".checks");
    const title = list.querySelector("h2");

    const verdict = Card.make("p", "", "claim-verdict");
    verdict.dataset.status = entry.dataset.status;
    verdict.append(...[...entry.childNodes].map((node) => (node.nodeName === "A" ? node.textContent : node.cloneNode(true))));

    const parts = [...check.querySelectorAll(":scope > .check-found, :scope > .check-code")].map((part) => part.cloneNode(true));
    for (const part of parts) {
      part.querySelectorAll(".copy").forEach((button) => button.remove());
      part.querySelectorAll("dt").forEach((name) => {
        name.parentNode.classList.toggle("asked", name.textContent === entry.dataset.field);
      });
    }

    const all = Card.make("a", title.textContent);
    all.href = "#" + title.id;
    return [verdict, ...parts, Card.foot(all, document.body.dataset.wordClose)];
  };

  for (const link of document.querySelectorAll(".claim-check")) Card.on(link, () => content(link));
})();
