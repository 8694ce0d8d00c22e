// Puts a button on each listing that copies its code: no numbers of callouts and lines, and of a terminal what was typed.
(() => {
  if (!navigator.clipboard) return; // a page that was not served securely cannot copy
  const words = document.body.dataset;

  const textOf = (code) => {
    const copy = code.cloneNode(true);
    copy.querySelectorAll(".conum, .conum + b, .linenos").forEach((number) => number.remove());
    if (!copy.querySelector(".gp")) return copy.textContent;
    copy.querySelectorAll(".gp, .go, .gt, .gr").forEach((shown) => shown.replaceWith(shown.textContent.replace(/[^\n]/g, "")));
    return copy.textContent.replace(/^ /gm, "").replace(/\n{2,}/g, "\n").trimStart();
  };

  for (const code of document.querySelectorAll(".listingblock > .content > pre > code")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words.wordCopy;
    button.setAttribute("aria-live", "polite");

    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(textOf(code).replace(/[ \t]+$/gm, "").trimEnd() + "\n");
      button.textContent = words.wordCopied;
      setTimeout(() => (button.textContent = words.wordCopy), 2000);
    });

    code.closest(".content").append(button);
  }
})();
