/** Reads XML of other programs: checked as well-formed first, entities refused, nothing interpreted. */
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { ImportFailure } from '../../importers/errors.ts'
import { xmlText } from '../../importers/zip/xml.ts'

/** Deeper than any codebook; what is deeper still is hostile. */
const MAX_DEPTH = 100

export interface XmlElement {
  /** Without its prefix. */
  name: string
  attributes: Readonly<Record<string, string>>
  /** All text directly inside. */
  text: string
  children: XmlElement[]
}

type Raw = { ':@'?: Record<string, string> } & Record<string, Raw[] | string | undefined>

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Decodes characters by number; a document type with entities of its own never comes this far.
  htmlEntities: true,
})

function toElement(raw: Raw, depth: number): XmlElement | undefined {
  const name = Object.keys(raw).find((key) => key !== ':@')
  const inside = name === undefined ? undefined : raw[name]
  if (name === undefined || name === '#text' || name.startsWith('?') || !Array.isArray(inside)) return undefined
  if (depth > MAX_DEPTH) throw new ImportFailure('FileBroken', 'is nested deeper than any project is; export it anew.')
  const text = inside.map((child) => (typeof child['#text'] === 'string' ? child['#text'] : '')).join('')
  const attributes = Object.fromEntries(Object.entries(raw[':@'] ?? {}).map(([key, value]) => [localName(key), value]))
  return {
    name: localName(name),
    attributes,
    text,
    children: inside.map((child) => toElement(child, depth + 1)).filter((child) => child !== undefined),
  }
}

/** The root element; fails with FileBroken. */
export function readXml(bytes: Uint8Array): XmlElement {
  const text = xmlText(bytes).replace(/^\ufeff/, '')
  if (/<!DOCTYPE/i.test(text))
    throw new ImportFailure('FileBroken', 'declares a document type, which harmful files use; export it anew.')
  if (XMLValidator.validate(text) !== true) throw new ImportFailure('FileBroken')
  const root = (parser.parse(text) as Raw[]).map((raw) => toElement(raw, 0)).find((element) => element !== undefined)
  if (!root) throw new ImportFailure('FileBroken')
  return root
}

export const childrenNamed = ({ children }: XmlElement, ...names: string[]): XmlElement[] =>
  children.filter(({ name }) => names.includes(name))

export const childNamed = (element: XmlElement, name: string): XmlElement | undefined => childrenNamed(element, name)[0]

/** Elements inside a collecting element: Codes, Sources, Notes … */
export const inside = (element: XmlElement, ...path: string[]): XmlElement[] => {
  let at: XmlElement | undefined = element
  for (const name of path) at = at && childNamed(at, name)
  return at?.children ?? []
}
