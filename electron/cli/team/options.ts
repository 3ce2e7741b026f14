/** What the commands for the team are told in words: roles, and how long something lasts. */
import { Role } from '#shared/members/entries.ts'
import { optional, UsageError, type Values } from '../command.ts'

const SECOND = 1_000
const msByUnit: Readonly<Record<string, number>> = {
  s: SECOND,
  m: 60 * SECOND,
  h: 3_600 * SECOND,
  d: 86_400 * SECOND,
  w: 7 * 86_400 * SECOND,
}

/** "30s", "15m", "12h", "7d", "2w" in milliseconds; undefined for anything else and for nothing at all. */
export function durationToMs(text: string): number | undefined {
  const [, digits, unit] = /^(\d{1,6})([smhdw])$/.exec(text) ?? []
  const ms = Number(digits) * (msByUnit[unit ?? ''] ?? Number.NaN)
  return ms > 0 ? ms : undefined
}

interface Bounds {
  /** Taken where the option is not given. */
  usual: string
  least: string
  most: string
}

/** An option that says how long, in milliseconds. Throws `UsageError`. */
export function readDuration(values: Values, name: string, { usual, least, most }: Bounds): number {
  const ms = durationToMs(optional(values, name) ?? usual)
  if (ms === undefined || ms < (durationToMs(least) ?? 0) || ms > (durationToMs(most) ?? 0))
    throw new UsageError(`--${name} is a time from ${least} to ${most}, like ${usual}.`)
  return ms
}

/** `invite --expires`: an invitation that waits for longer than a few months is a key under the mat. */
export const readExpiry = (values: Values): number =>
  readDuration(values, 'expires', { usual: '7d', least: '1m', most: '90d' })

/** `sync-once --timeout`. */
export const readTimeout = (values: Values): number =>
  readDuration(values, 'timeout', { usual: '30s', least: '1s', most: '1h' })

/** `invite --role`: owners are made of members, by `member-role`. Throws `UsageError`. */
export function readInvitedRole(values: Values): Exclude<Role, 'owner'> {
  const role = optional(values, 'role') ?? 'editor'
  if (role !== 'editor' && role !== 'viewer') throw new UsageError('--role is editor or viewer.')
  return role
}

/** `member-role ID ROLE`. Throws `UsageError`. */
export function parseRole(text: string): Role {
  const role = Role.safeParse(text)
  if (!role.success) throw new UsageError(`A role is owner, editor or viewer, not ${text}.`)
  return role.data
}
