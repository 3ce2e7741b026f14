/** A passphrase, by ways that other users of the machine do not see: a file, the environment, or typed. Never an argument. */
import { readFileSync } from 'node:fs'
import { appError } from '#shared/contract/errors.ts'
import { Passphrase } from '#shared/contract/workspaceFile.ts'
import { type Asked, CommandFailed, optional, UsageError } from './command.ts'

export const passphraseOptions = { 'passphrase-file': { type: 'string' } } as const

const VARIABLE = 'COMMONPLACE_PASSPHRASE'

/** From `--passphrase-file` (its first line) or the environment; undefined when neither is there. Throws `UsageError`, `CommandFailed`. */
export function givenPassphrase({ values, path }: Pick<Asked, 'values' | 'path'>): string | undefined {
  const file = optional(values, 'passphrase-file')
  const given = file === undefined ? process.env[VARIABLE] : firstLine(path(file))
  if (given === undefined || (file === undefined && given === '')) return undefined
  const passphrase = Passphrase.safeParse(given)
  if (!passphrase.success) throw new UsageError('A passphrase has between 1 and 1,000 letters.')
  return passphrase.data
}

function firstLine(path: string): string {
  try {
    return readFileSync(path, 'utf8').split(/\r?\n/, 1)[0] ?? ''
  } catch {
    throw new CommandFailed(
      appError('FileNotFound', `The passphrase's file ${path} could not be read; check the path.`),
    )
  }
}

export const canAsk = (): boolean => process.stdin.isTTY === true

/** Asks at the terminal, showing nothing of what is typed. Throws `UsageError` when it is broken off. */
export function askPassphrase(question: string): Promise<string> {
  const { stdin } = process
  process.stderr.write(question)
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  return new Promise((resolve, reject) => {
    let typed = ''
    const end = (then: () => void): void => {
      stdin.off('data', take)
      stdin.setRawMode(false)
      stdin.pause()
      process.stderr.write('\n')
      then()
    }
    const take = (keys: string): void => {
      for (const key of keys) {
        if (key === '\r' || key === '\n') return end(() => resolve(typed))
        if (key === '\u0003' || key === '\u0004') return end(() => reject(new UsageError('No passphrase was given.')))
        typed = key === '\u007f' || key === '\b' ? [...typed].slice(0, -1).join('') : typed + key
      }
    }
    stdin.on('data', take)
    stdin.resume()
  })
}
