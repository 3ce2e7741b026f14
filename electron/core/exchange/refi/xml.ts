/** Elements as the XML library takes them: attributes begin with "@", text is "#text". */
import { XMLBuilder } from 'fast-xml-parser'

export type Element = { [name: string]: string | undefined | Element | readonly Element[] | readonly string[] }

/** What XML 1.0 cannot hold (control characters, halves of surrogate pairs) is left out. https://www.w3.org/TR/xml/#charsets */
export const xmlSafe = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- these are the characters that are meant
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
  format: false,
})

const clean = (value: unknown): unknown => {
  if (typeof value === 'string') return xmlSafe(value)
  if (Array.isArray(value)) return value.map(clean)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(
    ([, each]) => each !== undefined && !(Array.isArray(each) && each.length === 0),
  )
  return Object.fromEntries(kept.map(([key, each]) => [key, clean(each)]))
}

/** An element; its parts stand in the order of their keys, and what is undefined or an empty list is left out. */
export const toXml = (name: string, element: Element): string => builder.build(clean({ [name]: element }))

/** The same without its end tag, for an element whose parts are written one by one. */
export const openingTag = (name: string, attributes: Element): string => toXml(name, attributes).replace(/\/>$/, '>')

export const XML_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
