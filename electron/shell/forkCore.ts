/** Starts the core as one of Electron's utility processes. */
import { type MessagePortMain, utilityProcess } from 'electron'
import { CARRY_VARIABLE, type CarryOrder, JOIN_VARIABLE } from '#shared/contract/supervisor.ts'
import type { CoreChild } from './coreProcess.ts'

export interface ForkCoreOptions {
  /** The built core. */
  entry: string
  dataDir: string
  create?: string | undefined
  /** Holds a secret: in the child's environment, which no other user of the machine can read, unlike its arguments. */
  join?: { link: string; name: string } | undefined
  /** Holds a passphrase, likewise. */
  carry?: CarryOrder | undefined
  sampleDir: string
  /** A line of its standard error. */
  onLine: (line: string) => void
  env: NodeJS.ProcessEnv
}

/**
 * Room for what is young, MB: a start makes more than the little that V8 begins with, and clearing that away time and
 * again took longer than the first rows. It shrinks when the core is idle.
 */
const V8_FLAGS = '--js-flags=--min-semi-space-size=4'

export function forkCore(options: ForkCoreOptions): CoreChild<MessagePortMain> {
  const { entry, dataDir, create, join, carry, sampleDir, onLine } = options
  const env = {
    ...options.env,
    ...(join && { [JOIN_VARIABLE]: JSON.stringify(join) }),
    ...(carry && { [CARRY_VARIABLE]: JSON.stringify(carry) }),
  }
  const args = ['--data', dataDir, '--sample', sampleDir, ...(create === undefined ? [] : ['--create', create])]
  const child = utilityProcess.fork(entry, args, {
    serviceName: 'Commonplace core',
    stdio: 'pipe',
    env,
    execArgv: [V8_FLAGS],
  })
  for (const stream of [child.stdout, child.stderr]) {
    let rest = ''
    stream?.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString('utf8')).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) onLine(line)
    })
  }
  return {
    get pid() {
      return child.pid
    },
    postMessage: (message, ports) => child.postMessage(message, ports),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  }
}
