/** A `peer` as a process of its own, for tests of the command line that goes through it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { ROOT } from './window.ts'

export interface PeerEvent {
  readonly event: string
  readonly [key: string]: unknown
}

export interface RunningPeer {
  readonly process: ChildProcess
  /** What it has said so far. */
  readonly events: PeerEvent[]
  readonly stderr: () => string
  /** The first event of that name, once it is there; rejects when the peer ends without it. */
  next(event: string): Promise<PeerEvent>
  /** Sends a signal and resolves to how it ended. */
  end(signal?: NodeJS.Signals): Promise<{ status: number | null; signal: NodeJS.Signals | null }>
}

export interface PeerOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** Through `npm run cli`'s own script, which passes signals on. */
  readonly throughBootstrap?: boolean
}

/** Starts a peer with these words, in a group of processes of its own. */
export function startPeer(
  words: readonly string[],
  { env = {}, cwd = ROOT, throughBootstrap = false }: PeerOptions = {},
): RunningPeer {
  const clean: NodeJS.ProcessEnv = { ...process.env, ...env }
  for (const name of ['COMMONPLACE_SQLITE_BINDING', 'NODE_OPTIONS', 'INIT_CWD']) delete clean[name]
  const script = throughBootstrap
    ? [join(ROOT, 'electron/runtime/run.mjs'), 'cli']
    : ['--disable-warning=ExperimentalWarning', join(ROOT, 'electron/cli/start.ts')]
  const child = spawn(process.execPath, [...script, 'peer', ...words], {
    cwd,
    env: clean,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const events: PeerEvent[] = []
  let rest = ''
  let complaints = ''
  let wake: (() => void)[] = []
  let isEnded = false
  const stir = (): void => {
    const all = wake
    wake = []
    for (const each of all) each()
  }
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) events.push(JSON.parse(line) as PeerEvent)
    stir()
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (complaints += chunk))
  const closed = once(child, 'close').then(([status, signal]) => {
    isEnded = true
    stir()
    return { status: status as number | null, signal: signal as NodeJS.Signals | null }
  })
  return {
    process: child,
    events,
    stderr: () => complaints,
    next: async (event) => {
      for (;;) {
        const found = events.find((each) => each.event === event)
        if (found) return found
        if (isEnded) throw new Error(`the peer ended without ${event}: ${JSON.stringify(events)} ${complaints}`)
        await new Promise<void>((resolve) => wake.push(resolve))
      }
    },
    end: (signal) => {
      if (signal) child.kill(signal)
      return closed
    },
  }
}
