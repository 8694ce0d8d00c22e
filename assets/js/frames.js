// Turns a strip of frames into one frame at a time with a slider. Without scripts the strip stays a strip.
(() => {
  const PACE = 700; // milliseconds a frame is seen while playing
  const words = document.body.dataset;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  const button = (name, word) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = name;
    made.title = word;
    made.setAttribute("aria-label", word);
    return made;
  };

  const upgrade = (group) => {
    const frames = [...group.querySelectorAll(":scope > .frames-strip > li")];
    if (frames.length < 2) return;

    const parameter = group.dataset.parameter;
    const labels = frames.map((frame) => {
      const label = frame.querySelector(":scope > .label")?.textContent ?? "";
      return label.startsWith(parameter) ? label : `${parameter} ${label}`;
    });

    const previous = button("frames-previous", words.wordPrevious);
    const play = button("frames-play", words.wordPlay);
    const next = button("frames-next", words.wordNext);
    const slider = document.createElement("input");
    slider.type = "range";
    slider.max = frames.length - 1;
    slider.value = 0;
    slider.setAttribute("aria-label", parameter);
    const output = document.createElement("output");
    output.setAttribute("aria-live", "polite");

    let timer = null;

    const show = (index) => {
      slider.value = index;
      slider.setAttribute("aria-valuetext", labels[slider.value]);
      output.textContent = labels[slider.value];
      frames.forEach((frame, place) => frame.classList.toggle("shown", place === Number(slider.value)));
    };

    const at = () => Number(slider.value);
    const ended = () => at() === frames.length - 1;

    const playing = (now) => {
      clearInterval(timer);
      timer = now ? setInterval(() => (ended() || calm.matches ? playing(false) : show(at() + 1)), PACE) : null;
      play.classList.toggle("playing", now);
      play.title = now ? words.wordPause : words.wordPlay;
      play.setAttribute("aria-label", play.title);
      output.setAttribute("aria-live", now ? "off" : "polite");
    };

    const go = (index) => {
      playing(false);
      show(index);
    };

    previous.addEventListener("click", () => go(at() - 1));
    next.addEventListener("click", () => go(at() + 1));
    slider.addEventListener("input", () => go(at()));
    play.addEventListener("click", () => {
      if (timer) return playing(false);
      if (ended()) show(0);
      playing(true);
    });

    const controls = document.createElement("div");
    controls.className = "frames-controls";
    controls.append(previous, play, next, slider, output);
    group.append(controls);
    group.classList.add("frames-live");
    show(0);
  };

  document.querySelectorAll(".output-frames").forEach(upgrade);
})();
