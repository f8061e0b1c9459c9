/// What the page does beyond being read: one view at a time, search, filters, and maps that grow.
///
/// Without it everything stands one below the other.
enum PageScript {
  static let text = #"""
    (() => {
      'use strict';
      const all = (selector, from = document) => [...from.querySelectorAll(selector)];
      const views = all('.view');
      const links = new Map(all('.views a').map((link) => [link.hash.slice(1), link]));
      const fits = [];
      document.documentElement.classList.add('app');
      for (const control of all('.search, .filters, .tools')) control.hidden = false;

      // Views, and what links lead to in them.
      const target = () => {
        try {
          return document.getElementById(decodeURIComponent(location.hash.slice(1)));
        } catch {
          return null;
        }
      };
      const go = (isMoving) => {
        const found = location.hash ? target() : null;
        const view = found ? found.closest('.view') : views[0];
        if (!view) return;
        for (const other of views) {
          const isCurrent = other === view;
          other.classList.toggle('current', isCurrent);
          const link = links.get(other.id);
          if (isCurrent) link.setAttribute('aria-current', 'page');
          else link.removeAttribute('aria-current');
        }
        for (const fit of fits) fit();
        tell();
        if (!found || found === view) {
          if (found) view.scrollIntoView();
          if (isMoving) view.querySelector('h2').focus({ preventScroll: true });
          return;
        }
        if (found.closest('.off')) reset();
        for (let outer = found; outer; outer = outer.parentElement) {
          if (outer.tagName === 'DETAILS') outer.open = true;
        }
        found.scrollIntoView();
        (found.querySelector('summary') || found).focus({ preventScroll: true });
      };

      // Search and filters.
      const field = document.querySelector('.search input');
      const status = document.querySelector('.search output');
      const marks = new Map([...links].map(([id, link]) => [id, link.querySelector('.mark').textContent]));
      const texts = new Map();
      const text = (item) => {
        if (!texts.has(item)) texts.set(item, `${item.id} ${item.textContent}`.toLowerCase());
        return texts.get(item);
      };
      const matches = new Map();
      const apply = () => {
        const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
        for (const view of views) {
          const choices = all('select[data-by]', view).filter((choice) => choice.value);
          const items = all('.item', view);
          let count = 0;
          for (const item of items) {
            const isShown =
              choices.every((choice) => item.dataset[choice.dataset.by] === choice.value) &&
              words.every((word) => text(item).includes(word));
            item.classList.toggle('off', !isShown);
            if (isShown) count += 1;
          }
          for (const group of all('.group', view)) {
            const inner = all('.item', group);
            group.classList.toggle('off', inner.length > 0 && inner.every((item) => item.classList.contains('off')));
          }
          matches.set(view.id, items.length > 0 ? count : null);
          const link = links.get(view.id);
          const isSearched = words.length > 0 && items.length > 0;
          link.querySelector('.mark').textContent = isSearched ? String(count) : marks.get(view.id);
        }
        tell();
      };
      const tell = () => {
        const view = views.find((candidate) => candidate.classList.contains('current'));
        const count = view && matches.get(view.id);
        const isChosen = view && all('select[data-by]', view).some((choice) => choice.value);
        if (!field.value.trim() && !isChosen) status.value = '';
        else if (count === null || count === undefined) status.value = 'this view has nothing to search in';
        else status.value = `${count} ${count === 1 ? 'match' : 'matches'} in ${view.querySelector('h2').textContent}`;
      };
      const reset = () => {
        field.value = '';
        for (const choice of all('select[data-by]')) choice.value = '';
        apply();
      };
      field.addEventListener('input', apply);
      for (const form of all('.search, .filters')) {
        form.addEventListener('submit', (event) => event.preventDefault());
        form.addEventListener('change', apply);
      }
      for (const button of all('button[data-open]')) {
        button.addEventListener('click', () => {
          for (const item of all('details.item:not(.off)', button.closest('.view'))) {
            item.open = button.dataset.open === 'all';
          }
        });
      }

      // Maps: their size, what is dragged about, and the lines of what is pointed at.
      for (const map of all('.map')) {
        const box = map.querySelector('.map-box');
        const drawing = box.querySelector('svg');
        const width = drawing.viewBox.baseVal.width;
        const room = () => box.clientWidth - 24;
        let scale = 0;
        const set = (next) => {
          scale = Math.min(4, Math.max(0.1, next));
          drawing.style.width = `${Math.round(width * scale)}px`;
          drawing.style.height = 'auto';
        };
        const fit = () => set(Math.min(1, room() / width));
        // What is only a little too wide is made to fit, when the map is seen for the first time.
        fits.push(() => {
          if (!scale && room() > 0 && room() < width && room() / width > 0.6) fit();
        });
        const zoom = (factor) => {
          if (!scale) fit();
          set(scale * factor);
        };
        const actions = { in: () => zoom(1.25), out: () => zoom(0.8), fit, full: () => set(1) };
        for (const button of all('button[data-zoom]', map)) {
          button.addEventListener('click', () => actions[button.dataset.zoom]());
        }
        box.addEventListener('wheel', (event) => {
          if (!event.ctrlKey) return;
          event.preventDefault();
          zoom(event.deltaY < 0 ? 1.1 : 0.9);
        }, { passive: false });
        const nodes = new Map(all('.node[data-id]', drawing).map((node) => [node.dataset.id, node]));
        const edges = all('.edge[data-source]', drawing);
        for (const [id, node] of nodes) {
          const point = () => {
            drawing.classList.add('pointed');
            node.classList.add('lit');
            for (const edge of edges) {
              if (edge.dataset.source !== id && edge.dataset.target !== id) continue;
              for (const lit of [edge, nodes.get(edge.dataset.source), nodes.get(edge.dataset.target)]) {
                lit?.classList.add('lit');
              }
            }
          };
          const leave = () => {
            drawing.classList.remove('pointed');
            for (const lit of all('.lit', drawing)) lit.classList.remove('lit');
          };
          for (const begin of ['pointerenter', 'focus']) node.addEventListener(begin, point);
          for (const end of ['pointerleave', 'blur']) node.addEventListener(end, leave);
        }
        let start = null;
        drawing.addEventListener('pointerdown', (event) => {
          if (event.button !== 0 || event.target.closest('a')) return;
          start = { x: event.clientX + box.scrollLeft, y: event.clientY + box.scrollTop };
          drawing.setPointerCapture(event.pointerId);
        });
        drawing.addEventListener('pointermove', (event) => {
          if (start) box.scrollTo(start.x - event.clientX, start.y - event.clientY);
        });
        for (const end of ['pointerup', 'pointercancel']) {
          drawing.addEventListener(end, () => {
            start = null;
          });
        }
      }

      // On paper everything is open.
      let closed = [];
      addEventListener('beforeprint', () => {
        closed = all('details:not([open])');
        for (const item of closed) item.open = true;
      });
      addEventListener('afterprint', () => {
        for (const item of closed) item.open = false;
        closed = [];
      });
      addEventListener('hashchange', () => go(true));
      // The browser has its own way of going to where an address leads, which comes after the script.
      addEventListener('load', () => go(false));
      go(false);
    })();
    """#
}
