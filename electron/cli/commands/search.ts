import { SearchKind } from '#shared/contract/views.ts'
import { type CoreCommand, must, optional, UsageError } from '../command.ts'
import { codeByName } from '../codeNames.ts'

/** Hits in one answer. */
const MOST = 500

export const search: CoreCommand = {
  usage: 'search QUERY [--kind source|quote|memo|note|code|step|person] [--code NAME] [--limit N] --data DIR',
  options: { kind: { type: 'string' }, code: { type: 'string' }, limit: { type: 'string' } },
  words: [1, Number.POSITIVE_INFINITY],
  run: async ({ core, words, values, say }) => {
    const kindText = optional(values, 'kind')
    const kind = kindText === undefined ? undefined : SearchKind.safeParse(kindText)
    if (kind && !kind.success) throw new UsageError('--kind is source, quote, memo, note, code, step or person.')
    const limitText = optional(values, 'limit') ?? '50'
    const limit = /^\d+$/.test(limitText) ? Number(limitText) : 0
    if (words.join(' ').length > 1000) throw new UsageError('A search has at most 1,000 characters.')
    if (limit < 1) throw new UsageError('--limit is a number from 1 on.')
    const code = optional(values, 'code')
    const filters = {
      ...(kind?.success && { kinds: [kind.data] }),
      ...(code !== undefined && { codeId: (await codeByName(core, code)).codeId }),
    }
    const { hits, total, ms } = must(
      await core.query('search', { query: words.join(' '), filters, limit: Math.min(limit, MOST) }),
    )
    if (limit > hits.length && total > hits.length)
      say(`The best ${hits.length} are shown; total says how many there are.`)
    return {
      json: {
        hits: hits.map(({ kind: hitKind, id, title, snippet }) => ({
          kind: hitKind,
          id,
          title,
          snippet: snippet.replaceAll(/[\ue000\ue001]/g, '**'),
        })),
        total,
        ms,
      },
    }
  },
}
