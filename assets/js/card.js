// A card beside the link that opens it, which leads elsewhere without scripts. Other scripts say what stands in it.
const Card = (() => {
  if (!HTMLElement.prototype.showPopover) return null; // then each link leads where it says

  const EDGE = 12; // pixels between a card and what is around it

  const make = (name, text, className = "") => {
    const made = document.createElement(name);
    made.textContent = text;
    made.className = className;
    return made;
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

  const show = async (link, content) => {
    const parts = await content().catch(() => []);
    if (!parts.length) return location.assign(link.href);
    const card = make("div", "", "card");
    card.popover = "auto";
    card.tabIndex = -1;
    card.setAttribute("role", "dialog");
    card.setAttribute("aria-label", link.getAttribute("aria-label"));
    card.append(...parts);
    card.querySelectorAll("button").forEach((button) => button.addEventListener("click", () => card.hidePopover()));
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

  // Has a link open its card. content() promises what stands in it; if there is none, the link leads where it says.
  const on = (link, content) => {
    link.setAttribute("role", "button");
    link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-expanded", "false");
    // A click that comes while its card is open has closed that before.
    let wasOpen = false;
    link.addEventListener("pointerdown", () => (wasOpen = link.getAttribute("aria-expanded") === "true"));
    link.addEventListener("click", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      if (!wasOpen) show(link, content);
      wasOpen = false;
    });
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      show(link, content);
    });
  };

  // The last line of a card: where all of its kind stands, and a button that closes it.
  const foot = (all, close) => {
    const foot = make("p", "", "card-foot");
    const button = make("button", close);
    button.type = "button";
    foot.append(all, button);
    return foot;
  };

  return { make, on, foot };
})();
