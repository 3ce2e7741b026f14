/**
 * XHTML may close any element in its own tag; HTML parsers read `<title/>` as an open title that
 * swallows the page. Such tags are written out before parsing.
 */

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i

/** True for pages that were written as XML. */
export const isXhtml = (markup: string): boolean => /^\s*<\?xml\b/i.test(markup)

export function expandSelfClosing(markup: string): string {
  return markup.replace(/<([A-Za-z][\w:.-]*)((?:\s[^<>]*)?)\/>/g, (tag, name: string, attributes: string) =>
    VOID.test(name) ? tag : `<${name}${attributes}></${name}>`,
  )
}
