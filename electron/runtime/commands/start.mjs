/** `npm start`: the window; where there is no display, the guided tour and its pictures. */
import { buildApp } from '../buildApp.mjs'
import { runInForeground } from '../exec.mjs'
import { hasDisplay } from '../machine.mjs'
import { ROOT } from '../places.mjs'
import { say } from '../say.mjs'
import { setUpWindow } from '../setUp.mjs'
import { run as runTour } from './tour.mjs'

export async function run(args) {
  if (!hasDisplay()) {
    say('There is no display here, so the guided tour runs on one without a screen.')
    return runTour(args)
  }
  const { node, env, executable, switches } = await setUpWindow({ virtualDisplay: false })
  await buildApp({ node, env })
  say('Opening Commonplace …')
  // Chromium tells every terminal about buses and graphics that it does without; the app has a log of its own.
  return runInForeground(executable, [...switches, '--log-level=3', ROOT, ...args], { env })
}
