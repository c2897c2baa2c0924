/// The page's style sheet.
enum PageStyle {
  static let css = """
    :root {
      color-scheme: light dark;
      --text: #1f2328; --faint: #6a737d; --page: #ffffff; --panel: #f6f8fa; --line: #d8dee4; --link: #0b5cad;
      --error: #fff6f5; --error-line: #b92c31; --warm: #fff8e6;
      --k: #a626a4; --t: #0b6e8f; --f: #3358c4; --s: #2e7d32; --n: #b4540a; --c: #6a737d; --a: #986801;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --text: #d7dce2; --faint: #8b949e; --page: #14171b; --panel: #1d2127; --line: #343a42; --link: #6cb2ff;
        --error: #33191b; --error-line: #f0777b; --warm: #2b2718;
        --k: #d98ee0; --t: #5fc3dd; --f: #8fb0ff; --s: #8ccf8f; --n: #e6a267; --c: #8b949e; --a: #d9b36c;
      }
    }
    html { font-size: 17px; }
    body {
      margin: 0; background: var(--page); color: var(--text);
      font-family: Charter, "Source Serif 4", "Noto Serif", "PT Serif", Georgia, "DejaVu Serif", serif; line-height: 1.6;
    }
    main { max-width: 56rem; margin: 0 auto; padding: 2rem 1.25rem 5rem; }
    section { margin: 0 0 1.2rem; }
    .text { max-width: 44rem; margin-left: 5rem; }
    h1, h2, h3, h4, h5, h6 {
      font-family: "Inter", "Segoe UI", "Helvetica Neue", "Noto Sans", "DejaVu Sans", sans-serif;
      line-height: 1.25; margin: 1.8em 0 .6em; text-wrap: balance;
    }
    h1 { font-size: 1.9rem; margin-top: .5em; } h2 { font-size: 1.45rem; } h3 { font-size: 1.2rem; } h4, h5, h6 { font-size: 1rem; }
    p, ul, ol, blockquote, table, pre { margin: .7em 0; }
    li { margin: .2em 0; }
    a { color: var(--link); text-underline-offset: .15em; }
    img { max-width: 100%; height: auto; }
    .output img { background: #fff; border-radius: 3px; }
    hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0; }
    blockquote { border-left: 3px solid var(--line); padding-left: 1em; margin-left: 0; color: var(--faint); }
    table { border-collapse: collapse; font-size: .95em; display: block; overflow-x: auto; }
    th, td { padding: .3em .8em; border-bottom: 1px solid var(--line); text-align: left; }
    th { border-bottom-width: 2px; }
    pre, code { font-family: "JetBrains Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .82rem; }
    p code, li code, td code { background: var(--panel); padding: .1em .3em; border-radius: 3px; }
    pre { overflow-x: auto; line-height: 1.45; tab-size: 4; }
    .text pre, .raw pre { background: var(--panel); padding: .7em .9em; border-radius: 5px; }
    .raw { margin-left: 5rem; }
    .input, .output { display: flex; gap: .6rem; align-items: flex-start; }
    .prompt {
      flex: 0 0 4.4rem; text-align: right; color: var(--faint); padding-top: .68rem; user-select: none;
      font: .74rem "JetBrains Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
    }
    .output .prompt { padding-top: .1rem; }
    .input > pre {
      flex: 1; min-width: 0; margin: 0; padding: .6em .9em; background: var(--panel);
      border: 1px solid var(--line); border-radius: 5px;
    }
    .output { margin-top: .5rem; }
    details > summary { margin-left: 5rem; cursor: pointer; color: var(--link); font-size: .85rem; }
    .output > .content { flex: 1; min-width: 0; padding-left: .9em; overflow-x: auto; }
    .output pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
    .output pre.stream { white-space: pre; overflow-wrap: normal; }
    .output pre.stderr { background: var(--warm); padding: .4em .6em; }
    .output pre.error { background: var(--error); border-left: 3px solid var(--error-line); padding: .5em .8em; }
    .k { color: var(--k); } .t { color: var(--t); } .f { color: var(--f); } .s { color: var(--s); }
    .n { color: var(--n); } .c { color: var(--c); font-style: italic; } .a { color: var(--a); }
    .ansi-bold { font-weight: bold; } .ansi-italic { font-style: italic; } .ansi-underline { text-decoration: underline; }
    .ansi-fg0 { color: var(--faint); } .ansi-fg1 { color: var(--error-line); } .ansi-fg2 { color: var(--s); }
    .ansi-fg3 { color: var(--a); } .ansi-fg4 { color: var(--f); } .ansi-fg5 { color: var(--k); }
    .ansi-fg6 { color: var(--t); } .ansi-fg7 { color: var(--text); }
    math { font-family: "Latin Modern Math", "STIX Two Math", "Cambria Math", "XITS Math", "DejaVu Math TeX Gyre", math; }
    .formula, p:has(> math[display="block"]) { overflow-x: auto; overflow-y: hidden; margin: 1em 0; }
    math[display="block"] { font-size: 1.08em; margin: .4em 0; }
    math .bf, math .bi { font-family: Charter, "Latin Modern Roman", "STIX Two Text", Cambria, "DejaVu Serif", serif; }
    math .bf { font-weight: bold; } math .bi { font-weight: bold; font-style: italic; } math .it { font-style: italic; }
    math .sf { font-family: "DejaVu Sans", sans-serif; } math .tt { font-family: "DejaVu Sans Mono", monospace; }
    math .unknown { color: var(--error-line); font-family: monospace; }
    math .boxed { border: 1px solid currentColor; padding: .2em .4em; }
    mtable.equations mtd { padding: .25em 0; }
    @media (max-width: 50rem) {
      .text, .raw, details > summary { margin-left: 0; }
      .input, .output { display: block; } .prompt { text-align: left; padding: .2rem 0; }
      .output .prompt:empty { display: none; }
    }
    @media print { main { max-width: none; padding: 0; } .input > pre, .output pre { white-space: pre-wrap; } section { break-inside: auto; } }
    """
}
