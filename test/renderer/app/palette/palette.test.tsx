// @vitest-environment jsdom
/** The palette under fast hands: rows come late, and Enter means the best of what was typed. */
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { expectCommands, registerCommand } from '#renderer/app/commands.ts'
import { Palette } from '#renderer/app/palette/Palette.tsx'
import type { Found } from '#renderer/app/palette/paletteRows.ts'
import { press, render } from '../../ui/render.ts'

const { answers, navigate } = vi.hoisted(() => ({ answers: new Map<string, unknown[]>(), navigate: vi.fn() }))
const state = vi.hoisted(() => (input: { query: string } | null) => {
  const rows = input === null ? undefined : answers.get(input.query)
  return rows === undefined ? { state: 'loading' } : { state: 'ready', rows }
})
vi.mock('#renderer/data/useQuery.ts', () => ({
  useQuery: (_: string, input: { query: string } | null) => state(input),
  useSteadyQuery: (_: string, input: { query: string } | null) => state(input),
}))
vi.mock('#renderer/app/navigation.ts', () => ({ navigate }))

const note = (id: string, title: string) =>
  ({ kind: 'note', id, title, detail: '', sourceId: null }) as unknown as Found
const NOTE_ID = 'n_0123456789abcdefghijkl'

beforeEach(() => {
  answers.clear()
  navigate.mockReset()
  Element.prototype.scrollIntoView = () => undefined
  vi.stubGlobal('CSS', { escape: (text: string) => text })
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

/** Long enough for the panel to be gone and what was chosen to be done. */
const settle = () => act(() => void vi.advanceTimersByTime(1000))

function open() {
  let isOpen = true
  const palette = () => <Palette isOpen={isOpen} onClose={() => (isOpen = false)} />
  const { rerender } = render(palette())
  const field = () => document.querySelector<HTMLInputElement>('input')
  return {
    type: (text: string) =>
      act(() => {
        const input = field()
        input?.focus()
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text)
        input?.dispatchEvent(new Event('input', { bubbles: true }))
      }),
    /** What the window does when rows arrived or it was closed. */
    again: () => rerender(palette()),
    isOpen: () => isOpen,
    current: () => document.querySelector('[aria-selected=true]')?.textContent,
  }
}

describe('Enter in the palette', () => {
  it('waits for the rows of the very text it was pressed for', () => {
    const palette = open()
    palette.type('let')
    press('Enter')
    expect(palette.isOpen()).toBe(true)
    answers.set('let', [note(NOTE_ID, 'Letter')])
    palette.again()
    palette.again()
    expect(palette.isOpen()).toBe(false)
    settle()
    expect(navigate).toHaveBeenCalledExactlyOnceWith({ place: 'notes', noteId: NOTE_ID })
  })

  it('is forgotten when more is typed', () => {
    const palette = open()
    palette.type('let')
    press('Enter')
    press('t')
    palette.type('lett')
    answers.set('let', [note(NOTE_ID, 'Letter')])
    answers.set('lett', [note(NOTE_ID, 'Letter')])
    palette.again()
    palette.type('let')
    settle()
    expect(palette.isOpen()).toBe(true)
    expect(navigate).not.toHaveBeenCalled()
  })

  it('waits for a command whose part of the window is still being read, and prefers it then', () => {
    const [brief, leave] = [vi.fn(), vi.fn()]
    const isThere = expectCommands()
    const takeBrief = registerCommand('team.brief', { run: brief })
    const palette = open()
    palette.type('>team')
    // What can be done now comes first, and is not what fits best.
    expect(palette.current()).toContain('What changed while you were away')
    press('Enter')
    settle()
    expect(brief).not.toHaveBeenCalled()
    let takeLeave = () => undefined as void
    act(() => {
      takeLeave = registerCommand('team.leave', { run: leave })
      isThere()
    })
    palette.again()
    settle()
    expect(leave).toHaveBeenCalledOnce()
    expect(brief).not.toHaveBeenCalled()
    act(() => {
      takeLeave()
      takeBrief()
    })
  })

  it('waits for no command where what was found is meant', () => {
    const isThere = expectCommands()
    answers.set('let', [note(NOTE_ID, 'Letter')])
    const palette = open()
    palette.type('let')
    press('Enter')
    palette.again()
    settle()
    expect(navigate).toHaveBeenCalledOnce()
    act(() => isThere())
  })

  it('says why a command cannot be done once all are there', () => {
    const palette = open()
    palette.type('>invite')
    press('Enter')
    settle()
    expect(palette.isOpen()).toBe(true)
    expect(document.querySelector('[data-announcer="polite"]')?.textContent).toBe('Not on this screen')
  })
})
