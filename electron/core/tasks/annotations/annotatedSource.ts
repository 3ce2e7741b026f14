/** Which source of ours an annotation is about: by our own address, by that of the page, by its file, or by its title. */
import { samenessKeys } from '#shared/references/sameness.ts'
import type { Db } from '../../db/database.ts'
import type { GuidResolver } from '../../exchange/refi/resolve.ts'
import { normalGuid } from '../../exchange/refi/guids.ts'

export interface AnnotatedSource {
  sourceId: string
  title: string
  kind: string
  words: number
  extractionHash: string
}

const columns = `SELECT s.source_id AS sourceId, s.title, s.kind, s.words, s.extraction_hash AS extractionHash FROM source s
  JOIN entity e ON e.id = s.source_id AND e.trashed_at IS NULL`

export function annotatedSource(
  db: Db,
  resolver: GuidResolver,
  { id, title }: { id: string; title: string | null },
): AnnotatedSource | undefined {
  const one = (condition: string, ...values: unknown[]): AnnotatedSource | undefined =>
    db.get<AnnotatedSource>(`${columns} ${condition} ORDER BY e.at LIMIT 1`, ...values)
  const guid = /^urn:uuid:(.+)$/i.exec(id)?.[1]
  const own = guid === undefined ? undefined : resolver.known(normalGuid(guid) ?? '')
  const hash = /^(?:urn:sha-?256:|ni:\/\/\/sha-256;|hash:\/\/sha256\/)([0-9a-f]{64})$/i.exec(id)?.[1]?.toLowerCase()
  const byOwn = own === undefined ? undefined : one('WHERE s.source_id = ?', own)
  const byHash = hash === undefined ? undefined : one('WHERE s.original_hash = ? OR s.extraction_hash = ?', hash, hash)
  if (byOwn ?? byHash) return byOwn ?? byHash
  if (/^https?:/i.test(id)) {
    const { url, doi } = samenessKeys({ title: null, authors: [], url: id })
    const join = 'JOIN reference r ON r.source_id = s.source_id'
    const byUrl = url === null ? undefined : one(`${join} WHERE r.url_key = ?`, url)
    const byDoi = doi === null ? undefined : one(`${join} WHERE r.doi_key = ?`, doi)
    if (byUrl ?? byDoi) return byUrl ?? byDoi
  }
  const fileName = /^(?:file:|[^:]*$)/i.test(id) ? id.split(/[\\/]/).at(-1) : undefined
  const byFile = fileName ? one('WHERE s.file_name = ?', decoded(fileName)) : undefined
  return byFile ?? (title === null ? undefined : one('WHERE s.title = ? COLLATE NOCASE', title.trim()))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
