/** How notes refer to what else the workspace holds, in Markdown: `[[…]]` by name, `commonplace:` links by id. */
import type { EntityKind } from '../nodes/EntityLink.ts'

/** What a reference by name stands for. For a quote, `label` is its words. */
export type ResolvedRef =
  | { kind: EntityKind; id: string; label: string }
  | { kind: 'quote'; id: string; label: string; sourceId?: string; title?: string }

/**
 * Finds what `[[ref]]`, `[[ref|label]]` or `![[ref]]` means ("P1.OWNER", "A note's title", "quote:KEY");
 * for a quote that the Markdown itself names by id, asked as "quote:<quoteId>". Null leaves the text as it is.
 */
export type ResolveRef = (ref: string) => ResolvedRef | null

/** Group 1 "!" for an embed, 2 the reference, 3 the words to show. */
export const wikiRef = /(!?)\[\[([^[\]\n|]+)(?:\|([^[\]\n]+))?\]\]/g

export interface CommonplaceRef {
  kind: EntityKind | 'quote'
  id: string
}

/** `commonplace:note/<id>` and the like; null for any other address. */
export function parseCommonplaceUrl(url: string): CommonplaceRef | null {
  const match = /^commonplace:(note|source|code|quote)\/([^/?#\s]+)$/.exec(url)
  if (match === null) return null
  try {
    return { kind: match[1] as CommonplaceRef['kind'], id: decodeURIComponent(match[2] ?? '') }
  } catch {
    return null
  }
}

export const toCommonplaceUrl = ({ kind, id }: CommonplaceRef): string =>
  `commonplace:${kind}/${encodeURIComponent(id)}`
