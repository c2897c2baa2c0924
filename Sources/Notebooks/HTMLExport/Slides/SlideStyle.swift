/// What slides have beyond the page's style sheet.
///
/// The script sets `--scale` by the window's size, so that a slide shows as much on a projector as on a
/// laptop.
enum SlideStyle {
  static let css = """
    :root { --scale: 1; }
    html { font-size: calc(17px * var(--scale)); }
    main.slides { max-width: none; padding: 0; }
    .slide { padding: 1.3rem 3.5rem 2.2rem; line-height: 1.5; }
    .slide > .content { max-width: calc(58rem / var(--fit, 1)); margin: 0 auto; zoom: var(--fit, 1); }
    .slide:focus { outline: none; }
    .slide h1, .slide h2, .slide h3, .slide h4 { margin: 1em 0 .5em; }
    .slide section:first-child > :is(h1, h2, h3, h4):first-child { margin-top: 0; }
    .slide section { margin: 0 0 .9rem; }
    .slide .text, .slide .raw { max-width: none; margin-left: 0; }
    .slide .prompt { display: none; }
    .slide .output > .content { padding-left: 0; }
    .slide details > summary { margin-left: 0; }
    .slide .input > pre { white-space: pre-wrap; overflow-wrap: anywhere; }
    .slide img { zoom: var(--scale); }
    .slide .output img {
      max-height: calc(82vh / var(--scale)); max-width: calc(100% * var(--fit, 1)); width: auto;
    }
    .notes, .controls, .progress { display: none; }
    .counter { font-variant-numeric: tabular-nums; padding-left: .5em; }
    html:not(.talk) .slide { border-bottom: 1px solid var(--line); }
    @media screen {
      .talk, .talk body { height: 100%; overflow: hidden; }
      .talk .slide {
        display: none; height: 100vh; height: 100dvh; box-sizing: border-box; overflow-y: auto;
        scrollbar-width: thin;
        /* A swipe is the script's, not the browser's way back. */
        touch-action: pan-y pinch-zoom; overscroll-behavior: none;
      }
      .talk .slide.present { display: block; }
      .fragment:not(.seen) { visibility: hidden; }
      .content > .fragment:not(.seen) { display: none; }
      .talk .controls {
        display: flex; align-items: center; gap: .1rem; z-index: 2;
        position: fixed; right: .6rem; bottom: .5rem;
        padding: 0 .5rem 0 .1rem; background: var(--page); border-radius: 6px; color: var(--faint);
        font: .74rem "Inter", "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif;
      }
      .controls button {
        min-width: 28px; min-height: 28px; padding: 0; border: 0; border-radius: 4px; background: none;
        color: inherit; font: inherit; font-size: .9rem; cursor: pointer;
      }
      .controls button:hover { background: var(--panel); }
      .controls button:disabled { visibility: hidden; }
      .talk .progress {
        display: block; position: fixed; left: 0; bottom: 0; height: 3px; background: var(--link);
        width: calc(100% * var(--progress, 0));
      }
      .talk.noted .present .notes {
        display: block; position: fixed; left: 0; right: 0; bottom: 0; max-height: 40vh; overflow-y: auto;
        box-sizing: border-box; padding: .6rem 3.5rem 2.6rem; z-index: 1; background: var(--panel);
        border-top: 2px solid var(--line); font-size: .9em;
      }
      .talk.noted .present:has(.notes) { padding-bottom: 42vh; }
      .talk.black body::after { content: ""; position: fixed; inset: 0; z-index: 9; background: #000; }
    }
    @media screen and (max-width: 50rem) { .slide { padding: 1rem 1rem 3.4rem; } }
    @media screen and (prefers-reduced-motion: no-preference) { .slide { scroll-behavior: smooth; } }
    .paper { --scale: 1.2 !important; }
    .paper .slide { display: block !important; width: 1280px; box-sizing: border-box; }
    .paper .slide, .slide.measured { height: auto !important; }
    :is(.paper, .measured) .fragment { visibility: visible !important; }
    .measured > .content > .fragment, .paper .content > .fragment { display: block !important; }
    .paper .slide .output img { max-height: calc(590px / var(--scale)); }
    @page { size: 1280px 720px; margin: 0; }
    @media print {
      html:not(.talk) .slide { border: 0; }
      .slide { break-after: page; }
      .column:last-child > .slide:last-child { break-after: auto; }
      .slide img { break-inside: avoid; }
    }
    """
}
