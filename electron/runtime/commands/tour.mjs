/** `npm run tour`: drives the real window through the main job on the sample workspace and keeps pictures and exports. */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { extname, join } from 'node:path'
import { buildApp } from '../buildApp.mjs'
import { withDisplay } from '../display.mjs'
import { runInForeground } from '../exec.mjs'
import { OUT, ROOT } from '../places.mjs'
import { Stop, say } from '../say.mjs'
import { setUpWindow } from '../setUp.mjs'

const TOUR = join(OUT, 'tour')

export const takes = { usage: 'npm run tour', options: {} }

export async function run(args) {
  const script = join(ROOT, 'test', 'e2e', 'tour.ts')
  const { node, env } = await setUpWindow({ virtualDisplay: true })
  await buildApp({ node, env })
  if (!existsSync(script)) throw new Stop('The guided tour is not part of this checkout (test/e2e/tour.ts is missing).')
  rmSync(TOUR, { recursive: true, force: true })
  mkdirSync(TOUR, { recursive: true })
  const status = await withDisplay((display) =>
    runInForeground(node, ['--disable-warning=ExperimentalWarning', script, ...args], {
      env: { ...env, ...display, COMMONPLACE_TOUR_OUT: TOUR },
    }),
  )
  if (status !== 0)
    throw new Stop('The guided tour stopped before its end; what it saw until then is in out/tour/.', status)
  const files = readdirSync(TOUR, { recursive: true }).map(String)
  const pictures = files.filter((file) => extname(file) === '.png').length
  say(`The guided tour went through: ${pictures} pictures and its exports are in ${TOUR}.`)
  return 0
}
