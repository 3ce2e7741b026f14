/**
 * `run.mjs print PAGE.html FILE.pdf [PAGE.html FILE.pdf]…`: prints pages that are ready for it, for the command line. The runtime is the
 * window's; without a screen it runs on a display that needs none.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { withDisplay } from '../display.mjs'
import { runQuietly } from '../exec.mjs'
import { hasDisplay } from '../machine.mjs'
import { ROOT } from '../places.mjs'
import { keepStdoutClean, Stop } from '../say.mjs'
import { setUpWindow } from '../setUp.mjs'

/** A book of 5,000 quotes takes far less. */
const LIMIT_MS = 10 * 60_000

export async function run(names) {
  keepStdoutClean()
  const virtualDisplay = !hasDisplay()
  const { env, executable, switches } = await setUpWindow({ virtualDisplay })
  const home = await mkdtemp(join(tmpdir(), 'commonplace-printer-'))
  const print = async (display) => {
    const { status, output, timedOut } = await runQuietly(
      executable,
      [...switches, '--log-level=3', join(ROOT, 'electron', 'shell', 'printMain.mjs')],
      {
        env: {
          ...env,
          ...display,
          COMMONPLACE_PRINT_JOBS: JSON.stringify(names.map((name) => resolve(name))),
          COMMONPLACE_PRINT_HOME: home,
        },
        limitMs: LIMIT_MS,
      },
    )
    if (timedOut) throw new Stop('The PDF was not finished within ten minutes; export a part of it.')
    if (status !== 0)
      throw new Stop(
        `Electron could not print the page: ${output.trim().split('\n').at(-1) || `it ended with ${status}`}`,
      )
    return 0
  }
  try {
    return await (virtualDisplay ? withDisplay(print) : print({}))
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}
