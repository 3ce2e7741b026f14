/** One folder that a peer owns: its core, the socket for other commands, and sync. */
import { crashAt } from '#core/faults.ts'
import { serveLocally } from '#core/localSocket/server.ts'
import { openFolder } from '#core/openFolder.ts'
import { must } from '../command.ts'
import { coreDeps } from '../coreDeps.ts'
import type { Say } from './events.ts'
import type { PeerSettings } from './options.ts'

export interface Served {
  close(): Promise<void>
}

const log = (line: string): void => void process.stderr.write(`${line}\n`)

/** Throws `CommandFailed` where the folder cannot be opened; `WorkspaceInUse` when somebody else owns it. */
export async function serve(dataDir: string, _settings: PeerSettings, say: Say): Promise<Served> {
  const fault = crashAt(process.env['COMMONPLACE_FAULT'], () => process.kill(process.pid, 'SIGKILL'))
  const core = must(await openFolder({ dataDir, program: 'a peer' }, { ...coreDeps(), fault }))
  const local = await serveLocally({ core, dataDir, log, beforeAck: () => fault('beforeAck') })
  // Sync starts here with `_settings` and tells what it does by `say`; it ends first in `close`.
  say({ event: 'serving', data: dataDir })
  return {
    close: async () => {
      await local.close()
      await core.close()
      say({ event: 'closed', data: dataDir })
    },
  }
}
