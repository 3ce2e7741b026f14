/** The core on a workspace, after a window's first questions: `node idleCore.ts FOLDER`. */
import { openCore, take } from '../support/openCore.ts'
import { reportMemory } from './settle.ts'

const folder = process.argv[2]
if (folder === undefined) throw new Error('name the folder')
const core = await openCore(folder)
const stop = core.subscribe('workspace', {}, () => undefined)
take(await core.query('notes', { filter: '', sort: 'edited', offset: 0, limit: 60 }))
take(await core.query('sources', { filter: '', sort: 'added', offset: 0, limit: 60 }))
take(await core.query('codes', {}))
take(await core.query('search', { query: 'a word', filters: {}, offset: 0, limit: 30 }))
await reportMemory()
stop()
await core.close()
