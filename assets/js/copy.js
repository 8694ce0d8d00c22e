// Puts a button on each listing that copies its code, without the callout numbers.
(() => {
  if (!navigator.clipboard) return; // a page that was not served securely cannot copy
  const words = document.body.dataset;

  for (const code of document.querySelectorAll(".listingblock > .content > pre > code")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words.wordCopy;
    button.setAttribute("aria-live", "polite");

    button.addEventListener("click", async () => {
      const copy = code.cloneNode(true);
      copy.querySelectorAll(".conum, .conum + b").forEach((callout) => callout.remove());
      await navigator.clipboard.writeText(copy.textContent.replace(/[ \t]+$/gm, "").trimEnd() + "\n");
      button.textContent = words.wordCopied;
      setTimeout(() => (button.textContent = words.wordCopy), 2000);
    });

    code.closest(".content").append(button);
  }
})();
