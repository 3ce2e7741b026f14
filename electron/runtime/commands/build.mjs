/** `npm run build`: the app's three parts, minified, in out/. */
import { buildApp } from '../buildApp.mjs'
import { say } from '../say.mjs'
import { setUpTools } from '../setUp.mjs'

export const takes = { usage: 'npm run build', options: {} }

export async function run() {
  await buildApp(await setUpTools())
  say('Built: out/main, out/preload, out/renderer.')
  return 0
}
