/** What is asked about the team and about sync, answered from the member log, the peers' records and who is connected. */
import type { NetworkView, SyncSettings, SyncStatus, TeamView } from '#shared/contract/team.ts'
import type { Db } from '../db/database.ts'
import type { Identity } from '../docs/identity.ts'
import type { HeldKey } from './deviceKey.ts'
import type { Engine } from './engine.ts'
import { linkOfInvite } from './inviteLinks.ts'
import type { Members } from './members.ts'
import type { Peers } from './peers.ts'
import type { Service } from './service.ts'
import { type DeviceStanding, statusOf } from './syncStatus.ts'
import { standings, teamView, type TeamViewParts } from './teamView.ts'

export interface AnswersParts {
  db: Db
  identity: Identity
  key: HeldKey
  members: Members
  peers: Peers
  engine: Engine
  /** Undefined where there is no network. */
  service: () => Service | undefined
  settings: () => SyncSettings
  myName: string
  now: () => number
}

export interface Answers {
  team: () => TeamView
  status: () => SyncStatus
  network: () => NetworkView
  inviteLink: (inviteId: string) => string | null
  authorOf: (deviceId: string) => string | null
  others: () => DeviceStanding[]
}

export function createAnswers(parts: AnswersParts): Answers {
  const { db, identity, key, members, peers, engine, service, settings } = parts
  const view: TeamViewParts = { db, identity, members, peers, engine, self: members.self }
  const nameOf = (memberId: string): string | undefined =>
    db.get<{ name: string }>('SELECT name FROM member WHERE member_id = ?', memberId)?.name

  /** A device that was taken out is told nothing more; that others turn it away is all it can know. */
  const refusedWords = (): string | null => {
    const names = engine.refusers().flatMap((refuser) => members.deviceByKey(refuser)?.name ?? [])
    if (names.length === 0) return null
    return `${names.join(' and ')} no longer ${names.length === 1 ? 'lets' : 'let'} this device in; ask an owner whether it was taken out of the team. What is here stays here.`
  }

  const reachable = (): NetworkView['reachable'] => {
    const running = service()
    if (!running) return 'no'
    if (running.addresses().length > 0) return 'yes'
    return settings().paused || running.trouble !== null ? 'no' : 'soon'
  }

  return {
    team: () =>
      teamView(
        view,
        {
          settings: settings(),
          keySealed: key.ok && key.value.sealed,
          trouble: key.ok ? (service()?.trouble ?? refusedWords()) : key.error.message,
        },
        parts.now(),
      ),
    status: () => statusOf(standings(view), settings().paused),
    network: () => ({
      reachable: reachable(),
      addresses: (service()?.addresses() ?? []).map((address) => ('relay' in address ? address.relay : address.direct)),
    }),
    inviteLink: (inviteId) =>
      linkOfInvite(
        {
          db,
          members,
          addresses: () => service()?.addresses() ?? [],
          workspaceName: () =>
            db.get<{ name: string | null }>('SELECT name FROM workspace')?.name ?? 'Untitled workspace',
          myName: () => nameOf(identity.me) ?? parts.myName,
        },
        inviteId,
      ),
    authorOf: (deviceId) => {
      const member = members.memberOfDevice(deviceId)
      return member ? (nameOf(member.memberId) ?? member.name) : null
    },
    others: () => standings(view),
  }
}
