// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SavedState } from '#renderer/ui/feedback/SavedState.tsx'
import { render } from './render.ts'

const now = new Date(2026, 10, 22, 14, 31)
beforeEach(() => {
  vi.useFakeTimers({ now })
})
afterEach(() => {
  vi.useRealTimers()
})
const pass = (ms: number) =>
  act(() => {
    vi.advanceTimersByTime(ms)
  })

describe('SavedState', () => {
  it('says Saving… only after 400 ms and keeps the last truth until then', () => {
    const { host } = render(<SavedState state={{ kind: 'saving', lastAt: now }} />)
    pass(399)
    expect(host.textContent).toBe('Saved 14:31')
    pass(1)
    expect(host.textContent).toBe('Saving…')
  })
  it('says nothing where there is no truth yet, and never Saved before a commit', () => {
    const { host } = render(<SavedState state={{ kind: 'saving' }} />)
    pass(399)
    expect(host.textContent).toBe('')
    pass(1)
    expect(host.textContent).toBe('Saving…')
  })
  it('never flickers when saves come quickly one after another', () => {
    const { host, rerender } = render(<SavedState state={{ kind: 'saved', at: now }} />)
    for (let i = 0; i < 20; i++) {
      rerender(<SavedState state={{ kind: 'saving', lastAt: now }} />)
      pass(300)
      expect(host.textContent).toBe('Saved 14:31')
      rerender(<SavedState state={{ kind: 'saved', at: now }} />)
      pass(50)
    }
    expect(host.textContent).toBe('Saved 14:31')
  })
  it('names the day where it was another one', () => {
    const { host } = render(<SavedState state={{ kind: 'saved', at: new Date(2026, 10, 20, 9, 5) }} />)
    expect(host.textContent).toMatch(/20.*09:05/)
  })
  it('warns aloud', () => {
    const { host } = render(<SavedState state={{ kind: 'warn', text: 'Kept in this window' }} />)
    expect(host.querySelector('[role=alert]')?.textContent).toBe('Kept in this window')
  })
})
