/** The team, for every screen: who is in it, who is here and on what, whether one may change anything. */
import { createContext, useContext, useMemo } from 'react'
import type { DeviceView, TeamMember, TeamView } from '#shared/contract/team.ts'
import { useQuery } from '../data/useQuery.ts'

export type Hue = 'me' | 'a' | 'b' | 'c'

/** A teammate who has something open now. */
export interface Present {
  memberId: string
  name: string
  hue: Hue
}

export const TeamContext = createContext<TeamView | null>(null)

/** Null until it is known. */
export const useTeam = (): TeamView | null => useContext(TeamContext)

/** For the frame of the window, which hands it to everything inside. */
export const useTeamQuery = (): TeamView | null => useQuery('team', {}).rows ?? null

const HUES = ['a', 'b', 'c'] as const

/** A member's hue: the same on this device as long as the team is the same. Initials or a name always stand with it. */
export function hueOf(team: Pick<TeamView, 'me' | 'members'> | null, memberId: string): Hue {
  if (!team || memberId === team.me) return 'me'
  const others = team.members
    .filter((member) => !member.isMe)
    .map((member) => member.memberId as string)
    .sort()
  return HUES[Math.max(0, others.indexOf(memberId)) % HUES.length] ?? 'a'
}

const isOn = (device: DeviceView): boolean => device.reach === 'direct' || device.reach === 'relayed'

/** Connected now, on any device. */
export const isHere = (member: TeamMember): boolean => member.devices.some(isOn)

/** Who has a thing open now, each person once, without oneself. */
export function presentAt(team: TeamView | null, id: string): Present[] {
  if (!team) return []
  return team.members
    .filter(
      (member) => !member.isMe && member.devices.some((each) => isOn(each) && each.places.some((at) => at.id === id)),
    )
    .map(({ memberId, name }) => ({ memberId, name, hue: hueOf(team, memberId) }))
}

export function usePresentAt(id: string): Present[] {
  const team = useTeam()
  return useMemo(() => presentAt(team, id), [team, id])
}

/** Why nothing can be changed here, in one sentence; undefined: everything can. */
export function readOnlyBecause(team: Pick<TeamView, 'role' | 'removed'> | null): string | undefined {
  if (team?.removed) return 'You are no longer in this team; what is here can be read and copied.'
  if (team?.role === 'viewer')
    return 'You are a viewer here and can read everything; ask an owner if you want to write.'
  return undefined
}

export const useReadOnlyBecause = (): string | undefined => readOnlyBecause(useTeam())
