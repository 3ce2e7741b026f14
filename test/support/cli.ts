/** Runs the command line as a user does: a process of its own, given words, a folder and nothing else. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './window.ts'

export interface CliRun {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
  /** What stdout holds, as JSON; throws when it is not that. */
  json<T = Record<string, unknown>>(): T
}

export interface CliOptions {
  /** Where the command is given: the working folder, and npm's INIT_CWD unless that is set in `env`. */
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** Through `npm run cli`'s own script instead of the command's file. */
  readonly throughBootstrap?: boolean
}

/** Never rejects: a failing command is an answer like any other. */
export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  const script = options.throughBootstrap
    ? [join(ROOT, 'electron/runtime/run.mjs'), 'cli']
    : ['--disable-warning=ExperimentalWarning', join(ROOT, 'electron/cli/start.ts')]
  const env: NodeJS.ProcessEnv = { ...process.env, ...options.env }
  for (const name of ['COMMONPLACE_SQLITE_BINDING', 'NODE_OPTIONS']) delete env[name]
  if (options.env?.['INIT_CWD'] === undefined) delete env['INIT_CWD']
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...script, ...args],
      { cwd: options.cwd ?? ROOT, env, maxBuffer: 1 << 28, timeout: 60_000 },
      (error, stdout, stderr) => {
        const status = error === null ? 0 : typeof error.code === 'number' ? error.code : -1
        resolve({ status, stdout, stderr, json: <T>() => JSON.parse(stdout) as T })
      },
    )
  })
}
