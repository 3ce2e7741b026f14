/**
 * Runs the command line in this process: what a command does and prints is the same, and it takes a tenth of the time.
 * What a process is needed for (its exit, signals, pipes, the environment, two of them at once) takes `runCli`.
 */
import { main } from '#electron/cli/main.ts'
import { type CliRun, runCli } from './cli.ts'
import { ROOT } from './window.ts'

/** Commands that serve or join until they are told otherwise print by themselves. */
const ALONE = new Set(['peer', 'join'])

export async function runInside(args: readonly string[], { cwd = ROOT }: { cwd?: string } = {}): Promise<CliRun> {
  if (ALONE.has(args[0] ?? '')) return runCli(args, { cwd })
  let stdout = ''
  let stderr = ''
  const status = await main(args, {
    folder: cwd,
    print: (text) => (stdout += text),
    say: (line) => (stderr += `${line}\n`),
  })
  return { status, stdout, stderr, json: <T>() => JSON.parse(stdout) as T }
}
