/** `peer`: keeps workspaces open without a window, until it is told to end. */
import { many, type OwnCommand, UsageError } from '../command.ts'
import { sayLine } from './events.ts'
import { parsePeerSettings } from './options.ts'
import { serve, type Served } from './served.ts'

const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** A signal to a group of processes comes twice: from the sender, and passed on by the process that started this one. */
const SAME_SIGNAL_MS = 2_000

/** Resolves when the process is told to end, or when nobody reads what it says any more. Told again later, it ends at once. */
function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    let toldAt: number | undefined
    const told = (): void => {
      // Who asks twice does not want to wait for an orderly end; a core may be killed at any moment.
      if (toldAt !== undefined && performance.now() - toldAt > SAME_SIGNAL_MS) process.exit(130)
      toldAt ??= performance.now()
      resolve()
    }
    for (const signal of ENDING_SIGNALS) process.on(signal, told)
    process.stdout.once('error', () => {
      process.stdout.on('error', () => undefined)
      resolve()
    })
  })
}

export const peer: OwnCommand = {
  usage: 'peer --data DIR [--data DIR]… [--listen HOST:PORT] [--lan] [--internet] [--relay URL]',
  options: {
    data: { type: 'string', multiple: true },
    listen: { type: 'string' },
    lan: { type: 'boolean' },
    internet: { type: 'boolean' },
    relay: { type: 'string' },
  },
  words: [0, 0],
  runAlone: async ({ values, path }) => {
    const named = many(values, 'data')
    if (named.length === 0 || named.includes('')) throw new UsageError('--data is needed.')
    const folders = named.map(path)
    const twice = folders.find((folder, i) => folders.indexOf(folder) !== i)
    if (twice !== undefined) throw new UsageError(`${twice} is named twice.`)
    const settings = parsePeerSettings(values, folders.length)

    const told = untilTold()
    const served: Served[] = []
    try {
      for (const folder of folders) served.push(await serve(folder, settings, sayLine))
      await told
    } finally {
      for (const each of served.reverse()) await each.close()
    }
    return 0
  },
}
