/** A device that keeps to nothing: it has a key of its own, and says whatever a test wants to whomever it calls. */
import { createEntry } from '#shared/members/build.ts'
import { parseInviteLink } from '#shared/members/inviteLink.ts'
import { createLogReader } from '#shared/members/state.ts'
import { checkEntry } from '#shared/members/verify.ts'
import { createId } from '#shared/model/ids.ts'
import { PROTOCOL_VERSION } from '#shared/sync/limits.ts'
import type { SignedEntry } from '#shared/members/entries.ts'
import type { Message, MessageOf } from '#shared/sync/messages.ts'
import type { Closed, DeviceKey, Transport } from '#shared/sync/transport.ts'
import type { Core } from '#core/core.ts'
import { createSigner, nodeCrypto, type Signer } from '#core/sync/nodeCrypto.ts'
import { value } from '#test/support/core.ts'
import type { Stage } from './team.ts'

export interface RogueWire {
  send(message: Message): void
  /** Everything it was told. */
  readonly got: readonly Message[]
  /** Bytes that came over the wire. */
  readonly bytes: () => number
  readonly closed: () => Closed | undefined
  of<T extends Message['type']>(type: T): MessageOf<T>[]
}

export interface Rogue {
  readonly key: DeviceKey
  readonly signer: Signer
  /** The member log as it last saw it. */
  log: SignedEntry[]
  call(core: Core): Promise<RogueWire>
  /** Brings an invitation's secret; answers the wire on which it did. */
  knock(core: Core, link: string): Promise<RogueWire>
  /** Becomes a member in a proper way, and is greeted. */
  join(owner: Core, role: 'owner' | 'editor' | 'viewer'): Promise<RogueWire>
  /** Calls as the member it is. */
  greet(core: Core): Promise<RogueWire>
}

export function createRogue({ wires, time }: Stage, seed: number): Rogue {
  const signer = createSigner(new Uint8Array(32).fill(seed))
  const transport: Transport = wires.endpoint(signer.key)
  const ids = { memberId: createId('m'), deviceId: createId('d') }

  const rogue: Rogue = {
    key: signer.key,
    signer,
    log: [],
    call: async (core) => {
      let outcome: Awaited<ReturnType<Transport['connect']>> | undefined
      void transport.connect(core.sync.self(), []).then((answer) => (outcome = answer))
      await time.runUntil(() => outcome !== undefined, 10_000)
      if (!outcome) throw new Error('nobody answers')
      if (!outcome.ok) throw new Error(outcome.error.message)
      const wire = outcome.value
      const got: Message[] = []
      let closed: Closed | undefined
      wire.onMessage((message) => got.push(message))
      wire.onClosed((how) => (closed = how))
      return {
        send: (message) => void wire.send(message),
        got,
        bytes: () => wire.traffic.received,
        closed: () => closed,
        of: <T extends Message['type']>(type: T) =>
          got.filter((message): message is MessageOf<T> => message.type === type),
      }
    },
    knock: async (core, link) => {
      const invite = parseInviteLink(link)
      if (!invite.ok) throw new Error(invite.error.message)
      const wire = await rogue.call(core)
      wire.send({
        type: 'join',
        version: PROTOCOL_VERSION,
        secret: invite.value.secret,
        name: 'Mallory',
        deviceName: "Mallory's laptop",
        ...ids,
      })
      await time.advance(100)
      return wire
    },
    join: async (owner, role) => {
      const wire = await rogue.knock(owner, await openInvite({ time }, owner, role))
      const [admitted] = wire.of('admitted')
      if (!admitted) throw new Error(`not admitted: ${JSON.stringify(wire.got)}`)
      rogue.log = admitted.log
      wire.send({ type: 'hello', version: PROTOCOL_VERSION, log: rogue.log })
      await time.advance(100)
      return wire
    },
    greet: async (core) => {
      const wire = await rogue.call(core)
      wire.send({ type: 'hello', version: PROTOCOL_VERSION, log: rogue.log })
      await time.advance(100)
      return wire
    },
  }
  return rogue
}

/** The link of a fresh invitation. */
export async function openInvite(
  { time }: Pick<Stage, 'time'>,
  owner: Core,
  role: 'owner' | 'editor' | 'viewer' = 'editor',
  more: { expiresInMs?: number; autoAdmit?: boolean } = {},
): Promise<string> {
  const { inviteId } = value(
    owner.execute('invite', { role, expiresInMs: 3_600_000, autoAdmit: true, ...more }, { scope: 'test' }),
  )
  // An owner who was alone goes onto the network only now; from then on the link says where.
  await time.advance(10)
  return value(await owner.query('inviteLink', { inviteId })) ?? ''
}

/** `resume` of a device that has seen nothing. */
export const resumeFresh: MessageOf<'resume'> = { type: 'resume', epoch: 'rogue', documents: 0, seen: null }

/** Entries that a rogue signs on top of the log it has, each on the one before. */
export function entriesBy(rogue: Rogue, howMany: number, name = 'laptop'): SignedEntry[] {
  const [founding, ...others] = rogue.log.flatMap((entry) => {
    const checked = checkEntry(entry, nodeCrypto)
    return checked.ok ? [checked.value] : []
  })
  if (!founding) throw new Error('it has no log')
  const reader = createLogReader({ workspaceId: founding.workspaceId, foundHash: founding.hash })
  for (const entry of [founding, ...others]) reader.add(entry)
  return Array.from({ length: howMany }, (_, at) => {
    const entry = createEntry(
      { act: 'nameDevice', key: rogue.key, name: `${name} ${at}` },
      { log: reader, author: rogue.key, sign: rogue.signer.sign, now: at },
    )
    const checked = checkEntry(entry, nodeCrypto)
    if (checked.ok) reader.add(checked.value)
    return entry
  })
}
