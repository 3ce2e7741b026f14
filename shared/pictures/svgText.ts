/**
 * A drawing as a file. One writer for the window and for Node, so that both write the same bytes; documents differ in
 * how they order attributes and what they escape.
 */

/** What there is of a node; the window's elements are such, and those of a document in Node. */
export interface DrawnNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly nodeValue: string | null
  readonly childNodes: Iterable<DrawnNode>
  readonly attributes?: Iterable<{ readonly name: string; readonly value: string }>
}

const ELEMENT = 1
const TEXT = 3

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const quoted = (value: string): string =>
  `"${escaped(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`

/** The element and what is in it as XML, attributes by name; anything but elements and text is left out. */
export function svgText(svg: DrawnNode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${nodeText(svg)}\n`
}

function nodeText(node: DrawnNode): string {
  if (node.nodeType === TEXT) return escaped(node.nodeValue ?? '')
  if (node.nodeType !== ELEMENT) return ''
  const attributes = [...(node.attributes ?? [])]
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, value }) => ` ${name}=${quoted(value)}`)
    .join('')
  const inside = [...node.childNodes].map(nodeText).join('')
  return inside === ''
    ? `<${node.nodeName}${attributes}/>`
    : `<${node.nodeName}${attributes}>${inside}</${node.nodeName}>`
}
