/** Sync of one workspace, put together: what the rest of the core sees of it. */
import { randomBytes } from 'node:crypto'
import type { JoiningView, NetworkView, SyncSettings, SyncStatus, TeamView } from '#shared/contract/team.ts'
import { type AppError, appError } from '#shared/contract/errors.ts'
import type { BlobHash, NoteId } from '#shared/model/ids.ts'
import { err, ok, type Result } from '#shared/model/result.ts'
import type { Place } from '#shared/sync/messages.ts'
import type { Address, DeviceKey } from '#shared/sync/transport.ts'
import type { Blobs } from '../blobs/blobs.ts'
import { createPartialBlobs } from '../blobs/partialBlobs.ts'
import type { TeamCommands } from '../commands/team.ts'
import type { Db } from '../db/database.ts'
import { isDiskFull } from '../db/diskFull.ts'
import type { Hub } from '../docs/hub.ts'
import type { Identity } from '../docs/identity.ts'
import type { CoreNoteReplicas } from '../docs/noteReplicas.ts'
import type { Store } from '../docs/store.ts'
import { arrivalsOf, keepArrivals } from './arrivals.ts'
import type { HeldKey } from './deviceKey.ts'
import { deviceNameHere } from './deviceName.ts'
import { createDigests } from './digests.ts'
import { createEngine, type Engine, type SyncEvent } from './engine.ts'
import { linkOfInvite } from './inviteLinks.ts'
import { createJoining, type Joining, keptJoining } from './joining.ts'
import { createMembers } from './members.ts'
import { extractionStored, missingExtractions } from './missingBlobs.ts'
import type { Network } from './network.ts'
import { createPeers } from './peers.ts'
import { createService, type Service } from './service.ts'
import { readSettings } from './settings.ts'
import { statusOf } from './syncStatus.ts'
import { createTeamCommands } from './teamCommands.ts'
import { standings, teamView, type TeamViewParts } from './teamView.ts'

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
  /** A text came that lagging projections wait for. */
  textArrived: () => void
  /** What is shown of the team changed. */
  changed: () => void
  report: (cause: unknown) => void
}

export interface Sync {
  readonly commands: TeamCommands
  /** This device's key. */
  self: () => DeviceKey
  /** False for a viewer, and for a device that was taken out of the team. */
  mayEdit: () => boolean
  team: () => TeamView
  status: () => SyncStatus
  joining: () => JoiningView
  network: () => NetworkView
  /** The link of an open invitation that was made on this device. */
  inviteLink: (inviteId: string) => string | null
  /** The name of whose device a field's entry or a log row names; null when nobody knows it. */
  authorOf: (deviceId: string) => string | null
  /** Goes onto the network, where there is one to go to and somebody to meet. */
  start: () => void
  /** Brings a blob from a teammate. Errors: `BlobMissing` when nobody who is here has it. */
  fetchBlob: (hash: BlobHash) => Promise<Result<void, AppError>>
  /** What a window shows; null when it is gone. */
  setPlace: (window: string, place: Place | null) => void
  /** Where this device can be found now, for others to be told by hand. */
  addresses: () => readonly Address[]
  /** Another network, or the machine woke up. */
  networkChanged: () => void
  /** Asks everybody who is here whether they hold the same. */
  compare: () => void
  /** Adds an address that somebody gave by hand. */
  found: (key: DeviceKey, addresses: readonly Address[]) => void
  onEvent: (listener: (event: SyncEvent) => void) => () => void
  /** Keys of the other devices, and of those that are connected. */
  others: () => { key: DeviceKey; connected: boolean; lacks: number | null; busy: boolean }[]
  stop: () => Promise<void>
}

/** Without a network nothing is timed but what the engine's parts ask for at once. */
const realTimers: Network['timers'] = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}

export function createSync(parts: SyncParts): Sync {
  const { db, hub, store, blobs, identity, key, network, replicas } = parts
  const kept = keptJoining(db)
  const members = createMembers({
    db,
    identity,
    key,
    deviceName: deviceNameHere(),
    myName: parts.myName,
    now: parts.now,
    isJoining: kept !== null && !kept.admitted,
    report: parts.report,
  })
  const timers = network?.timers ?? realTimers
  const peers = createPeers(db, parts.changed)
  const digests = createDigests(db, hub, timers)
  const partial = createPartialBlobs(parts.dataDir)
  const places = new Map<string, Place>()
  let joining: Joining | undefined
  let service: Service | undefined
  /** By this process, because somebody had seen more than the database holds. */
  let drawnEpoch: string | undefined

  const textStored = (hash: BlobHash, bytes: number): void => {
    if (extractionStored(db, hash, bytes, timers.now())) parts.textArrived()
  }
  /** The process died between the file and its row, or the database was replaced by an older one: the file is found. */
  const isHereAlready = (hash: BlobHash): boolean => {
    const reader = blobs.reader(hash)
    if (!reader) return false
    reader.close()
    textStored(hash, reader.total)
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
    missingBlobs: () => missingExtractions(db).filter((hash) => !isHereAlready(hash)),
    blobStored: (hash, bytes) => textStored(hash, bytes),
    changed: parts.changed,
    report: parts.report,
  })

  const view: TeamViewParts = { db, identity, members, peers, engine, self: members.self }
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

  const linkOf = (inviteId: string): string | null =>
    linkOfInvite(
      {
        db,
        members,
        addresses: () => service?.addresses() ?? [],
        workspaceName: () => db.get<{ name: string }>('SELECT name FROM workspace')?.name ?? 'Untitled workspace',
        myName: () =>
          db.get<{ name: string }>('SELECT name FROM member WHERE member_id = ?', identity.me)?.name ?? parts.myName,
      },
      inviteId,
    )

  /** A device that was taken out is told nothing more; that others turn it away is all it can know. */
  const refusedWords = (): string | null => {
    const names = engine.refusers().flatMap((refuser) => members.deviceByKey(refuser)?.name ?? [])
    if (names.length === 0) return null
    return `${names.join(' and ')} no longer ${names.length === 1 ? 'lets' : 'let'} this device in; ask an owner whether it was taken out of the team. What is here stays here.`
  }

  return {
    commands: createTeamCommands({
      db,
      members,
      engine,
      linkOf,
      now: () => timers.now(),
      adjust: () => service?.adjust(),
      changed: parts.changed,
    }),
    self: () => members.self,
    mayEdit: () => members.mayEdit(),
    team: () =>
      teamView(
        view,
        {
          settings: settings(),
          keySealed: key.ok && key.value.sealed,
          trouble: key.ok ? (service?.trouble ?? refusedWords()) : key.error.message,
        },
        timers.now(),
      ),
    status: () => statusOf(standings(view), settings().paused),
    network: () => ({
      reachable: !service
        ? 'no'
        : service.addresses().length > 0
          ? 'yes'
          : settings().paused || service.trouble
            ? 'no'
            : 'soon',
      addresses: service?.addresses().map((address) => ('relay' in address ? address.relay : address.direct)) ?? [],
    }),
    inviteLink: linkOf,
    joining: () => joining?.view() ?? null,
    authorOf: (deviceId) => {
      const member = members.memberOfDevice(deviceId)
      if (!member) return null
      const row = db.get<{ name: string }>('SELECT name FROM member WHERE member_id = ?', member.memberId)
      return row?.name ?? member.name
    },
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
    others: () => standings(view),
    stop: async () => {
      joining?.stop()
      await service?.stop()
      engine.disconnect()
    },
  }
}
