/** One folder that a peer owns: its core, the socket for other commands, and sync. */
import { crashAt } from '#core/faults.ts'
import { serveLocally } from '#core/localSocket/server.ts'
import { openFolder } from '#core/openFolder.ts'
import { must } from '../command.ts'
import { coreDeps, networkAt } from '../coreDeps.ts'
import type { SyncEvent } from '#core/sync/engine.ts'
import type { Address } from '#shared/sync/address.ts'
import type { Say, SyncSaid } from './events.ts'
import type { PeerSettings } from './options.ts'

export interface Served {
  close(): Promise<void>
}

const addressOf = (address: Address): string => ('relay' in address ? address.relay : address.direct)

function said(data: string, event: SyncEvent): SyncSaid {
  if (event.event !== 'listening') return { data, ...event }
  const addresses = event.addresses.map(addressOf)
  return { event: 'listening', data, device: event.device, address: addresses[0] ?? null, addresses }
}

const log = (line: string): void => void process.stderr.write(`${line}\n`)

/** Throws `CommandFailed` where the folder cannot be opened; `WorkspaceInUse` when somebody else owns it. */
export async function serve(dataDir: string, settings: PeerSettings, say: Say): Promise<Served> {
  const fault = crashAt(process.env['COMMONPLACE_FAULT'], () => process.kill(process.pid, 'SIGKILL'))
  const core = must(
    await openFolder(
      {
        dataDir,
        program: 'a peer',
        alwaysOn: true,
        ...(settings.internet && { internet: { relay: settings.relay ?? null } }),
      },
      { ...coreDeps(log), network: networkAt(settings), fault },
    ),
  )
  const local = await serveLocally({ core, dataDir, log, beforeAck: () => fault('beforeAck') })
  core.sync.onEvent((event) => say(said(dataDir, event)))
  say({ event: 'serving', data: dataDir })
  return {
    close: async () => {
      await local.close()
      await core.close()
      say({ event: 'closed', data: dataDir })
    },
  }
}
