/// The script of a page of slides. It takes no text of the notebook's into it, and asks for nothing.
///
/// Keys and order are reveal.js's: right and left go through the columns, down and up within one, the space
/// bar and Page Down through everything, and each shows the next fragment first. What is taller than the
/// window is scrolled through before the next slide comes.
enum SlideScript {
  static let javaScript = #"""
    (() => {
      'use strict';
      const root = document.documentElement;
      const columns = [...document.querySelectorAll('main > .column')]
        .map(column => [...column.children]);
      const places = columns.flatMap((slides, column) =>
        slides.map((slide, row) => ({slide, column, row})));
      const rows = columns.map(() => 0);  // where each column was left
      const button = Object.fromEntries(['left', 'up', 'down', 'right']
        .map(name => [name, document.querySelector('.controls .' + name)]));
      const counter = document.querySelector('.counter');
      let now = -1;
      let size = 1;

      // Moving

      const fragments = () => [...places[now].slide.querySelectorAll('.fragment')];
      const index = (column, row) =>
        places.findIndex(place => place.column == column && place.row == row);

      function show(wanted, isAtItsEnd = false) {
        if (!places[wanted]) return;
        places[now]?.slide.classList.remove('present');
        now = wanted;
        const {slide, column, row} = places[now];
        slide.classList.add('present');
        for (const fragment of fragments()) fragment.classList.toggle('seen', isAtItsEnd);
        fit(slide, slide.clientHeight, .75);
        slide.scrollTo({top: isAtItsEnd ? slide.scrollHeight : 0, behavior: 'instant'});
        slide.focus({preventScroll: true});
        rows[column] = row;
        tell();
        // A viewer may show the page where addresses cannot be changed.
        try { history.replaceState(null, '', `#/${column}` + (row ? `/${row}` : '')); } catch { }
      }

      function tell() {
        const {column, row} = places[now];
        counter.textContent = `${now + 1} / ${places.length}`;
        root.style.setProperty('--progress', (now + 1) / places.length);
        button.left.disabled = column == 0;
        button.right.disabled = column == columns.length - 1;
        button.up.disabled = row == 0;
        button.down.disabled = row == columns[column].length - 1;
      }

      function showFragment() {
        const next = fragments().find(fragment => !fragment.classList.contains('seen'));
        next?.classList.add('seen');
        next?.scrollIntoView({block: 'nearest'});
        return Boolean(next);
      }

      function hideFragment() {
        const last = fragments().findLast(fragment => fragment.classList.contains('seen'));
        last?.classList.remove('seen');
        return Boolean(last);
      }

      /// Whether there was something to scroll to; `part` is of the window's height.
      function scroll(part) {
        const slide = places[now].slide;
        const left = slide.scrollHeight - slide.clientHeight - slide.scrollTop;
        if (part > 0 ? left < 2 : slide.scrollTop < 2) return false;
        slide.scrollBy({top: part * slide.clientHeight});
        return true;
      }

      const column = change => {
        const wanted = places[now].column + change;
        if (columns[wanted]) show(index(wanted, rows[wanted]));
      };
      const row = change => {
        const wanted = index(places[now].column, places[now].row + change);
        if (wanted >= 0) show(wanted, change < 0);
      };
      const moves = {
        right: () => showFragment() || column(1),
        left: () => hideFragment() || column(-1),
        down: () => scroll(.25) || showFragment() || row(1),
        up: () => hideFragment() || scroll(-.25) || row(-1),
        next: () => scroll(.85) || showFragment() || show(now + 1),
        previous: () => hideFragment() || scroll(-.85) || show(now - 1, true),
        first: () => show(0),
        last: () => show(places.length - 1, true),
        notes: () => root.classList.toggle('noted'),
        black: () => root.classList.toggle('black'),
        full: () => document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen(),
        larger: () => resize(size * 1.1),
        smaller: () => resize(size / 1.1),
        usual: () => resize(1),
      };

      // Keys; letters by their place, so that they work on any alphabet's keyboard

      const keys = {
        ArrowRight: 'right', ArrowLeft: 'left', ArrowDown: 'down', ArrowUp: 'up',
        PageDown: 'next', PageUp: 'previous', ' ': 'next', Home: 'first', End: 'last',
        '.': 'black', '+': 'larger', '=': 'larger', '-': 'smaller', '0': 'usual',
        KeyL: 'right', KeyH: 'left', KeyJ: 'down', KeyK: 'up', KeyN: 'next', KeyP: 'previous',
        KeyF: 'full', KeyS: 'notes', KeyB: 'black',
      };

      /// Whether an element that has the focus needs the key for itself.
      function isTaken(event) {
        const own = event.target.closest('input, textarea, select, video, audio, [contenteditable]');
        if (own) return true;
        if (event.key == ' ') return Boolean(event.target.closest('a, button, summary'));
        const scrolls = event.target.closest('pre, table, aside');
        if (!scrolls?.matches(':focus-visible')) return false;
        return event.key.match(/Left|Right/) && scrolls.scrollWidth > scrolls.clientWidth
          || event.key.match(/Up|Down/) && scrolls.scrollHeight > scrolls.clientHeight;
      }

      document.addEventListener('keydown', event => {
        if (event.ctrlKey || event.altKey || event.metaKey || isTaken(event)) return;
        const move = keys[event.key] ?? keys[event.code];
        if (!move) return;
        event.preventDefault();
        moves[event.key == ' ' && event.shiftKey ? 'previous' : move]();
      });
      for (const name in button) button[name].addEventListener('click', moves[name]);

      // Touch: a swipe to the left shows what is on the right. What scrolls is scrolled.

      let start = null;
      const scrollsAcross = element => element?.closest('pre, table, .content, .formula') &&
        [...function* (e) { for (; e && e != document.body; e = e.parentElement) yield e; }(element)]
          .some(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX != 'visible');
      document.addEventListener('touchstart', event => {
        const slide = places[now].slide;
        const [touch] = event.touches;
        start = event.touches.length > 1 ? null : {
          x: touch.clientX, y: touch.clientY, top: slide.scrollTop,
          isAcross: scrollsAcross(event.target),
        };
      }, {passive: true});
      document.addEventListener('touchend', event => {
        if (!start || visualViewport?.scale > 1.01) return;
        const [touch] = event.changedTouches;
        const [x, y] = [touch.clientX - start.x, touch.clientY - start.y];
        const hasScrolled = Math.abs(places[now].slide.scrollTop - start.top) > 2;
        if (Math.max(Math.abs(x), Math.abs(y)) < 50) return;
        if (Math.abs(x) > Math.abs(y)) { if (!start.isAcross) moves[x < 0 ? 'right' : 'left'](); }
        else if (!hasScrolled) moves[y < 0 ? 'down' : 'up']();
        start = null;
      }, {passive: true});

      // Size, paper, addresses

      function resize(wanted) {
        size = Math.min(Math.max(wanted, .5), 4);
        const scale = Math.max(1, Math.min(innerWidth / 1060, innerHeight / 596)) * size;
        root.style.setProperty('--scale', scale.toFixed(3));
        if (places[now]) fit(places[now].slide, innerHeight, .75);
      }

      /// Makes a slide with all its fragments smaller where it then has room in that height; where it
      /// would be smaller than `least`, it gets that size if it is `forced`, and its own if not.
      function fit(slide, height, least, isForced = false) {
        const content = slide.firstElementChild;
        const {paddingTop, paddingBottom} = getComputedStyle(slide);
        const padding = parseFloat(paddingTop) + parseFloat(paddingBottom);
        let wanted = 1;
        slide.classList.add('measured');
        content.style.setProperty('--fit', 1);
        // Lines break anew in another size, so that one step seldom meets it.
        for (let step = 0; step < 5 && slide.offsetHeight > height; step++) {
          wanted *= .99 * (height - padding) / (slide.offsetHeight - padding);
          content.style.setProperty('--fit', wanted);
        }
        if (wanted < least) content.style.setProperty('--fit', isForced ? least : 1);
        slide.classList.remove('measured');
      }

      // One slide a sheet; what would be too small to read goes on overleaf.
      addEventListener('beforeprint', () => {
        root.classList.add('paper');
        for (const {slide} of places) fit(slide, 718, .5, true);
      });
      addEventListener('afterprint', () => {
        root.classList.remove('paper');
        resize(size);
      });
      addEventListener('resize', () => resize(size));
      addEventListener('load', () => resize(size));

      /// The place that an address names: a column and a row, or an element by its id.
      function placeOf(hash) {
        const numbers = hash.match(/^#\/(\d+)(?:\/(\d+))?$/);
        if (numbers) return index(+numbers[1], +(numbers[2] ?? 0));
        const element = document.getElementById(decodeURIComponent(hash.slice(1)));
        return places.findIndex(({slide}) => slide.contains(element));
      }
      function follow() {
        const hash = location.hash;
        show(Math.max(0, placeOf(hash)));
        if (!hash.startsWith('#/')) document.getElementById(hash.slice(1))?.scrollIntoView();
      }
      addEventListener('hashchange', follow);

      root.classList.add('talk');
      resize(1);
      follow();
    })();
    """#
}
