/** A whole web page for paper: everything inside, no script, no address is fetched when it is opened. */
import { languageOfLetters } from '../../exporters/languages.ts'

export const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The language that its letters tell, as an attribute; nothing where they do not. */
export function languageAttribute(text: string): string {
  const language = languageOfLetters(text)
  return language === null ? '' : ` lang="${language}"`
}

/** Lines of a text as lines. */
export const lines = (text: string): string => text.split('\n').map(escape).join('<br>')

/** Serif is what somebody said, sans is what we say; black on white, so that any printer does. */
export const SAID = '"Source Serif 4", Georgia, "Noto Serif", "Noto Serif CJK SC", serif'
export const OURS = 'Inter, "Segoe UI", "Helvetica Neue", "Noto Sans", "Noto Sans CJK SC", sans-serif'

const common = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
html, body { margin: 0; padding: 0; background: #fff; color: #000; font-family: ${OURS}; overflow-wrap: break-word; }
p, h1, h2, h3, ol, ul, table { margin: 0; padding: 0; }
.away { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media screen { body { background: #ddd; } .leaf { margin: 4mm auto; background: #fff; } }
`

export function wholePage(title: string, language: string | null, style: string, body: string): string {
  return `<!doctype html>
<html lang="${escape(language ?? 'en')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escape(title)}</title>
<style>${common}${style}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`
}
