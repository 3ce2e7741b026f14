/** The style inside an exported page. Serif is what somebody said, sans is what we say, as in the app; fonts of the reader's system. */
export const pageStyle = `
:root { color-scheme: light; --ink: #211e1a; --ink-2: #565048; --line: #cfc8ba; }
body { margin: 0; color: var(--ink); background: #fff; font: 16px/1.6 Inter, "Segoe UI", "Helvetica Neue", "Noto Sans", "Noto Sans CJK SC", sans-serif; overflow-wrap: break-word; }
main { max-width: 40rem; margin: 0 auto; padding: 3rem 1.5rem; }
h1 { font-size: 1.75rem; line-height: 1.25; letter-spacing: -0.018em; margin: 0 0 1rem; }
h2 { font-size: 1.2rem; margin: 2.25rem 0 0.5rem; }
h3, h4, h5, h6 { font-size: 1rem; margin: 1.75rem 0 0.25rem; }
p, ul, ol, table, pre { margin: 0 0 0.85rem; }
blockquote { margin: 1.25rem 0 0.5rem; padding: 0 0 0 1rem; border-left: 2px solid var(--ink-2); font: 1.06rem/1.55 "Source Serif 4", Georgia, "Noto Serif", "Noto Serif CJK SC", serif; }
blockquote p { margin: 0 0 0.35rem; }
blockquote + p, blockquote + p + p { color: var(--ink-2); font-size: 0.875rem; margin-bottom: 0.35rem; }
a { color: #1f55c9; }
code, pre { font: 0.9em/1.5 "IBM Plex Mono", Consolas, monospace; }
pre { padding: 0.75rem 1rem; background: #f8f6f2; overflow-x: auto; white-space: pre-wrap; }
table { border-collapse: collapse; }
th, td { padding: 0.35rem 0.75rem 0.35rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0; }
ul.contains-task-list { list-style: none; padding-left: 0; }
@media print { @page { margin: 22mm 20mm; } main { max-width: none; padding: 0; } h1, h2, h3 { break-after: avoid; } blockquote, tr { break-inside: avoid; } }
`
