// Follows the preview: only pages that it serves have this script, the published site has none of it.
(() => {
  const own = new URL(document.currentScript.src);
  const notice = document.documentElement.hasAttribute('data-preview-notice');

  const path = (url) => {
    const encoded = new URL(url, location.href).pathname.slice(1);
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded; // a percent sign of the author's own
    }
  };
  const here = () => path(location.href).replace(/(^|\/)$/, '$1index.html');

  // The page as it was served, and for each node of it the one on the screen, whatever the page's scripts made of that.
  let served = null;
  const onScreen = new WeakMap();

  const pair = (source, shown) => {
    onScreen.set(source, shown);
    source.childNodes.forEach((child, place) => pair(child, shown.childNodes[place]));
  };

  // Between the end of the parser and the first deferred script.
  document.addEventListener('readystatechange', () => {
    if (document.readyState !== 'interactive') return;
    served = document.body.cloneNode(true);
    pair(served, document.body);
  });

  const alike = (one, other) =>
    one.nodeName === other.nodeName && one.id === other.id && one.nodeType !== Node.COMMENT_NODE;

  const rows = (before, after) => before.length === after.length && before.every((child, place) => alike(child, after[place]));

  const sameShape = (one, other) =>
    rows([...one.childNodes], [...other.childNodes]) &&
    [...one.childNodes].every((child, place) => sameShape(child, other.childNodes[place]));

  const copied = (node) => {
    const shown = document.importNode(node, true);
    const source = node.cloneNode(true);
    pair(source, shown);
    return [source, shown];
  };

  // Whether scripts of the page have put something into an element, or taken it out.
  const isUpgraded = (source, shown) =>
    shown.childNodes.length !== source.childNodes.length ||
    [...source.childNodes].some((child) => onScreen.get(child).parentNode !== shown);

  /** Makes what is on the screen what is served now, and touches no node that is the same. */
  class Morph {
    added = [];

    morph(source, next) {
      if (!source.isEqualNode(next)) this.change(source, next);
    }

    change(source, next) {
      if (source.nodeType !== Node.ELEMENT_NODE) {
        source.data = onScreen.get(source).data = next.data;
        return;
      }
      // Whatever a script has made of an element, it made of these children, here or further down.
      if (source !== served && isUpgraded(source, onScreen.get(source)) && !sameShape(source, next)) {
        this.replace(source, next);
        return;
      }
      const before = [...source.childNodes];
      const after = [...next.childNodes];
      this.attributes(source, next);
      if (rows(before, after)) before.forEach((child, place) => this.morph(child, after[place]));
      else this.children(source, before, after);
    }

    attributes(source, next) {
      const shown = onScreen.get(source);
      for (const name of new Set([...source.getAttributeNames(), ...next.getAttributeNames()])) {
        const value = next.getAttribute(name);
        if (value === source.getAttribute(name)) continue;
        if (name === 'class') {
          shown.classList.remove(...source.classList);
          shown.classList.add(...next.classList);
        } else if (value === null) shown.removeAttribute(name);
        else shown.setAttribute(name, value);
        if (value === null) source.removeAttribute(name);
        else source.setAttribute(name, value);
      }
    }

    children(parent, before, after) {
      while (before.length && after.length && before[0].isEqualNode(after[0])) {
        before.shift();
        after.shift();
      }
      let behind = null;
      while (before.length && after.length && before.at(-1).isEqualNode(after.at(-1))) {
        behind = before.pop();
        after.pop();
      }
      while (after.length) {
        const next = after.shift();
        const same = before.findIndex((child) => child.isEqualNode(next));
        const kin = same < 0 ? before.findIndex((child) => alike(child, next)) : same;
        if (kin < 0 || after.some((later) => later.isEqualNode(before[kin]))) {
          this.insert(parent, next, before[0] ?? behind);
          continue;
        }
        before.splice(0, kin).forEach((gone) => this.remove(gone));
        const old = before.shift();
        if (same < 0) this.change(old, next);
      }
      before.forEach((gone) => this.remove(gone));
    }

    insert(parent, next, reference) {
      const [source, shown] = copied(next);
      parent.insertBefore(source, reference);
      if (reference) onScreen.get(reference).before(shown);
      else onScreen.get(parent).append(shown);
      this.add(shown);
    }

    remove(source) {
      onScreen.get(source).remove();
      source.remove();
    }

    replace(source, next) {
      const [fresh, shown] = copied(next);
      const old = onScreen.get(source);
      const positions = [...old.querySelectorAll('input[type=range]')].map((slider) => slider.value);
      old.replaceWith(shown);
      source.replaceWith(fresh);
      this.add(shown, positions);
    }

    add(shown, positions = []) {
      if (shown.nodeType === Node.ELEMENT_NODE) this.added.push({ shown, positions });
    }
  }

  // The page's scripts, read once: when one of them changes, the page is loaded anew.
  let code = null;
  const codeOfScripts = () =>
    (code ??= Promise.all(
      [...document.querySelectorAll('script[src][defer]')].map(async (script) => (await fetch(script.src)).text()),
    ));

  // They look for what they make more of when the page is loaded; here they find what has come since.
  const upgrade = (added, scripts) => {
    const elements = added.flatMap(({ shown }) => [shown, ...shown.querySelectorAll('*')]);
    if (!elements.length) return;
    const scope = new Proxy(document, {
      get: (target, name) => {
        if (name === 'querySelectorAll') return (selector) => elements.filter((each) => each.matches(selector));
        const value = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    scripts.forEach((script) => new Function('document', script)(scope));
    for (const { shown, positions } of added) {
      shown.querySelectorAll('input[type=range]').forEach((slider, place) => {
        if (positions[place] === undefined) return;
        slider.value = positions[place];
        slider.dispatchEvent(new Event('input'));
      });
    }
  };

  const parts = (page) =>
    [...page.querySelectorAll('head link[rel=stylesheet], head script[src]')]
      .map((part) => path(part.href ?? part.src))
      .filter((part) => part !== '_preview/preview.js')
      .join();

  let problems = 0;
  let title = null;
  const entitle = (text = title ?? document.title.replace(/^✗ /, '')) => {
    title = text;
    document.title = (problems > 0 ? '✗ ' : '') + title;
  };

  const update = async () => {
    let response;
    try {
      response = await fetch(location.href, { cache: 'no-store' });
    } catch {
      return; // The preview is gone; when it is back it tells what has changed.
    }
    const next = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (!response.ok || parts(next) !== parts(document) || next.body.querySelector('script')) {
      location.reload();
      return;
    }
    // Nobody sees the page between its change and what its scripts make of that.
    const scripts = await codeOfScripts();
    const morph = new Morph();
    morph.change(served, next.body);
    document.documentElement.lang = next.documentElement.lang;
    entitle(next.title);
    showRuns();
    upgrade(morph.added, scripts);
    showProblems();
  };

  // One after the other, and one for all that came while another was under way.
  let updating = Promise.resolve();
  let waiting = false;
  const updateSoon = () => {
    if (waiting) return;
    waiting = true;
    updating = updating.then(() => {
      waiting = false;
      return update().catch((failure) => {
        // What is on the screen may be neither the old page nor the new one.
        console.error(failure);
        location.reload();
      });
    });
  };

  // The old style stays until the new one is there, so that the page is never without.
  const swapStyle = (link) => {
    const fresh = link.cloneNode();
    const url = new URL(link.href);
    url.searchParams.set('t', Date.now());
    fresh.href = url;
    fresh.addEventListener('load', () => link.remove());
    link.after(fresh);
  };

  const swapPicture = (image) => {
    const url = new URL(image.src);
    url.searchParams.set('t', Date.now());
    image.src = url;
  };

  // All that the terminal says, but for what this page shows in its place.
  let told = [];
  const panel = document.createElement('details');
  panel.id = 'preview-problems';
  panel.open = sessionStorage.getItem('preview-problems') !== 'closed';
  panel.addEventListener('toggle', () => sessionStorage.setItem('preview-problems', panel.open ? 'open' : 'closed'));
  const element = (name, text, className = '') => {
    const made = document.createElement(name);
    made.textContent = text;
    made.className = className;
    return made;
  };
  const showProblems = () => {
    if (notice || !document.body) return;
    const shown = new Set(
      [...document.body.querySelectorAll('.output-failure, .output-warning')].map(
        (each) => each.querySelector('.where')?.textContent + each.querySelector('.message')?.textContent,
      ),
    );
    const others = told.filter((problem) => !shown.has(problem.at + problem.message));
    panel.replaceChildren(element('summary', others.length === 1 ? '1 problem elsewhere' : others.length + ' problems elsewhere'));
    for (const problem of others) {
      const box = element('div', '', 'output-failure');
      box.append(element('p', problem.at, 'where'), element('pre', problem.text.slice(problem.at.length).replace(/^: /, '')));
      panel.append(box);
    }
    if (others.length) document.documentElement.append(panel);
    else panel.remove();
  };

  let runs = [];
  const showRuns = () => {
    const now = new Map(runs.filter((run) => run.pages.includes(here())).map((run) => [run.id, run]));
    for (const figure of document.querySelectorAll('[data-preview-running]')) {
      if (!now.has(figure.id)) figure.removeAttribute('data-preview-running');
    }
    for (const [id, run] of now) {
      const seconds = (performance.now() - run.since) / 1000;
      // What ends in an instant would only flicker.
      if (seconds > 0.3) document.getElementById(id)?.setAttribute('data-preview-running', seconds.toFixed(seconds < 10 ? 1 : 0));
    }
  };
  setInterval(showRuns, 100);

  const events = new EventSource('/_preview/events?' + new URLSearchParams({ bake: own.searchParams.get('bake'), page: here() }));

  events.addEventListener('bake', (event) => {
    const bake = JSON.parse(event.data);
    const changed = new Set(bake.changed);
    const scripts = [...document.scripts].some((script) => script.src && changed.has(path(script.src)));
    if (bake.everything || scripts || (notice && changed.has(here()))) {
      location.reload();
      return;
    }
    problems = bake.problems;
    if (document.readyState !== 'loading') entitle();
    document.querySelectorAll('link[rel=stylesheet]').forEach((link) => changed.has(path(link.href)) && swapStyle(link));
    document.querySelectorAll('img').forEach((image) => changed.has(path(image.src)) && swapPicture(image));
    if (changed.has(here())) updateSoon();
  });

  events.addEventListener('run', (event) => {
    runs = JSON.parse(event.data).runs.map((run) => ({ ...run, since: performance.now() - run.millis }));
    showRuns();
  });

  events.addEventListener('problems', (event) => {
    told = JSON.parse(event.data).problems;
    showProblems();
  });

  events.addEventListener('progress', (event) => {
    const line = document.querySelector('[data-preview-progress]');
    if (line) line.textContent = JSON.parse(event.data);
  });

  document.addEventListener('DOMContentLoaded', () => {
    entitle();
    showProblems();
  });

  // Leads to the line in the author's editor: a failure's place by a click, anything else by a click with the Alt key.
  document.addEventListener('click', (event) => {
    const place = event.target.closest?.('.output-failure .where');
    if (!place && !event.altKey) return;
    const id = event.target.closest?.('figure.snippet')?.id ?? '';
    event.preventDefault();
    location.href = '/_preview/edit?' + new URLSearchParams(place ? { at: place.textContent } : { page: here(), id });
  });

  const style = document.createElement('style');
  style.textContent = `
    #preview-problems { position: fixed; inset: auto 0 0 0; z-index: 9999; max-height: 40vh; overflow: auto; padding: 0.5rem 1rem;
      font: 0.875rem/1.4 system-ui, sans-serif; color: #1c1917; background: #fff7ed; border-top: 0.25rem solid #c2410c }
    #preview-problems summary { cursor: pointer; font-weight: bold }
    #preview-problems pre { margin: 0; white-space: pre-wrap; color: inherit; background: none }
    #preview-problems .where { margin: 0.5rem 0 0 }
    .output-failure .where { cursor: pointer; text-decoration: underline }
    [data-preview-running] > .snippet-output { opacity: 0.4 }
    [data-preview-running]::after { content: "⏳ " attr(data-preview-running) " s"; display: block; font-size: 0.875rem }
    @media print { #preview-problems { display: none } [data-preview-running]::after { content: none } }`;
  document.head.append(style);
})();
