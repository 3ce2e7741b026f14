/** A Markdown tree as Markdown, or as one whole HTML page that looks right in any browser, in print and as PDF. */
import type { Element, Root as HtmlRoot } from 'hast'
import type { Root } from 'mdast'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkRehype from 'remark-rehype'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { type Brand, NO_BRAND } from './brand.ts'
import { markLanguages } from './languages.ts'
import { letterhead } from './letterhead.ts'
import { drawInto, type Pictures } from './picturesIn.ts'
import { pageStyle } from './pageStyle.ts'

const toMarkdown = unified()
  .use(remarkGfm)
  .use(remarkStringify, { bullet: '-', emphasis: '*', rule: '-', fences: true })

/** Pictures may be inside the page. Ids are remark's own and have its prefix, so that a note and its mark find each other. */
const clean = {
  ...defaultSchema,
  clobberPrefix: '',
  protocols: { ...defaultSchema.protocols, src: ['http', 'https', 'data', 'picture'] },
}

/** A picture that lies elsewhere is named and linked: a page that is one file fetches nothing. */
const linkFarPictures = (tree: HtmlRoot) =>
  visit(tree, 'element', (node: Element) => {
    const { src, alt } = node.properties
    if (node.tagName !== 'img' || typeof src !== 'string' || /^data:image\/(png|jpeg|gif|webp);/i.test(src)) return
    const words = typeof alt === 'string' && alt !== '' ? alt : 'Picture'
    node.tagName = 'a'
    node.properties = /^https?:/i.test(src) ? { href: src } : {}
    node.children = [{ type: 'text', value: words }]
  })

const toHtml = unified()
  .use(remarkGfm)
  .use(remarkRehype)
  .use(rehypeSanitize, clean)
  .use(rehypeStringify, { allowDangerousHtml: true })

export const renderMarkdown = (tree: Root): string => toMarkdown.stringify(tree)

export const escapeText = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const escapeAttribute = (value: string): string => escapeText(value).replaceAll('"', '&quot;')

/** Everything is inside the page: no script, no address is fetched when it is opened. */
export function renderPage(
  tree: Root,
  title: string,
  language: string | null,
  brand: Brand = NO_BRAND,
  pictures: Pictures = new Map(),
): string {
  const page = toHtml.runSync(tree)
  drawInto(pictures)(page)
  linkFarPictures(page)
  const mostly = markLanguages(page)
  const { style, head, foot } = letterhead(brand)
  return wholePage({
    title,
    language: language ?? mostly,
    style: pageStyle + style,
    body: `${head}<main>\n${toHtml.stringify(page)}\n</main>${foot}`,
  })
}

/** A page with everything in it: `body` and `style` are ours and clean. */
export const wholePage = (page: {
  title: string
  language: string
  style: string
  body: string
}): string => `<!doctype html>
<html lang="${escapeAttribute(page.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escapeText(page.title)}</title>
<style>${page.style}</style>
</head>
<body>
${page.body}
</body>
</html>
`

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
