import { appError } from '#shared/contract/errors.ts'
import type { FileStanding } from '#shared/contract/workspaceFile.ts'
import { SourceId } from '#shared/model/ids.ts'
import { type CoreCommand, CommandFailed, must, readAll, type Terminal, UsageError } from '../command.ts'
import { askPassphrase, canAsk, givenPassphrase, passphraseOptions } from '../passphrase.ts'

/** What a seal proves, for who reads along: whose hands the file comes from is theirs to know. */
function sayWhose(
  say: Terminal['say'],
  { path, standing, by }: { path: string; standing: FileStanding; by: { name: string; deviceName: string } },
): void {
  if (standing !== 'copy' && standing !== 'unsealed') return
  const whose = standing === 'copy' ? 'a copy that this team never let in' : 'a device that could not sign it'
  say(`${path} says it is from ${by.name} (${by.deviceName}); it was saved by ${whose}.`)
}

export const importCommand: CoreCommand = {
  usage: 'import FILE|FOLDER… [--passphrase-file FILE] --data DIR',
  options: passphraseOptions,
  words: [1, Number.POSITIVE_INFINITY],
  run: async ({ core, words, values, path, say }) => {
    // It would be the folder one stands in, with all that is in it: a script's variable that is not set.
    if (words.includes('')) throw new UsageError('A file has a name.')
    const abort = new AbortController()
    const stop = () => abort.abort()
    process.once('SIGINT', stop)
    try {
      const give = async (paths: readonly string[], passphrase: string | undefined) =>
        must(
          await core.run(
            'import',
            { items: paths.map((each) => ({ path: each })), ...(passphrase !== undefined && { passphrase }) },
            { signal: abort.signal },
          ),
        )
      const report = await give(words.map(path), givenPassphrase({ values, path }))
      const locked = report.failed.filter(({ error }) => error.code === 'PassphraseNeeded')
      const workspaces = [...(report.workspaces ?? [])]
      let { failed } = report
      if (locked.length > 0 && canAsk()) {
        const again = await give(
          locked.map((each) => each.path),
          await askPassphrase('The passphrase of this file: '),
        )
        workspaces.push(...(again.workspaces ?? []))
        failed = [...failed.filter((each) => !locked.includes(each)), ...again.failed]
      }
      for (const each of workspaces) sayWhose(say, each)
      const { imported, merged, skipped, projects, notes, mergedNotes, unchanged } = report
      const asNote = (note: (typeof notes)[number]) => ({ ...note, kind: 'note' })
      return {
        json: {
          imported: [...imported, ...notes.map(asNote)],
          merged: [...merged, ...mergedNotes.map(asNote)],
          skipped,
          failed,
          ...(projects.length > 0 && { projects }),
          ...(unchanged > 0 && { unchanged }),
          ...(workspaces.length > 0 && { workspaces }),
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

/** A file for a source of which only the reference is here. */
export const attach: CoreCommand = {
  usage: 'attach SOURCE FILE --data DIR',
  words: [2, 2],
  run: async ({ core, words, path }) => {
    const sourceId = parseSourceId(words[0] as string)
    return {
      json: { sourceId, ...must(await core.run('attachFile', { sourceId, item: { path: path(words[1] as string) } })) },
    }
  },
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
