/** Has a process of its own play a part of a long run: seeds from … on. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const Summary = z.object({
  played: z.number(),
  operations: z.number(),
  failed: z.array(z.string()),
  seconds: z.number(),
})
export type Summary = z.infer<typeof Summary>

export type Kind = 'histories' | 'frames' | 'editors'

const scripts: Record<Kind, string> = { histories: 'main.ts', frames: 'fuzz.ts', editors: 'fuzz.ts' }

/** `told`: what it printed besides. A process that dies without a summary counts all its seeds as failed. */
export function play(kind: Kind, from: number, count: number): Promise<Summary & { told: string }> {
  const script = fileURLToPath(new URL(scripts[kind], import.meta.url))
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      // Most of what a history makes is thrown away at once.
      '--max-semi-space-size=64',
      script,
      ...(kind === 'histories' ? [] : ['--kind', kind]),
      '--from',
      String(from),
      '--count',
      String(count),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let out = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (out += text))
  const stop = (): void => void child.kill()
  process.once('exit', stop)
  return new Promise((resolve) => {
    child.once('close', () => {
      process.off('exit', stop)
      const lines = out.trimEnd().split('\n')
      try {
        const summary = Summary.parse(JSON.parse(lines.at(-1) ?? ''))
        resolve({ ...summary, told: lines.slice(0, -1).join('\n') })
      } catch {
        resolve({
          played: 0,
          operations: 0,
          failed: [`${from}…${from + count - 1}`],
          seconds: 0,
          told: out.slice(-4_000),
        })
      }
    })
  })
}
