// @vitest-environment jsdom
/** Earlier answers of a field, and what a viewer is kept from. */
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { onRefused, offeredCommands, registerCommand, runCommand, setReadOnly } from '#renderer/app/commands.ts'
import { Earlier, otherAnswers } from '#renderer/app/Earlier.tsx'
import { TeamContext } from '#renderer/app/team.ts'
import type { TeamView } from '#shared/contract/team.ts'
import { createId } from '#shared/model/ids.ts'
import { aDevice, aMember, aTeam } from '#test/renderer/features/team/aTeam.ts'
import { click, render } from '#test/renderer/ui/render.ts'

const { rows } = vi.hoisted(() => ({ rows: vi.fn() }))
vi.mock('#renderer/data/useQuery.ts', () => ({
  useQuery: (_name: string, input: unknown) =>
    input === null ? { state: 'loading' } : { state: 'ready', rows: rows() },
}))

beforeEach(() => {
  // jsdom has none.
  vi.stubGlobal('CSS', { escape: (text: string) => text })
})
afterEach(() => setReadOnly(undefined))

const answer = (value: string, by: string | null, at: number) => ({ value, by, at })
const pair = (): TeamView => aTeam([aMember({ name: 'Tobias', devices: [aDevice({})] })])

function show(team: TeamView) {
  const onUse = vi.fn()
  const { host } = render(
    <TeamContext value={team}>
      <Earlier docId={createId('n')} subject="note" field="title" what="title" onUse={onUse} />
    </TeamContext>,
  )
  return { host, onUse }
}
const button = (name: string): HTMLElement | undefined =>
  [...document.querySelectorAll('button')].find((each) => each.textContent === name)

describe('earlier answers', () => {
  it('leave out what says the same as the one that stands, and say nothing twice', () => {
    const answers = [answer('b', 'A', 4), answer('b', 'B', 3), answer('a', 'C', 2), answer('a', 'D', 1)]
    expect(otherAnswers(answers).map(({ by }) => by)).toEqual(['C'])
    expect(otherAnswers([])).toEqual([])
  })
  it('are shown with who gave them, and one can stand again', async () => {
    rows.mockReturnValue([answer('Later', 'Tobias', 2), answer('Earlier', 'Ines', 1)])
    const { onUse } = show(pair())
    await act(async () => click(button('An earlier title') as HTMLElement))
    expect(document.body.textContent).toContain('Tobias')
    expect(document.body.textContent).toContain('stands now')
    await act(async () => click(button('Use this one') as HTMLElement))
    expect(onUse).toHaveBeenCalledExactlyOnceWith('Earlier')
  })
  it('are not asked for where nobody else could have answered', () => {
    rows.mockReturnValue([answer('Later', 'Tobias', 2), answer('Earlier', 'Ines', 1)])
    expect(show(aTeam()).host.textContent).toBe('')
  })
  it('can be read by a viewer, and not used', async () => {
    rows.mockReturnValue([answer('Later', 'Tobias', 2), answer('Earlier', 'Ines', 1)])
    const { onUse } = show({ ...pair(), role: 'viewer' })
    await act(async () => click(button('An earlier title') as HTMLElement))
    expect(button('Use this one')?.getAttribute('aria-disabled')).toBe('true')
    await act(async () => click(button('Use this one') as HTMLElement))
    expect(onUse).not.toHaveBeenCalled()
  })
})

describe('a viewer', () => {
  it('is told why a command that changes something is refused, and can go wherever they like', () => {
    const made = vi.fn()
    const went = vi.fn()
    const told = vi.fn()
    const stops = [
      registerCommand('note.new', { run: made }),
      registerCommand('go.notes', { run: went }),
      onRefused(told),
    ]
    setReadOnly('You are a viewer here.')
    expect(runCommand('note.new')).toBe(false)
    expect(runCommand('go.notes')).toBe(true)
    expect(offeredCommands().find(({ id }) => id === 'note.new')?.disabledBecause).toBe('You are a viewer here.')
    expect([made.mock.calls.length, went.mock.calls.length]).toEqual([0, 1])
    expect(told).toHaveBeenCalledExactlyOnceWith('You are a viewer here.')
    setReadOnly(undefined)
    expect(runCommand('note.new')).toBe(true)
    for (const stop of stops) stop()
  })
})
