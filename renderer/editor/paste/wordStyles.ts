/** What Word says by the name of a style, and Word in the browser by a role: titles, headings, quotations. */

const tagByClass: Readonly<Record<string, string>> = {
  MsoTitle: 'h1',
  MsoSubtitle: 'h2',
  MsoQuote: 'blockquote',
  MsoIntenseQuote: 'blockquote',
}

function tagFor(paragraph: Element): string | undefined {
  const level = Number(paragraph.getAttribute('aria-level'))
  if (paragraph.getAttribute('role') === 'heading' && level >= 1 && level <= 6) return `h${level}`
  for (const name of paragraph.classList) if (Object.hasOwn(tagByClass, name)) return tagByClass[name]
  return undefined
}

/** In place. The mark that Word in the browser draws at a paragraph's end goes, too. */
export function wordStylesToTags(root: DocumentFragment): void {
  for (const end of root.querySelectorAll('span.EOP')) end.remove()
  for (const paragraph of root.querySelectorAll('p, div')) {
    const tag = tagFor(paragraph)
    if (tag === undefined) continue
    const element = paragraph.ownerDocument.createElement(tag)
    element.append(...paragraph.childNodes)
    paragraph.replaceWith(element)
  }
}
