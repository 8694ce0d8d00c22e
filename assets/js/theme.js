// Runs before the page is painted: which colours does the reader want? "auto" leaves it to the system.
(() => {
  const KEY = "ovenproof.theme";
  const MEDIA = { auto: "screen and (prefers-color-scheme: dark)", light: "not all", dark: "screen" };
  const CHOICES = Object.keys(MEDIA);

  const stored = () => {
    try {
      const choice = localStorage.getItem(KEY);
      return CHOICES.includes(choice) ? choice : "auto";
    } catch {
      return "auto"; // storage is closed to this page: the choice lasts as long as the page
    }
  };

  const apply = (choice) => {
    document.documentElement.dataset.theme = choice;
    document.getElementById("_dark").media = MEDIA[choice];
  };

  apply(stored());

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("button.theme");
    if (!button) return;
    const name = () => {
      button.title = button.dataset[document.documentElement.dataset.theme];
      button.setAttribute("aria-label", button.title);
    };
    button.addEventListener("click", () => {
      const current = document.documentElement.dataset.theme;
      const choice = CHOICES[(CHOICES.indexOf(current) + 1) % CHOICES.length];
      apply(choice);
      name();
      try {
        localStorage.setItem(KEY, choice);
      } catch {
        // see stored()
      }
    });
    name();
    button.hidden = false;
  });
})();
