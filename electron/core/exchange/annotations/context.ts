/**
 * Names of the W3C's annotations, and ours for what they have no word for. The context is written into the file beside
 * the W3C's address, so that a reader that fetches nothing but that one understands all of it.
 * https://www.w3.org/TR/annotation-model/
 */
export const ANNO_CONTEXT = 'http://www.w3.org/ns/anno.jsonld'
export const OURS = 'urn:commonplace:terms:'

/** What each of our terms means stands in the README. */
export const ownContext = {
  commonplace: OURS,
  stance: 'commonplace:stance',
  code: { '@id': 'commonplace:code', '@type': '@id' },
} as const

/** A thing of ours by an address that is its own and is looked up nowhere. */
export const urnOf = (guid: string): string => `urn:uuid:${guid}`
