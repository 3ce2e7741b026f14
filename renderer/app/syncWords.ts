/** The foot of the sidebar: what is saved here, who else holds the same, and who waits. Never a bare "synced". */
import type { SyncStatus, TeamView } from '#shared/contract/team.ts'
import { whenWords } from './whenWords.ts'

const devices = (n: number): string => `${n.toLocaleString()} ${n === 1 ? 'device' : 'devices'}`

/** The one device that lacks something, by its name and since when. */
function waitingWords(team: TeamView | null, waiting: number): string {
  const open = (team?.members ?? [])
    .flatMap((member) => member.devices)
    .filter((device) => device.reach !== 'here' && device.lacks !== 0)
  const [one] = open
  if (waiting !== 1 || open.length !== 1 || !one)
    return `${devices(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for changes.`
  if (one.lacks === null) return `Not compared with ${one.name} yet.`
  const since =
    one.reach === 'offline' && one.lastSeen !== null
      ? `, offline since ${whenWords(one.lastSeen).replace(/^[TY]/, (letter) => letter.toLowerCase())}`
      : ''
  return `${one.name} waits for changes${since}.`
}

export interface FootWords {
  title: string
  words: string
}

export function footWords(status: SyncStatus | null, team: TeamView | null): FootWords {
  const saved = 'Saved here'
  if (team?.removed) return { title: saved, words: 'You are no longer in this team; nothing is exchanged.' }
  if (status === null || status.state === 'alone') return { title: saved, words: 'Only on this computer so far.' }
  const { state, others, holding, online } = status
  const also = holding === 0 ? 'On no other device yet.' : `Also on ${devices(holding)}.`
  const waits = holding === others ? '' : ` ${waitingWords(team, others - holding)}`
  if (state === 'paused') return { title: saved, words: `${also} Sync is paused.` }
  if (state === 'syncing') return { title: saved, words: `Exchanging with ${devices(online)}.` }
  if (state === 'offline') return { title: saved, words: `${also}${waits} Nobody is in reach.` }
  return { title: saved, words: `${also}${waits}` }
}
