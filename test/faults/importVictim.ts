/**
 * A process that imports many files until it is killed, and prints what progress it reported. Arguments: data folder,
 * fault point or "-", at which occurrence, then the files.
 */
import { writeSync } from 'node:fs'
import { createCore } from '#core/createCore.ts'

const [dataDir = '', point = '-', occurrence = '1', ...files] = process.argv.slice(2)
let left = Number(occurrence)

const opened = await createCore(
  { dataDir, program: 'victim' },
  {
    importWorkerUrl: new URL('../../electron/core/importers/worker.ts', import.meta.url),
    fault: (at) => {
      if (at === point && --left === 0) process.kill(process.pid, 'SIGKILL')
    },
  },
)
if (!opened.ok) throw new Error(opened.error.message)
await opened.value.run(
  'import',
  { items: files.map((path) => ({ path })) },
  {
    scope: 'victim',
    // Synchronous: a line that was printed was printed before the kill.
    onProgress: ({ report }) =>
      void writeSync(1, `${JSON.stringify(report.imported.map(({ sourceId }) => sourceId))}\n`),
  },
)
await opened.value.close()
