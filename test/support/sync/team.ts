/** Real cores of one team on the network in memory. */
import type { Core } from '#core/core.ts'
import type { CoreConfig } from '#core/createCore.ts'
import { createSigner, nodeCrypto } from '#core/sync/nodeCrypto.ts'
import type { Network } from '#core/sync/network.ts'
import { ok } from '#shared/model/result.ts'
import { openCore, temporaryFolder, value } from '#test/support/core.ts'
import { createMemoryNetwork, type Faults, type MemoryNetwork } from './memoryNetwork.ts'
import { createVirtualTime, type VirtualTime } from './virtualTime.ts'

export interface Stage {
  time: VirtualTime
  wires: MemoryNetwork
  /** What a core is given to be on this network. */
  network: Network
}

export function raiseStage(seed = 1, faults: Partial<Faults> = {}, workClock?: () => number): Stage {
  const time = createVirtualTime(workClock)
  const wires = createMemoryNetwork({
    seed,
    timers: time,
    faults,
    verify: (body, signature, author) => nodeCrypto.verify(author, body, signature),
  })
  const network: Network = {
    timers: time,
    random: () => 0.5,
    createTransport: ({ secret }) => Promise.resolve(ok(wires.endpoint(createSigner(secret).key))),
  }
  return { time, wires, network }
}

/** The first device of a team. */
export const openOwner = (stage: Stage, config: Partial<CoreConfig> = {}): Promise<Core> =>
  openCore(
    temporaryFolder(),
    { create: { name: 'Workshop' }, memberName: 'Ada', ...config },
    { network: stage.network, now: () => stage.time.now() },
  )

/** Somebody joins by an invitation of `owner`'s, and holds everything when this resolves. */
export async function openJoined(
  stage: Stage,
  owner: Core,
  name: string,
  role: 'owner' | 'editor' | 'viewer' = 'editor',
): Promise<Core> {
  const { inviteId } = value(
    owner.execute('invite', { role, expiresInMs: 3_600_000, autoAdmit: true }, { scope: 'test' }),
  )
  // An owner who was alone goes onto the network only now; from then on the link says where.
  await stage.time.advance(10)
  const link = value(await owner.query('inviteLink', { inviteId })) ?? ''
  const core = await openCore(
    temporaryFolder(),
    { join: { link, name } },
    { network: stage.network, now: () => stage.time.now() },
  )
  await untilJoined(stage, core)
  return core
}

export async function untilJoined({ time }: Stage, core: Core): Promise<void> {
  let here = false
  const end = core.subscribe('joining', {}, (rows) => {
    here = rows.ok && rows.value === null
  })
  const done = await time.runUntil(() => here, 120_000)
  end()
  if (!done) throw new Error(`not joined: ${JSON.stringify(await core.query('joining', {}))}`)
}

export const digestOf = async (core: Core): Promise<string> => value(await core.query('digest', {})).digest

/** Lets time pass until all hold the same. */
export async function untilSame({ time }: Stage, cores: readonly Core[], most = 600_000): Promise<boolean> {
  for (let waited = 0; waited <= most; waited += 500) {
    const digests = new Set(await Promise.all(cores.map(digestOf)))
    if (digests.size === 1) return true
    await time.advance(500)
  }
  return false
}
