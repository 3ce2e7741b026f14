/** Sync of one workspace, put together: what the rest of the core sees of it. */
import { randomBytes } from 'node:crypto'
import type { SyncSettings } from '#shared/contract/team.ts'
import { appError } from '#shared/contract/errors.ts'
import type { BlobHash, NoteId } from '#shared/model/ids.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Place } from '#shared/sync/messages.ts'
import type { Blobs } from '../blobs/blobs.ts'
import { createPartialBlobs } from '../blobs/partialBlobs.ts'
import type { BriefBefore } from '../brief/before.ts'
import type { Db } from '../db/database.ts'
import { isDiskFull } from '../db/diskFull.ts'
import type { Hub } from '../docs/hub.ts'
import type { Identity } from '../docs/identity.ts'
import type { CoreNoteReplicas } from '../docs/noteReplicas.ts'
import type { Store } from '../docs/store.ts'
import { createThrottle } from '../throttle.ts'
import { createAnswers } from './answers.ts'
import { arrivalsOf, keepArrivals } from './arrivals.ts'
import type { HeldKey } from './deviceKey.ts'
import { deviceNameHere } from './deviceName.ts'
import { createDigests } from './digests.ts'
import { createEngine, type Engine } from './engine.ts'
import { createCarrying } from './carrying.ts'
import { createJoining, type Joining, keptJoining } from './joining.ts'
import { createKinLogs } from './kinLogs.ts'
import { createMembers } from './members.ts'
import { blobCame, forgetLostBlobs, isLogo, missingBlobs } from './missingBlobs.ts'
import type { Network } from './network.ts'
import { createPeers } from './peers.ts'
import { createService, type Service } from './service.ts'
import { readSettings } from './settings.ts'
import type { Sync } from './sync.ts'
import { createTeamCommands } from './teamCommands.ts'
import { realTimers } from './transport/realTime.ts'

export interface SyncParts {
  dataDir: string
  db: Db
  hub: Hub
  store: Store
  blobs: Blobs
  identity: Identity
  key: HeldKey
  /** The first member's name, when the team begins here. */
  myName: string
  now: () => number
  replicas: Pick<CoreNoteReplicas, 'passAwareness' | 'onAwareness'>
  network: Network | undefined
  /** Waits for others though there are none yet: the headless peer. */
  alwaysOn: boolean
  /** Said by who started this process; null: the public relays. */
  internet: { relay: string | null } | undefined
  quarantine: (docId: string, sender: string, reason: string, update: Uint8Array) => void
  /** A joined workspace is whole: this member enters itself. */
  joined: (name: string) => void
  /** What the brief is compared with. */
  before: Pick<BriefBefore, 'keep' | 'keepIfNone'>
  /** A text came that lagging projections wait for. */
  textArrived: () => void
  /** A logo came that a template names. */
  logoArrived: () => void
  /** What is shown of the team changed. */
  changed: () => void
  report: (cause: unknown) => void
}

/** How often what is shown of the team is read anew at most, while others type: nobody reads faster. */
const SHOWN_EVERY_MS = 250

export function createSync(parts: SyncParts): Sync {
  const { db, hub, store, blobs, identity, key, network, replicas } = parts
  const kept = keptJoining(db)
  const kin = createKinLogs(db, identity.workspaceId)
  const members = createMembers({
    db,
    identity,
    key,
    deviceName: deviceNameHere(),
    myName: parts.myName,
    now: parts.now,
    isJoining: kept !== null && !kept.admitted,
    kin: kin.memberOfDevice,
    report: parts.report,
  })
  const timers = network?.timers ?? realTimers
  /** Every letter that comes or is confirmed changes what is known of its device. */
  const shown = createThrottle<void>(timers, SHOWN_EVERY_MS, parts.changed)
  const changed = (): void => shown.say()
  const peers = createPeers(db, timers, changed)
  const digests = createDigests(db, hub, timers)
  const partial = createPartialBlobs(parts.dataDir)
  const places = new Map<string, Place>()
  /** Whether the texts that rows speak of are there: looked at once, when the first teammate comes. */
  let isLooked = false
  let joining: Joining | undefined
  let service: Service | undefined
  /** By this process, because somebody had seen more than the database holds. */
  let drawnEpoch: string | undefined

  const blobStored = (hash: BlobHash, bytes: number): void => {
    if (blobCame(db, hash, bytes, timers.now())) parts.textArrived()
    if (isLogo(db, hash)) parts.logoArrived()
  }
  /** The process died between the file and its row, or the database was replaced by an older one: the file is found. */
  const isHereAlready = (hash: BlobHash): boolean => {
    const reader = blobs.reader(hash)
    if (!reader) return false
    reader.close()
    blobStored(hash, reader.total)
    return true
  }

  const engine: Engine = createEngine({
    db,
    hub,
    store,
    digests,
    peers,
    identity,
    timers,
    members,
    blobs: { blobs, partial },
    random: network?.random ?? Math.random,
    rolledBack: () => {
      if (identity.epoch === drawnEpoch) return false
      identity.epoch = randomBytes(12).toString('hex')
      drawnEpoch = identity.epoch
      db.run(`INSERT OR REPLACE INTO meta (key, value) VALUES ('epoch', ?)`, identity.epoch)
      return true
    },
    quarantine: parts.quarantine,
    arrived: (changes, from) => {
      // What comes with joining is no news.
      if (joining?.view() != null) return
      parts.before.keepIfNone()
      const at = timers.now()
      const memberId = members.deviceByKey(from)?.memberId ?? null
      const atWork = (docId: string) =>
        engine.sessionOf(from)?.places.some((place) => place.id === docId) ? memberId : null
      for (const change of changes)
        keepArrivals(
          db,
          arrivalsOf(db, change, (device) => members.memberOfDevice(device)?.memberId ?? null, atWork),
          at,
        )
    },
    passCaret: (noteId: NoteId, update: Uint8Array) => replicas.passAwareness(noteId, update),
    missingBlobs: () => {
      if (!isLooked) forgetLostBlobs(db, (hash) => blobs.path(hash) !== null)
      isLooked = true
      return missingBlobs(db).filter((hash) => !isHereAlready(hash))
    },
    blobStored: (hash, bytes) => blobStored(hash, bytes),
    changed,
    report: parts.report,
  })

  const settings = (): SyncSettings => {
    const kept = readSettings(db)
    return parts.internet ? { ...kept, mode: 'internet', relay: parts.internet.relay } : kept
  }
  if (kept)
    joining = createJoining(
      {
        db,
        timers,
        engine,
        memberId: identity.me,
        deviceId: identity.deviceId,
        adopt: (message) => {
          if (message.workspaceId !== kept.invite.workspaceId) return false
          members.adopt(kept.invite.foundHash, message.log)
          return members.deviceByKey(members.self) !== undefined
        },
        complete: parts.joined,
        documents: () => db.get<{ n: number }>('SELECT count(*) AS n FROM doc')?.n ?? 0,
        changed: parts.changed,
      },
      kept,
    )
  if (network && key.ok)
    service = createService({
      network,
      engine,
      workspaceId: identity.workspaceId,
      secret: key.value.secret,
      settings,
      lastPort: () =>
        Number(db.get<{ value: string }>(`SELECT value FROM meta WHERE key = 'sync_port'`)?.value) || undefined,
      keepPort: (port) => {
        if (port === undefined) return
        try {
          db.run(`INSERT OR REPLACE INTO meta (key, value) VALUES ('sync_port', ?)`, String(port))
        } catch (cause) {
          // On a full disk the next start takes another port.
          if (!isDiskFull(cause)) throw cause
        }
      },
      callable: () => [...members.devices().map((device) => device.key), ...(kept?.invite.inviters ?? [])],
      isNeeded: () =>
        parts.alwaysOn ||
        joining?.view() != null ||
        members.devices().length > 1 ||
        members.invites().some((invite) => invite.status === 'open' && invite.expiresAt > timers.now()),
      connected: (transport) => {
        engine.tell({ event: 'listening', device: transport.self, addresses: [...transport.addresses()] })
        joining?.connect(transport)
      },
      found: (key, addresses) => {
        if (members.deviceByKey(key)) engine.found(key, addresses)
        joining?.found(key, addresses)
      },
      changed: parts.changed,
    })

  store.onCommitted(({ docs }) => {
    if (docs.length > 0) engine.pump()
  })
  replicas.onAwareness((noteId, update) => engine.caret(noteId, update))
  engine.onEvent((event) => {
    if (event.event === 'synced') joining?.same()
  })
  members.onChanged(() => {
    service?.adjust()
    // Somebody new may have been heard already.
    service?.networkChanged()
  })

  const answers = createAnswers({
    db,
    identity,
    key,
    members,
    peers,
    engine,
    service: () => service,
    settings,
    myName: parts.myName,
    now: () => timers.now(),
  })

  return {
    commands: createTeamCommands({
      db,
      members,
      engine,
      linkOf: answers.inviteLink,
      now: () => timers.now(),
      adjust: () => service?.adjust(),
      changed: parts.changed,
      briefWasRead: parts.before.keep,
    }),
    self: () => members.self,
    mayEdit: () => members.mayEdit(),
    carrying: createCarrying({
      db,
      identity,
      key,
      members,
      kin,
      digests,
      myName: parts.myName,
      now: () => timers.now(),
      keepBrief: parts.before.keepIfNone,
      blobStored: blobStored,
    }),
    ...answers,
    joining: () => joining?.view() ?? null,
    start: () => service?.adjust(),
    fetchBlob: async (hash) => {
      if (blobs.path(hash) !== null || (await engine.fetchBlob(hash))) return ok(undefined)
      return err(
        appError(
          'BlobMissing',
          'This file is not on this computer, and nobody who is connected has it; try again when a teammate is here.',
        ),
      )
    },
    setPlace: (window, place) => {
      if (place) places.set(window, place)
      else places.delete(window)
      engine.setPlaces([...places.values()])
    },
    addresses: () => service?.addresses() ?? [],
    networkChanged: () => service?.networkChanged(),
    compare: () => engine.compare(),
    found: (key, addresses) => engine.found(key, addresses),
    onEvent: engine.onEvent,
    others: answers.others,
    stop: async () => {
      joining?.stop()
      await service?.stop()
      engine.disconnect()
      peers.stop()
      shown.stop()
    },
  }
}
