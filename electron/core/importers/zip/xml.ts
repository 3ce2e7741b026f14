/** XML parts of containers. A document type is refused: entities are how such parts explode. */
import { DOMParser } from 'linkedom'
import { decodeText } from '../decodeText.ts'
import { ImportFailure } from '../errors.ts'

/** The text of an XML part; fails with FileBroken when it declares entities. */
export function xmlText(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const declared = /encoding\s*=\s*["']([\w.-]+)/i.exec(head)?.[1]
  const text = decodeText(bytes, declared).text
  if (/<!ENTITY/i.test(text.slice(0, 200_000)))
    throw new ImportFailure(
      'FileBroken',
      'declares entities, which harmful files use; save it again in its own program and import that.',
    )
  return text
}

/** The part as a document. */
export function parseXml(bytes: Uint8Array): Document {
  const text = xmlText(bytes).replace(/<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>/i, '')
  return new DOMParser().parseFromString(text, 'text/xml') as unknown as Document
}

/** Elements by local name, whatever their prefix. */
export function elementsNamed(root: Document | Element, name: string): Element[] {
  const found: Element[] = []
  for (const element of root.querySelectorAll('*')) {
    const own = element.nodeName.toLowerCase()
    if (own === name || own.endsWith(`:${name}`)) found.push(element)
  }
  return found
}
