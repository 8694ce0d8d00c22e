// Follows the preview: only pages that it serves have this script, the published site has none of it.
(() => {
  const own = new URL(document.currentScript.src);
  const title = document.title;
  const here = () => {
    const path = decodeURIComponent(location.pathname.slice(1));
    return path === '' || path.endsWith('/') ? path + 'index.html' : path;
  };

  const swapStyles = (sheets) => {
    for (const link of document.querySelectorAll('link[rel=stylesheet]')) {
      const url = new URL(link.href);
      if (sheets.includes(url.pathname.slice(1))) {
        url.searchParams.set('t', Date.now());
        link.href = url;
      }
    }
  };

  const events = new EventSource('/_preview/events?bake=' + own.searchParams.get('bake'));
  events.addEventListener('bake', (event) => {
    const bake = JSON.parse(event.data);
    document.title = (bake.problems > 0 ? '✗ ' : '') + title;
    const sheets = bake.changed.filter((path) => path.endsWith('.css'));
    if (bake.everything || bake.changed.some((path) => path === here() || path.endsWith('.js'))) {
      location.reload();
    } else {
      swapStyles(sheets);
    }
  });
})();
