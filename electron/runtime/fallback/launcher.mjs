/**
 * Stands in for Electron's default app inside the fallback runtime (it is copied there as resources/app/main.mjs):
 * `electron [switches] [-r FILE] APP` loads FILE, gives the app its name, version and path, and imports its main.
 * An ES module, because Electron holds back its ready event until an ES entry has been loaded (so the app's main, here
 * as there, must not wait for `app.whenReady()` at its top level).
 */
import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const require = createRequire(import.meta.url)
const preload = []
let target

for (let i = 1; i < process.argv.length; i++) {
  const argument = process.argv[i]
  if (argument === '-r' || argument === '--require') preload.push(process.argv[++i])
  else if (argument.startsWith('--require=')) preload.push(argument.slice('--require='.length))
  else if (argument === '--version' || argument === '-v') {
    process.stdout.write(`v${process.versions.electron}\n`)
    process.exit(0)
  } else if (!argument.startsWith('-')) {
    target = argument
    break
  }
}

for (const file of preload) require(resolve(file))

if (target === undefined) {
  process.stderr.write('electron: give the folder of an app.\n')
  process.exit(1)
}

const place = resolve(target)
let main = place
let folder = dirname(place)
try {
  if (statSync(place).isDirectory()) {
    folder = place
    const about = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'))
    main = join(place, about.main ?? 'index.js')
    app.setName(about.productName ?? about.name)
    if (about.version) app.setVersion(about.version)
    if (about.desktopName) app.setDesktopName?.(about.desktopName)
  }
} catch (error) {
  process.stderr.write(`electron: no app was found at ${place} (${error.message}).\n`)
  process.exit(1)
}
app.setAppPath(folder)
if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(app.getPath('appData'), app.getName()))
process.defaultApp = true
process.on('unhandledRejection', (error) => {
  process.stderr.write(`${error?.stack ?? error}\n`)
})
await import(pathToFileURL(main).href)
