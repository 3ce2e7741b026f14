/** Devices, roles and the state of sync in words: only what is known, and what is not known said as such. */
import type { DeviceView, SyncStatus, TeamView } from '#shared/contract/team.ts'
import { isHere } from '#renderer/app/team.ts'
import { whenWords } from '#renderer/app/whenWords.ts'

export const roleWords = { owner: 'owner', editor: 'editor', viewer: 'viewer' } as const
export type Role = keyof typeof roleWords

export const roleMeaning = {
  owner: 'Reads and changes everything, invites and removes.',
  editor: 'Reads and changes everything.',
  viewer: 'Reads everything, changes nothing.',
} as const

const counted = (n: number, one: string, many: string): string => `${n.toLocaleString()} ${n === 1 ? one : many}`

/** How a device is reached now, or when it last was. */
export function reachWords(device: Pick<DeviceView, 'reach' | 'lastSeen'>, now: Date = new Date()): string {
  switch (device.reach) {
    case 'here':
      return 'This device'
    case 'direct':
      return 'Here, directly'
    case 'relayed':
      return 'Here, through a relay'
    case 'offline':
      return device.lastSeen === null
        ? 'Never met'
        : `Offline since ${whenWords(device.lastSeen, now).replace(/^[TY]/, (letter) => letter.toLowerCase())}`
  }
}

/** What a device has of what is saved here. */
export function holdsWords(device: Pick<DeviceView, 'reach' | 'lacks' | 'busy'>): string {
  if (device.reach === 'here') return 'Saved here'
  if (device.busy) return 'Exchanging now'
  if (device.lacks === null) return 'Not compared yet'
  return device.lacks === 0 ? 'Has everything' : `Lacks ${counted(device.lacks, 'change', 'changes')}`
}

export const refusedWords = (device: Pick<DeviceView, 'refused' | 'refusedWhy'>): string | null =>
  device.refused === 0
    ? null
    : `${counted(device.refused, 'message was', 'messages were')} refused${device.refusedWhy === null ? '' : `; the last one: ${device.refusedWhy}`}`

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const
const inWords = (n: number): string => small[n] ?? n.toLocaleString()

export interface Headline {
  tone: 'good' | 'plain' | 'warn'
  title: string
  detail: string
}

/** The truth about sync as the panel's first words. */
export function headline(team: TeamView, status: SyncStatus): Headline {
  const { others, holding } = status
  const all = others + 1
  const here = team.members.filter((member) => !member.isMe && isHere(member)).map((member) => member.name)
  const who =
    here.length === 0 ? 'Nobody else is here now.' : `${here.join(', ')} ${here.length === 1 ? 'is' : 'are'} here now.`
  const held = `${counted(holding, 'other device has', 'other devices have')} everything that is saved here.`
  if (team.removed)
    return { tone: 'warn', title: 'You are no longer in this team', detail: 'What is here stays on this computer.' }
  switch (status.state) {
    case 'alone':
      return {
        tone: 'plain',
        title: 'Only on this computer',
        detail: 'Everything is saved here. No other device belongs to this workspace.',
      }
    case 'paused':
      return { tone: 'warn', title: 'Sync is paused', detail: `Everything is saved here. ${held}` }
    case 'sameEverywhere':
      return {
        tone: 'good',
        title: `The same on ${all === 2 ? 'both' : `all ${inWords(all)}`} devices`,
        detail: `Compared by content. ${who}`,
      }
    case 'syncing':
      return { tone: 'plain', title: 'Exchanging changes', detail: `Everything is saved here. ${who}` }
    case 'offline':
      return { tone: 'plain', title: 'Nobody is in reach', detail: `Everything is saved here. ${held}` }
    case 'waiting':
      return {
        tone: 'plain',
        title: `${counted(others - holding, 'device waits', 'devices wait')} for changes`,
        detail: `Everything is saved here. ${held} ${who}`,
      }
  }
}

const left = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' })
const hour = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** Until when an invitation can be used. */
export const expiryWords = (at: number, now: Date = new Date()): string =>
  new Date(at).toDateString() === now.toDateString() ? `until ${hour.format(at)} today` : `until ${left.format(at)}`

const views: Readonly<Record<string, string>> = {
  library: 'the library',
  notes: 'the notes',
  codes: 'the codebook',
  search: 'a search',
  trash: 'the trash',
  team: 'the team',
}

/** A place without a thing open in it. */
export const viewWords = (view: string): string => views[view] ?? 'this workspace'
