/** `init --from FILE`: a saved workspace as a folder of its own, by a device of its own. */
import { appError } from '#shared/contract/errors.ts'
import { err } from '#shared/model/result.ts'
import { openFile } from '#core/carry/openFile.ts'
import { type Answer, type Asked, must, need, optional, UsageError } from './command.ts'
import { coreDeps } from './coreDeps.ts'
import { askPassphrase, canAsk, givenPassphrase } from './passphrase.ts'

export async function initFrom(asked: Asked): Promise<Answer> {
  const { values, path, say } = asked
  if (values['name'] !== undefined) throw new UsageError('A saved workspace has its name; --as says who you are.')
  const as = optional(values, 'as')
  if (as !== undefined && (as.trim() === '' || as.length > 300))
    throw new UsageError('--as is a name of at most 300 letters.')
  const dataDir = path(need(values, 'data'))
  const file = path(need(values, 'from'))
  const abort = new AbortController()
  const stop = () => abort.abort()
  process.once('SIGINT', stop)
  const open = (passphrase: string | null) =>
    openFile(
      { path: file, passphrase, ...(as !== undefined && { name: as.trim() }) },
      { dataDir, program: 'the command line (init)' },
      coreDeps(say),
      { onProgress: () => undefined, signal: abort.signal },
    )
  try {
    let opened = await open(givenPassphrase(asked) ?? null)
    if (!opened.ok && opened.error.code === 'PassphraseNeeded' && canAsk()) {
      const typed = await askPassphrase('The passphrase of this file: ')
      opened = typed === '' ? err(appError('PassphraseNeeded', 'No passphrase was given.')) : await open(typed)
    }
    return { json: must(opened) }
  } finally {
    process.off('SIGINT', stop)
  }
}
