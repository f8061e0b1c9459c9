/// The styles of the page: for screens of any width, light and dark, and for paper.
enum PageStyle {
  static let css = #"""
    :root {
      color-scheme: light dark;
      --ground: #f6f7f9; --surface: #ffffff; --sunk: #f0f2f5; --text: #1b1f24; --muted: #565e68; --line: #d5dae0;
      --accent: #0a4fa3; --focus: #0a4fa3; --key: #5b3b8c;
      --good: #10602a; --good-ground: #dcf5e3; --caution: #754a00; --caution-ground: #fdf0cc;
      --bad: #a1122a; --bad-ground: #fde4e4; --quiet: #434b55; --quiet-ground: #e9edf1;
      --shadow: 0 1px 2px rgb(20 30 45 / 8%);
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #0e1217; --surface: #171c23; --sunk: #11161c; --text: #e5eaf0; --muted: #a2acb8; --line: #323a45;
        --accent: #86bcff; --focus: #86bcff; --key: #c7aef5;
        --good: #8be0ab; --good-ground: #14351f; --caution: #f0ce72; --caution-ground: #3a2e0b;
        --bad: #ffaaa3; --bad-ground: #48181c; --quiet: #ccd3db; --quiet-ground: #2a323c;
        --shadow: none;
      }
    }
    @media print {
      :root {
        color-scheme: light;
        --ground: #ffffff; --surface: #ffffff; --sunk: #ffffff; --text: #000000; --muted: #444444; --line: #bbbbbb;
        --accent: #0a3f83; --key: #4a2f75;
        --good: #0c4d21; --good-ground: #ffffff; --caution: #5e3b00; --caution-ground: #ffffff;
        --bad: #8a0f23; --bad-ground: #ffffff; --quiet: #333333; --quiet-ground: #ffffff; --shadow: none;
      }
    }
    * { box-sizing: border-box; }
    html { font: 100%/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
    body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: var(--ground); color: var(--text); overflow-wrap: anywhere; }
    a { color: var(--accent); text-underline-offset: 0.15em; }
    :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
    h1, h2, h3, h4 { line-height: 1.25; margin: 0; text-wrap: balance; }
    h2 { font-size: 1.6rem; margin-bottom: 1rem; }
    h2:focus { outline: none; }
    h3 { font-size: 1.15rem; margin: 1.75rem 0 0.6rem; }
    h4 { font-size: 1rem; margin: 1.4rem 0 0.5rem; }
    p { margin: 0 0 0.6rem; max-width: 80ch; }
    code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: 0.86em; }
    ul.plain, ol.plain { list-style: none; margin: 0; padding: 0; }

    .skip { position: absolute; left: 1rem; top: -10rem; background: var(--surface); padding: 0.5rem 1rem; z-index: 2; }
    .skip:focus { top: 1rem; }
    .top { padding: 1.4rem clamp(1rem, 3vw, 2.5rem) 1.2rem; background: var(--surface); border-bottom: 1px solid var(--line);
      display: flex; flex-wrap: wrap; gap: 0.75rem 2rem; align-items: end; justify-content: space-between; }
    .top > div { min-width: 0; }
    .top h1 { font-size: 1.5rem; letter-spacing: -0.01em; }
    .top p { margin: 0.2rem 0 0; color: var(--muted); }
    .search { display: flex; flex-wrap: wrap; gap: 0.25rem 0.6rem; align-items: center; flex: 0 1 28rem; }
    .search[hidden], .filters[hidden], .tools[hidden] { display: none; }
    .search label { font-weight: 600; }
    .search input { flex: 1 1 12rem; min-width: 0; font: inherit; padding: 0.45rem 0.7rem; color: inherit;
      background: var(--ground); border: 1px solid var(--muted); border-radius: 6px; }
    .search output { flex-basis: 100%; color: var(--muted); font-size: 0.875rem; min-height: 1.3em; }

    .layout { flex: 1; display: grid; grid-template-columns: minmax(0, 1fr); }
    .views { background: var(--surface); border-bottom: 1px solid var(--line); padding: 0.5rem clamp(0.5rem, 2.5vw, 2rem); }
    .views ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.25rem; }
    .views a { display: flex; gap: 0.6rem; justify-content: space-between; align-items: baseline; padding: 0.4rem 0.75rem;
      border-radius: 6px; color: var(--text); text-decoration: none; }
    .views a:hover { background: var(--sunk); text-decoration: underline; }
    .views a[aria-current] { background: var(--quiet-ground); color: var(--text); font-weight: 600; }
    .views .mark { color: var(--muted); font-size: 0.85rem; font-weight: 400; font-variant-numeric: tabular-nums; }
    main { padding: 1.6rem clamp(1rem, 3vw, 2.5rem) 4rem; min-width: 0; }
    main:focus { outline: none; }
    .view + .view { margin-top: 3.5rem; border-top: 1px solid var(--line); padding-top: 2rem; }
    .system-name { font-size: 1.3rem; margin-top: 0; }
    .system + .system { margin-top: 3rem; }
    .lead { color: var(--muted); }
    .none { color: var(--muted); font-style: italic; }
    @media (min-width: 62rem) {
      .layout { grid-template-columns: 15rem minmax(0, 1fr); }
      .views { border-bottom: 0; border-right: 1px solid var(--line); padding: 1.2rem 1rem; }
      .views ul { flex-direction: column; position: sticky; top: 6rem; }
      th, td { min-width: 5.5rem; }
      .top { position: sticky; top: 0; z-index: 1; padding-block: 0.7rem; }
      .view { scroll-margin-top: 30rem; }
      .resource, .map { scroll-margin-top: 6rem; }
      tbody th { min-width: 16rem; max-width: 44rem; }
    }

    .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: 1rem;
      max-width: 90rem; margin-bottom: 1.2rem; }
    .card { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.2rem;
      box-shadow: var(--shadow); min-width: 0; }
    .card h3, .card h4 { margin: 0 0 0.6rem; font-size: 1rem; }
    .card p:last-child { margin-bottom: 0; }
    .figure { font-size: 1.25rem; font-weight: 600; display: flex; flex-wrap: wrap; gap: 0.4rem; }
    .chips, .links, .columns { list-style: none; margin: 0; padding: 0; }
    .chips, .links { display: flex; flex-wrap: wrap; gap: 0.3rem 0.4rem; }
    .links { gap: 0.1rem 0.9rem; }
    .columns { columns: 24rem; column-gap: 2rem; margin: 0.5rem 0 0.5rem 1.2rem; }
    .columns li { break-inside: avoid; padding: 0.15rem 0; }
    .chips li, .chip, .badge { display: inline-block; padding: 0.1rem 0.55rem; border-radius: 1rem; font-size: 0.85rem;
      background: var(--quiet-ground); color: var(--quiet); }
    .badge { font-weight: 600; border-radius: 5px; border: 1px solid transparent; margin-right: 0.5rem; }
    .badge.good { background: var(--good-ground); color: var(--good); }
    .badge.caution { background: var(--caution-ground); color: var(--caution); }
    .badge.bad { background: var(--bad-ground); color: var(--bad); }
    .type, .aside, .note { color: var(--muted); font-size: 0.875rem; font-weight: 400; }
    .type { margin-left: 0.6rem; }
    .aside { margin-left: 0.4rem; }
    .note { display: block; }
    .pairs { display: grid; grid-template-columns: minmax(5rem, max-content) minmax(0, 1fr); gap: 0.25rem 1rem; margin: 0; }
    .pairs:empty { display: none; }
    .pairs dt { color: var(--muted); }
    .pairs dd { margin: 0; min-width: 0; }
    .sentences, .places { margin: 0.3rem 0 0.6rem; padding-left: 1.2rem; max-width: 90ch; }
    .places { color: var(--muted); font-size: 0.875rem; }

    .group { margin-bottom: 1.5rem; }
    details.group { margin-bottom: 0.4rem; }
    .totals { list-style: none; margin: 0 0 0.4rem; padding: 0; }
    .totals .aside { margin: 0; }
    .costs { margin: 0; }
    .costs dt { color: var(--muted); }
    .costs dd { margin: 0 0 0.6rem; }
    .totals li { display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: space-between; }
    details > summary { cursor: pointer; padding: 0.4rem 0.3rem; }
    .entry { background: var(--surface); border: 1px solid var(--line); border-radius: 8px; padding: 0.8rem 1rem;
      margin-bottom: 0.7rem; max-width: 100rem; }
    .entry-head { margin-bottom: 0.4rem; }
    .entry > :last-child { margin-bottom: 0; }
    .message { font-weight: 600; }
    .warnings { margin: 0.5rem 0 1rem; }
    .warnings li { padding: 0.2rem 0; }
    .resource { background: var(--surface); border: 1px solid var(--line); border-radius: 8px; margin-bottom: 0.4rem;
      max-width: 100rem; }
    .resource > summary { padding: 0.55rem 0.9rem; border-radius: 8px; }
    .resource > summary:hover { background: var(--sunk); }
    .resource .name { font-weight: 600; }
    .resource .chip { margin-left: 0.6rem; }
    .resource > .pairs { padding: 0.4rem 1rem 0.8rem; }
    .resource:target { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
    pre { margin: 0; padding: 0.8rem 1rem; background: var(--sunk); border-top: 1px solid var(--line); overflow-x: auto;
      border-radius: 0 0 8px 8px; line-height: 1.45; overflow-wrap: normal; tab-size: 2; }
    pre code { font-size: inherit; }
    pre b { color: var(--key); font-weight: 400; }

    .scroll { overflow-x: auto; margin: 0.4rem 0 1rem; max-width: 100rem; }
    table { border-collapse: collapse; min-width: min(30rem, 100%); background: var(--surface); }
    caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    th, td { text-align: start; vertical-align: top; padding: 0.4rem 0.8rem; border: 1px solid var(--line);
      min-width: 7.5rem; max-width: 32rem; }
    thead th { background: var(--sunk); }
    tbody th { font-weight: 400; }
    .resource-row th { font-weight: 600; }
    .resource-row th .type { display: block; margin: 0; }
    .property-row th { padding-left: 1.6rem; color: var(--muted); }
    .number { text-align: end; font-variant-numeric: tabular-nums; }
    td .badge, .verdict .badge, td .sentences { margin: 0; }
    .property-row td { min-width: 8.8rem; }
    .sign { display: inline-block; width: 1.2em; color: var(--muted); }
    .grave { color: var(--bad); font-weight: 600; }
    .way { list-style: none; display: flex; flex-wrap: wrap; gap: 0.4rem; margin: 0 0 1rem; padding: 0; }
    .way li + li::before { content: "→ "; color: var(--muted); }

    .filters, .tools { display: flex; flex-wrap: wrap; gap: 0.5rem 0.7rem; align-items: center; margin-bottom: 1rem; }
    select, button { font: inherit; color: inherit; background: var(--surface); border: 1px solid var(--muted); border-radius: 6px;
      padding: 0.3rem 0.7rem; max-width: 100%; }
    button { cursor: pointer; }
    button:hover { background: var(--sunk); }

    .map { margin: 0 0 2rem; }
    .map-box { overflow: auto; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; padding: 0.75rem;
      max-height: 85vh; }
    .map-box svg { display: block; max-width: none; }
    .app .map-box svg { cursor: grab; }
    .pointed .edge:not(.lit), .pointed .node:not(.lit) { opacity: 0.25; }

    @media screen {
      .app .view { display: none; margin: 0; border: 0; padding: 0; }
      .app .view.current { display: block; }
      .app .off { display: none; }
    }
    @media print {
      @page { margin: 15mm; }
      html { font-size: 9.5pt; }
      .skip, .views, .search, .filters, .tools { display: none; }
      .layout { display: block; }
      main, .top { padding: 0 0 1rem; }
      .view { break-before: page; }
      .view:first-of-type { break-before: auto; }
      .view + .view { border: 0; margin: 0; padding: 0; }
      .entry, .card, tr { break-inside: avoid; }
      h2, h3, h4, summary { break-after: avoid; }
      pre { white-space: pre-wrap; overflow-wrap: anywhere; overflow: visible; }
      .scroll, .map-box { overflow: visible; max-height: none; }
      .map-box svg { max-width: 100%; height: auto; }
      table { table-layout: fixed; width: 100%; }
      th, td { min-width: 0; }
      details::details-content { content-visibility: visible; block-size: auto; }
    }
    """#
}
