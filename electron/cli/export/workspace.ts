/** The whole workspace as one file. */
import { CommandFailed, must, UsageError } from '../command.ts'
import { askPassphrase, canAsk, givenPassphrase, passphraseOptions } from '../passphrase.ts'
import { appError } from '#shared/contract/errors.ts'
import { type ExportFormat, outPath } from './format.ts'

async function chosen(context: Parameters<ExportFormat['run']>[0]): Promise<string | null> {
  const given = givenPassphrase(context)
  if (given !== undefined) return given
  if (context.values['passphrase'] !== true) return null
  if (!canAsk()) throw new UsageError('There is no terminal to ask at; give --passphrase-file.')
  const first = await askPassphrase('A passphrase for this file (nobody can read it without): ')
  if (first === '') throw new UsageError('No passphrase was given.')
  if ((await askPassphrase('The same again: ')) !== first)
    throw new CommandFailed(appError('InvalidInput', 'The two passphrases differ, so nothing was saved.'))
  return first
}

export const commonplace: ExportFormat = {
  usage: '-o FILE [--passphrase | --passphrase-file FILE]',
  about: [],
  options: { passphrase: { type: 'boolean' }, ...passphraseOptions },
  run: async (context) => {
    const path = outPath(context)
    const passphrase = await chosen(context)
    const abort = new AbortController()
    const stop = () => abort.abort()
    process.once('SIGINT', stop)
    try {
      return { json: must(await context.core.run('saveWorkspace', { path, passphrase }, { signal: abort.signal })) }
    } finally {
      process.off('SIGINT', stop)
    }
  },
}
