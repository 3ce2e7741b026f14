// @vitest-environment jsdom
/** Joining by a link: whom, under which name; and what is said while the workspace is fetched. */
import { act } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { JoinForm } from '#renderer/app/JoinForm.tsx'
import { JoiningScreen } from '#renderer/app/JoiningScreen.tsx'
import { inviteWords, joiningWords } from '#renderer/app/joinWords.ts'
import { createInviteLink, type InviteLink } from '#shared/members/inviteLink.ts'
import { createId } from '#shared/model/ids.ts'
import { DeviceKey } from '#shared/sync/transport.ts'
import { ok } from '#shared/model/result.ts'
import { click, render } from '#test/renderer/ui/render.ts'

const invite = (patch: Partial<InviteLink> = {}): InviteLink => ({
  secret: new Uint8Array(16).fill(7),
  workspaceId: createId('w'),
  foundHash: 'ab'.repeat(32),
  workspaceName: 'Ferry timetables',
  inviterName: 'Noor Haddad',
  role: 'editor',
  expiresAt: Date.now() + 86_400_000,
  inviters: [DeviceKey.parse('cd'.repeat(32))],
  addresses: [],
  ...patch,
})

const joinWorkspace = vi.fn()
beforeEach(() => {
  joinWorkspace.mockReset()
  vi.stubGlobal('commonplace', { joinWorkspace })
})

const button = (host: HTMLElement, name: string): HTMLElement => {
  const found = [...host.querySelectorAll('button')].find((each) => each.textContent === name)
  if (!found) throw new Error(`no button ${name}`)
  return found
}
function type(host: HTMLElement, label: string, value: string): void {
  const input = [...host.querySelectorAll('input')].find((each) => each.labels?.[0]?.textContent === label)
  if (!input) throw new Error(`no field ${label}`)
  act(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value)
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
}
const form = (link = '') => {
  const onJoined = vi.fn()
  const { host } = render(<JoinForm link={link} cancelWords="Back" onCancel={() => undefined} onJoined={onJoined} />)
  return { host, onJoined }
}

describe('the form', () => {
  it('shows whom one joins, and joins under the name that was given', async () => {
    joinWorkspace.mockResolvedValue(ok({ path: '/x', name: 'Ferry timetables' }))
    const { host, onJoined } = form()
    const link = createInviteLink(invite())
    type(host, 'Invitation link', link)
    expect(host.textContent).toContain('Ferry timetables')
    expect(host.textContent).toContain('Noor Haddad invites you.')
    click(button(host, 'Join'))
    expect(joinWorkspace).not.toHaveBeenCalled()
    type(host, 'Your name', '  Ines ')
    await act(async () => click(button(host, 'Join')))
    expect(joinWorkspace).toHaveBeenCalledExactlyOnceWith({ link, name: 'Ines' })
    expect(onJoined).toHaveBeenCalledOnce()
  })
  it('says what is wrong with half a link, and joins nothing', () => {
    const { host } = form()
    type(host, 'Your name', 'Ines')
    type(host, 'Invitation link', createInviteLink(invite()).slice(0, -9))
    expect(host.textContent).toContain('not a whole invitation link')
    click(button(host, 'Join'))
    expect(joinWorkspace).not.toHaveBeenCalled()
  })
  it('does not knock with an invitation that has expired', () => {
    const { host } = form(createInviteLink(invite({ expiresAt: Date.now() - 1000 })))
    type(host, 'Your name', 'Ines')
    expect(host.textContent).toMatch(/expired on .*; ask Noor Haddad for a new one/)
    click(button(host, 'Join'))
    expect(joinWorkspace).not.toHaveBeenCalled()
  })
})

describe('words', () => {
  it('name nobody where the link names nobody', () => {
    const { title, detail } = inviteWords(invite({ inviterName: ' ', workspaceName: '' }), Date.now())
    expect(`${title} ${detail}`).toContain('a workspace Somebody invites you.')
  })
  it('count what was fetched, with an end only where one is known', () => {
    const joining = {
      step: 'fetching',
      workspaceName: 'W',
      inviterName: 'N',
      done: 1,
      total: null,
      problem: null,
    } as const
    expect(joiningWords(joining).detail).toContain('1 document so far')
    expect(joiningWords({ ...joining, total: 1200 }).detail).toContain(`of ${(1200).toLocaleString()} documents`)
  })
})

describe('the screen', () => {
  const show = (step: 'waiting' | 'failed', problem: string | null) =>
    render(
      <JoiningScreen
        joining={{ step, workspaceName: 'Ferry timetables', inviterName: 'Noor', done: 0, total: null, problem }}
        onOpenAnother={() => undefined}
      />,
    ).host
  it('marks the step it is at', () => {
    const host = show('waiting', null)
    expect(host.querySelector('[aria-current=step]')?.textContent).toContain('Be let in')
    expect(host.textContent).toContain('Waiting for Noor to let you in')
  })
  it('says why it failed, and offers another link', () => {
    const host = show('failed', 'This invitation was used on 3 March; ask for a new one.')
    expect(host.querySelector('[role=alert]')?.textContent).toContain('used on 3 March')
    click(button(host, 'Use another link'))
    expect(host.querySelectorAll('input')).toHaveLength(2)
  })
})
