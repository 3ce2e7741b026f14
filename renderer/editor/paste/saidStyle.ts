/**
 * What pasted HTML says by style (Google Docs its bold, Word its lists). The window's content policy has no inline
 * styles and reports each one that is even parsed; so they are set aside under another name and read from there.
 */

const SAID = 'data-said-style'

/** A tag with its attributes; quoted values may hold a ">". */
const tag = /<[a-z](?:[^"'<>]|"[^"]*"|'[^']*')*>/gi
const styleAttribute = /(\s)style(?=\s*=)/gi

/** Renames style attributes and drops style sheets. What comes out is as untrusted as what went in. */
export const setAsideStyles = (html: string): string =>
  html
    .replace(/<style\b[^>]*>[\s\S]*?<\/style\s*>/gi, '')
    .replace(tag, (whole) => whole.replace(styleAttribute, `$1${SAID}`))

/** The style that was set aside, as it was written. */
export const saidStyle = (element: Element): string => element.getAttribute(SAID) ?? ''

/** Sets a style aside for whoever reads it next. */
export const sayStyle = (element: Element, style: string): void => element.setAttribute(SAID, style)

/** Its declarations, names and values in lower case. */
export function styleOf(element: Element): Map<string, string> {
  const declarations = new Map<string, string>()
  for (const part of saidStyle(element).split(';')) {
    const colon = part.indexOf(':')
    if (colon > 0)
      declarations.set(
        part.slice(0, colon).trim().toLowerCase(),
        part
          .slice(colon + 1)
          .trim()
          .toLowerCase(),
      )
  }
  return declarations
}
