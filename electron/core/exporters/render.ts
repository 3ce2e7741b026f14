/** A Markdown tree as Markdown, or as one whole HTML page that looks right in any browser, in print and as PDF. */
import type { Root } from 'mdast'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkRehype from 'remark-rehype'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { pageStyle } from './pageStyle.ts'

const toMarkdown = unified()
  .use(remarkGfm)
  .use(remarkStringify, { bullet: '-', emphasis: '*', rule: '-', fences: true })
const toHtml = unified().use(remarkGfm).use(remarkRehype).use(rehypeSanitize).use(rehypeStringify)

export const renderMarkdown = (tree: Root): string => toMarkdown.stringify(tree)

const escapeText = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const escapeAttribute = (value: string): string => escapeText(value).replaceAll('"', '&quot;')

/** Everything is inside the page: no script, no address is fetched when it is opened. */
export function renderPage(tree: Root, title: string, language: string | null): string {
  const body = toHtml.stringify(toHtml.runSync(tree))
  return `<!doctype html>
<html${language === null ? '' : ` lang="${escapeAttribute(language)}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeText(title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`
}

/** A name that every file system takes: no signs with a meaning to one of them, not too long, never empty. */
export function fileNameOf(title: string, ending: string): string {
  const name = title
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2066-\u2069<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+|[. ]+$/g, '')
  const safe = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(name) ? `${name} note` : name
  return `${[...safe].slice(0, 100).join('').trim() || 'Export'}.${ending}`
}
