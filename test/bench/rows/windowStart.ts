/** From starting the process to rows on screen, with 10,000 notes, against a blank window of the same Electron. */
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROOT } from '#test/support/window.ts'
import { type Benchmark, compare } from '../row.ts'
import { interleaved, median } from '../stats.ts'
import { electronPath, environment, switches } from '../window/electron.ts'

const ROUNDS = 7
/** Far beyond any start: on a machine that is busy with other things one may take its time. */
const LIMIT_MS = 60_000
/** What has not ended by then after its window was seen is ended. */
const END_MS = 10_000
const ATTEMPTS = 3
const here = (path: string) => fileURLToPath(new URL(`../window/${path}`, import.meta.url))

/** Milliseconds until the page shows what `selector` names. */
function startOf(app: string, userData: string, selector: string, env: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const args = ['-r', here('tellWhenShown.cjs'), ...switches(), `--user-data-dir=${userData}`, app]
    const started = Date.now()
    const child = spawn(electronPath(), args, {
      env: environment({ BENCH_SELECTOR: selector, COMMONPLACE_USER_DATA: userData, ...env }),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    let shownAt: number | undefined
    let limit = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS)
    const read = (chunk: Buffer): void => {
      output += chunk.toString('utf8')
      const shown = /^bench-shown (\d+)$/m.exec(output)
      if (!shown || shownAt !== undefined) return
      shownAt = Number(shown[1])
      child.kill('SIGTERM')
      clearTimeout(limit)
      limit = setTimeout(() => child.kill('SIGKILL'), END_MS)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('error', reject)
    child.on('exit', () => {
      clearTimeout(limit)
      if (shownAt === undefined) reject(new Error(`the window showed nothing: ${output.trim().slice(-500)}`))
      else resolve(shownAt - started)
    })
  })
}

/** A start that shows nothing (a display or a graphics process that gave up) says nothing about time: it is begun again. */
async function sturdyStart(...start: Parameters<typeof startOf>): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOf(...start)
    } catch (cause) {
      if (attempt === ATTEMPTS) throw cause
    }
  }
}

export const windowStart: Benchmark = {
  key: 'start',
  title: 'Window start',
  run: async ({ folder, workspace }) => {
    const data = await workspace()
    const users = { ours: join(folder, 'user-ours'), blank: join(folder, 'user-blank') }
    for (const user of Object.values(users)) mkdirSync(user)
    const { ours, blank } = await interleaved(
      ROUNDS,
      {
        ours: () => sturdyStart(ROOT, users.ours, '[role="listbox"] [role="option"]', { COMMONPLACE_OPEN: data }),
        blank: () => sturdyStart(here('blank'), users.blank, 'p', {}),
      },
      { warmUp: true },
    )
    const note = `from starting the process to rows on screen; 10,000 notes, 500 sources, 100,000 quotes; against a blank window, started the same way; median of ${ROUNDS}.`
    return [compare('First interactive window', 'ms', median(ours), median(blank), 1.6, note)]
  },
}
