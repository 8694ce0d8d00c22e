// Shows beside a checked sentence how it was checked. Without scripts, its mark leads to the list at the foot of the page.
(() => {
  if (!HTMLElement.prototype.showPopover) return; // then it does so as well

  const EDGE = 12; // pixels between a card and what is around it

  const make = (name, text, className = "") => {
    const made = document.createElement(name);
    made.textContent = text;
    made.className = className;
    return made;
  };

  const content = (entry, card) => {
    const check = entry.closest(".check");
    const list = entry.closest(".checks");
    const title = list.querySelector("h2");

    const verdict = make("p", "", "claim-verdict");
    verdict.dataset.status = entry.dataset.status;
    verdict.append(...[...entry.childNodes].map((node) => (node.nodeName === "A" ? node.textContent : node.cloneNode(true))));

    const parts = [...check.querySelectorAll(":scope > .check-found, :scope > .check-code")].map((part) => part.cloneNode(true));
    for (const part of parts) {
      part.querySelectorAll(".copy").forEach((button) => button.remove());
      part.querySelectorAll("dt").forEach((name) => {
        name.parentNode.classList.toggle("asked", name.textContent === entry.dataset.field);
      });
    }

    const foot = make("p", "", "claim-foot");
    const all = make("a", title.textContent);
    all.href = "#" + title.id;
    const close = make("button", list.dataset.wordClose);
    close.type = "button";
    close.addEventListener("click", () => card.hidePopover());
    foot.append(all, close);
    return [verdict, ...parts, foot];
  };

  const place = (card, link) => {
    const mark = link.getBoundingClientRect();
    const size = card.getBoundingClientRect();
    const right = document.documentElement.clientWidth - EDGE - size.width;
    const below = mark.bottom + EDGE;
    const above = mark.top - EDGE - size.height;
    card.style.left = scrollX + Math.max(EDGE, Math.min(mark.left - size.width / 2, right)) + "px";
    card.style.top = scrollY + (below + size.height > innerHeight && above > EDGE ? above : below) + "px";
  };

  const open = (link) => {
    const entry = document.getElementById(link.hash.slice(1));
    if (!entry) return;
    const card = make("div", "", "claim-card");
    card.popover = "auto";
    card.tabIndex = -1;
    card.setAttribute("role", "dialog");
    card.setAttribute("aria-label", link.getAttribute("aria-label"));
    card.append(...content(entry, card));
    document.body.append(card);
    card.showPopover();
    place(card, link);
    card.focus({ preventScroll: true });
    link.setAttribute("aria-expanded", "true");

    let closing = false;
    card.addEventListener("click", (event) => event.target.closest("a") && card.hidePopover());
    card.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !closing && !card.contains(relatedTarget)) card.hidePopover();
    });
    card.addEventListener("beforetoggle", ({ newState }) => {
      closing = newState === "closed";
      if (!closing) return;
      link.setAttribute("aria-expanded", "false");
      // Who has gone elsewhere by a click stays there.
      if (card.contains(document.activeElement)) link.focus({ preventScroll: true });
    });
    card.addEventListener("toggle", ({ newState }) => newState === "closed" && card.remove());
  };

  for (const link of document.querySelectorAll(".claim-check")) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-expanded", "false");
    // A click that comes while its card is open has closed that before.
    let wasOpen = false;
    link.addEventListener("pointerdown", () => (wasOpen = link.getAttribute("aria-expanded") === "true"));
    link.addEventListener("click", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      if (!wasOpen) open(link);
      wasOpen = false;
    });
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      open(link);
    });
  }
})();
