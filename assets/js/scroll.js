// Lets the keyboard reach whatever is wider than its column and scrolls inside itself.
(() => {
  const SCROLLS = ".prose pre, table.tableblock, .stemblock, .formula, .output-drawing, .frames-strip";

  const observer = new ResizeObserver((changes) => {
    for (const { target } of changes) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const wide of document.querySelectorAll(SCROLLS)) observer.observe(wide);
})();
