/** The system's keychain as the app's core reaches it: by asking the shell, the only one that may (shared/contract/supervisor.ts). */
import type { FromCoreProcess, ToCoreProcess } from '#shared/contract/supervisor.ts'
import type { KeySealer } from './deviceKey.ts'

/** A keychain may ask its user for a password. After that the answer counts as no. */
const ANSWER_WITHIN_MS = 120_000

export interface ParentSealer extends KeySealer {
  /** Takes an answer of the shell's. */
  answer(message: Extract<ToCoreProcess, { type: 'keychain' }>): void
}

export function createParentSealer(
  post: (message: FromCoreProcess) => void,
  withinMs = ANSWER_WITHIN_MS,
): ParentSealer {
  const waiting = new Map<number, (bytes: string | null) => void>()
  let lastId = 0
  const ask = (type: 'seal' | 'unseal', bytes: Uint8Array): Promise<Uint8Array | null> =>
    new Promise((resolve) => {
      const id = ++lastId
      const settle = (answer: string | null): void => {
        clearTimeout(timer)
        waiting.delete(id)
        resolve(answer === null ? null : new Uint8Array(Buffer.from(answer, 'base64')))
      }
      const timer = setTimeout(() => settle(null), withinMs)
      timer.unref()
      waiting.set(id, settle)
      post({ type, id, bytes: Buffer.from(bytes).toString('base64') })
    })
  return {
    seal: (bytes) => ask('seal', bytes),
    unseal: (bytes) => ask('unseal', bytes),
    answer: ({ id, bytes }) => waiting.get(id)?.(bytes),
  }
}
