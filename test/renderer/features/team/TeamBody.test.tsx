// @vitest-environment jsdom
/** The team panel by what a person can do in it. */
import { act } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { TeamContext } from '#renderer/app/team.ts'
import Door from '#renderer/features/team/Door.tsx'
import { QrCode } from '#renderer/features/team/QrCode.tsx'
import { TeamBody } from '#renderer/features/team/TeamPlace.tsx'
import { ToastProvider } from '#renderer/ui/feedback/ToastRegion.tsx'
import type { SyncStatus, TeamView } from '#shared/contract/team.ts'
import { ok } from '#shared/model/result.ts'
import { click, render } from '#test/renderer/ui/render.ts'
import { aDevice, aMember, aTeam } from './aTeam.ts'

const { execute } = vi.hoisted(() => ({ execute: vi.fn() }))
vi.mock('#renderer/data/core.ts', () => ({ execute, onStepDone: () => () => undefined, connection: {} }))
vi.mock('#renderer/data/useQuery.ts', () => ({
  useQuery: (name: string) =>
    name === 'inviteLink' ? { state: 'ready', rows: 'commonplace://join/abc' } : { state: 'loading' },
}))

beforeEach(() => {
  execute.mockReset().mockResolvedValue(ok({}))
  Element.prototype.scrollIntoView = () => undefined
  // jsdom has none.
  vi.stubGlobal('CSS', { escape: (text: string) => text })
})

const status: SyncStatus = { state: 'sameEverywhere', others: 1, holding: 1, online: 1 }
const show = (team: TeamView, as: SyncStatus = status): HTMLElement =>
  render(
    <ToastProvider>
      <TeamBody team={team} status={as} />
    </ToastProvider>,
  ).host
const button = (within: ParentNode, name: string): HTMLElement => {
  const found = [...within.querySelectorAll('button')].find(
    (each) => each.textContent === name || each.getAttribute('aria-label') === name,
  )
  if (!found) throw new Error(`no button ${name}`)
  return found
}
const press = (within: ParentNode, name: string) => act(async () => click(button(within, name)))

describe('the panel', () => {
  it('says for every device how it is reached and what it holds', () => {
    const host = show(
      aTeam([
        aMember({ name: 'Tobias', devices: [aDevice({ name: 'ThinkPad', reach: 'relayed', lacks: 3 })] }),
        aMember({ name: 'Amara', devices: [aDevice({ name: 'Shelf', reach: 'offline', lacks: null })] }),
      ]),
    )
    const rows = [...host.querySelectorAll('ul ul li')].map((row) => row.textContent)
    expect(rows.find((row) => row.startsWith('ThinkPad'))).toBe('ThinkPadHere, through a relayLacks 3 changesRename')
    expect(rows.find((row) => row.startsWith('Shelf'))).toBe('ShelfNever metNot compared yetRename')
  })
  it('says what a removal cannot take back, before the click that does it', async () => {
    const tobias = aMember({ name: 'Tobias', devices: [aDevice({})] })
    const host = show(aTeam([tobias]))
    await press(host, 'Role of Tobias, and more')
    const item = [...document.querySelectorAll('[role^=menuitem]')].find((each) =>
      each.textContent?.startsWith('Remove'),
    )
    await act(async () => click(item as Element))
    const dialog = document.querySelector('[role=alertdialog]') as HTMLElement
    expect(dialog.textContent).toContain('everything that reached them stays with them')
    expect(execute).not.toHaveBeenCalled()
    await press(dialog, 'Remove Tobias')
    expect(execute).toHaveBeenCalledExactlyOnceWith('removeMember', { memberId: tobias.memberId })
  })
  it('lets an owner invite for a week, asked at the door, unless told otherwise', async () => {
    const host = show(aTeam())
    await press(host, 'Make an invitation')
    expect(execute).toHaveBeenCalledExactlyOnceWith('invite', {
      role: 'editor',
      expiresInMs: 7 * 86_400_000,
      autoAdmit: false,
    })
  })
  it('shows an open invitation with its link and picture, and takes it back', async () => {
    const invite = { inviteId: 'i1', role: 'viewer' as const, expiresAt: Date.now() + 1e9, autoAdmit: true }
    const host = show({ ...aTeam(), invites: [invite] })
    expect(host.textContent).toContain('For one viewer')
    await press(host, 'Show the link')
    expect(host.querySelector('input[readonly]')?.getAttribute('value')).toBe('commonplace://join/abc')
    expect(host.querySelector('svg[role=img] path')?.getAttribute('d')?.length).toBeGreaterThan(500)
    await press(host, 'Take back')
    expect(execute).toHaveBeenCalledWith('revokeInvite', { inviteId: 'i1' })
  })
  it('offers an editor nothing that only owners may do', () => {
    const team = {
      ...aTeam([aMember({ name: 'Olga', role: 'owner', devices: [aDevice({})] })]),
      role: 'editor' as const,
    }
    team.members = team.members.map((member) => (member.isMe ? { ...member, role: 'editor' as const } : member))
    const host = show(team)
    expect(host.textContent).toContain('Only an owner can invite; ask Olga.')
    expect(host.querySelector('button[aria-label^="Role of"]')).toBeNull()
    expect(() => button(host, 'Make an invitation')).toThrow('no button')
  })
  it('after a removal says what stays, and offers neither inviting nor settings', () => {
    const host = show({ ...aTeam(), removed: true })
    expect(host.textContent).toContain('You can go on reading')
    expect(() => button(host, 'Make an invitation')).toThrow('no button')
    expect(host.querySelector('[role=radiogroup]')).toBeNull()
  })
  it('is on the local network only by default, and says what a relay sees before one is used', async () => {
    const host = show(aTeam())
    const chosen = host.querySelector<HTMLInputElement>('input[type=radio]:checked')
    expect(chosen?.value).toBe('lan')
    expect(host.textContent).toContain('A relay sees the addresses of the devices that talk, when, and how much.')
    await act(async () => host.querySelector<HTMLInputElement>('input[type=radio][value=public]')?.click())
    expect(execute).toHaveBeenCalledWith('setSync', { mode: 'internet', relay: null, paused: false })
  })
  it('asks for a relay’s address before it uses one', async () => {
    const host = show(aTeam())
    await act(async () => host.querySelector<HTMLInputElement>('input[type=radio][value=own]')?.click())
    await press(host, 'Use this relay')
    expect(host.textContent).toContain('A relay’s address looks like')
    expect(execute).not.toHaveBeenCalled()
  })
  it('says where the key lies when no keychain holds it, and nothing when one does', () => {
    expect(show(aTeam()).textContent).not.toContain('keychain')
    expect(show({ ...aTeam(), keySealed: false }).textContent).toContain('only your user account may read')
  })
  it('teaches somebody who is alone what a team gives', () => {
    const host = show(aTeam(), { state: 'alone', others: 0, holding: 0, online: 0 })
    expect(host.querySelector('[aria-label="Working on this together"]')?.children).toHaveLength(3)
    expect(host.textContent).not.toContain('Leave this team')
  })
})

describe('the door', () => {
  const knock = { inviteId: 'k1', name: 'Noor', deviceName: 'Noor’s Mac', role: 'editor' as const }
  const door = (team: TeamView): HTMLElement =>
    render(
      <ToastProvider>
        <TeamContext value={team}>
          <Door />
        </TeamContext>
      </ToastProvider>,
    ).host
  it('lets in, or turns away', async () => {
    const host = door({ ...aTeam(), knocks: [knock] })
    expect(host.textContent).toContain('Noor wants to join as an editor')
    await press(host, 'Turn away')
    expect(execute).toHaveBeenCalledExactlyOnceWith('answerKnock', { inviteId: 'k1', admit: false })
  })
  it('is not shown to who cannot open it', () => {
    expect(door({ ...aTeam(), role: 'editor', knocks: [knock] }).querySelector('button')).toBeNull()
  })
})

describe('the picture of a link', () => {
  it('is not drawn of what does not fit in it', () => {
    expect(render(<QrCode text={'x'.repeat(4000)} label="" />).host.querySelector('svg')).toBeNull()
  })
})
