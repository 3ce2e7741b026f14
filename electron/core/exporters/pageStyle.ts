/**
 * The style inside an exported page, for screens by day and night and for paper. Serif is what somebody said, sans is
 * what we say, as in the app. Fonts are those of the reader's system; a PDF brings its own (electron/paper). Nothing is
 * said by colour alone.
 */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #211e1a; --ink-2: #565048; --line: #cfc8ba; --page: #fff; --fill: #f8f6f2; --link: #1f55c9; }
@media screen and (prefers-color-scheme: dark) { :root { --ink: #ece7de; --ink-2: #b4ada1; --line: #4a453d; --page: #1b1916; --fill: #26231f; --link: #8fb2ff; } }
body { margin: 0; color: var(--ink); background: var(--page); font: 16px/1.6 Inter, "Segoe UI", "Helvetica Neue", "Noto Sans", "Noto Sans CJK SC", sans-serif; overflow-wrap: break-word; }
main { max-width: 40rem; margin: 0 auto; padding: 3rem 1.5rem; }
h1 { font-size: 1.75rem; line-height: 1.25; letter-spacing: -0.018em; margin: 0 0 1rem; }
h2 { font-size: 1.2rem; margin: 2.25rem 0 0.5rem; }
h3, h4, h5, h6 { font-size: 1rem; margin: 1.75rem 0 0.25rem; }
p, ul, ol, table, pre { margin: 0 0 0.85rem; }
blockquote { margin: 1.25rem 0 0.5rem; padding: 0 0 0 1rem; border-left: 2px solid var(--ink-2); font: 1.06rem/1.55 "Source Serif 4", Georgia, "Noto Serif", "Noto Serif CJK SC", serif; }
blockquote p { margin: 0 0 0.35rem; }
blockquote + p, blockquote + p + p { color: var(--ink-2); font-size: 0.875rem; margin-bottom: 0.35rem; }
a { color: var(--link); }
img { max-width: 100%; height: auto; }
.picture { display: block; padding: 0.5rem; background: #fff; border: 1px solid var(--line); break-inside: avoid; }
.picture svg { display: block; max-width: 100%; height: auto; }
code, pre { font: 0.9em/1.5 "IBM Plex Mono", Consolas, monospace; }
pre { padding: 0.75rem 1rem; background: var(--fill); overflow-x: auto; white-space: pre-wrap; }
table { border-collapse: collapse; max-width: 100%; }
th, td { padding: 0.35rem 0.75rem 0.35rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0; }
ul.contains-task-list { list-style: none; padding-left: 0; }
.sr-only { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.footnotes { margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: 0.75rem; font-size: 0.875rem; color: var(--ink-2); }
sup a { text-decoration: none; }
@page { margin: 22mm 20mm; @bottom-center { content: counter(page) " / " counter(pages); font: 9px Inter, "Segoe UI", sans-serif; color: #565048; } }
@media print { .picture { border: 0; padding: 0; } .picture svg { max-height: 215mm; } }
@media print { :root { color-scheme: light; } body { font-size: 11pt; } a { color: inherit; } .data-footnote-backref { display: none; } pre { border: 1px solid var(--line); } thead { display: table-header-group; } main { max-width: none; padding: 0; } h1, h2, h3, h4 { break-after: avoid; } blockquote, tr, pre, img { break-inside: avoid; } p, li { orphans: 2; widows: 2; } }
`
