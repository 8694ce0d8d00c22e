// Makes each heading a link to itself and marks in the list of contents the section that is being read.
(() => {
  const headings = [...document.querySelectorAll(".prose :is(h2, h3, h4)[id]")];

  for (const heading of headings) {
    if (heading.querySelector("a")) continue;
    const link = document.createElement("a");
    link.className = "link";
    link.href = "#" + heading.id;
    link.append(...heading.childNodes);
    heading.append(link);
  }

  const entries = [...document.querySelectorAll(".toc a")];
  const listed = headings.filter((heading) => entries.some((entry) => entry.hash.slice(1) === encodeURIComponent(heading.id)));
  if (!listed.length) return;

  const mark = () => {
    const top = innerHeight / 4;
    const current = listed.filter((heading) => heading.getBoundingClientRect().top < top).pop();
    for (const entry of entries) {
      if (current && entry.hash.slice(1) === encodeURIComponent(current.id)) entry.setAttribute("aria-current", "location");
      else entry.removeAttribute("aria-current");
    }
  };

  // A heading counts as seen from the top quarter of the window upwards, however far.
  const observer = new IntersectionObserver(mark, { rootMargin: "1000000px 0px -75% 0px" });
  for (const heading of listed) observer.observe(heading);
})();
