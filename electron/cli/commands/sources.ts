import { appError } from '#shared/contract/errors.ts'
import { SourceId } from '#shared/model/ids.ts'
import { type CoreCommand, CommandFailed, must, readAll } from '../command.ts'

export const importCommand: CoreCommand = {
  usage: 'import FILE|FOLDER… --data DIR',
  words: [1, Number.POSITIVE_INFINITY],
  run: async ({ core, words, path }) => {
    const abort = new AbortController()
    const stop = () => abort.abort()
    process.once('SIGINT', stop)
    try {
      const report = must(
        await core.run('import', { items: words.map((word) => ({ path: path(word) })) }, { signal: abort.signal }),
      )
      const { imported, failed, merged, skipped, projects, notes, mergedNotes, unchanged } = report
      const asNote = (note: (typeof notes)[number]) => ({ ...note, kind: 'note' })
      return {
        json: {
          imported: [...imported, ...notes.map(asNote)],
          merged: [...merged, ...mergedNotes.map(asNote)],
          skipped,
          failed,
          ...(projects.length > 0 && { projects }),
          ...(unchanged > 0 && { unchanged }),
        },
        failed: failed.length > 0,
      }
    } finally {
      process.off('SIGINT', stop)
    }
  },
}

export const sources: CoreCommand = {
  usage: 'sources --data DIR',
  words: [0, 0],
  run: async ({ core }) => {
    const rows = await readAll((offset, limit) => core.query('sources', { sort: 'added', offset, limit }))
    return {
      json: {
        sources: rows.map(({ sourceId, title, kind, authors, publishedOn, url, words, quotes }) => ({
          sourceId,
          title,
          kind,
          authors,
          publishedOn,
          url,
          words,
          quotes,
        })),
      },
    }
  },
}

export const parseSourceId = (text: string): SourceId => {
  const parsed = SourceId.safeParse(text)
  if (!parsed.success)
    throw new CommandFailed(
      appError('SourceNotFound', `There is no source ${text} in this workspace; the command sources lists them.`),
    )
  return parsed.data
}

export const sourceText: CoreCommand = {
  usage: 'source-text ID --data DIR',
  words: [1, 1],
  run: async ({ core, words }) => {
    const sourceId = parseSourceId(words[0] as string)
    const found = must(await core.query('sourceText', { sourceId }))
    if (!found) {
      const source = must(await core.query('source', { sourceId }))
      throw new CommandFailed(
        source
          ? appError(
              'BlobMissing',
              `The text of “${source.title}” is not on this computer; restore the folder's blobs from a backup.`,
            )
          : appError(
              'SourceNotFound',
              `There is no source ${sourceId} in this workspace; the command sources lists them.`,
            ),
      )
    }
    return { text: found.extraction.text, json: { sourceId, text: found.extraction.text } }
  },
}
