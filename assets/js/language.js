// Remembers the language a reader chose by a link; the root page then goes there by itself.
(() => {
  const KEY = "ovenproof.language";
  const links = [...document.querySelectorAll("a[data-language]")];

  try {
    const chosen = localStorage.getItem(KEY);
    const link = links.find((candidate) => candidate.dataset.language === chosen);
    if (link && document.body.classList.contains("languages")) location.replace(link.href);

    for (const candidate of links) {
      candidate.addEventListener("click", () => localStorage.setItem(KEY, candidate.dataset.language));
    }
  } catch {
    // storage is closed to this page: nothing is remembered
  }
})();
