// @vitest-environment jsdom
import { act, useRef } from 'react'
import { describe, expect, it } from 'vitest'
import { useHeldWhilePressed } from '#renderer/features/library/reader/useHeldWhilePressed.ts'
import { render } from '../../ui/render.ts'

function Shows({ value }: { value: string }) {
  const host = useRef<HTMLDivElement>(null)
  return <div ref={host}>{useHeldWhilePressed(host, value)}</div>
}

function setUp() {
  const { host, rerender } = render(<Shows value="one" />)
  const text = host.firstElementChild as HTMLElement
  return {
    shown: () => text.textContent,
    give: (value: string) => rerender(<Shows value={value} />),
    // The simulated page knows no pointers: what is read of them are type and button.
    point: (type: string, button = 0) =>
      act(() => void text.dispatchEvent(new MouseEvent(type, { bubbles: true, button }))),
  }
}

describe('what is shown under a pointer', () => {
  it.each(['pointerup', 'pointercancel', 'blur'])('waits until %s, and is then the newest', (end) => {
    const { shown, give, point } = setUp()
    give('two')
    expect(shown()).toBe('two')
    point('pointerdown')
    give('three')
    give('four')
    expect(shown()).toBe('two')
    point(end)
    expect(shown()).toBe('four')
    give('five')
    expect(shown()).toBe('five')
  })

  it('does not wait for the button of menus', () => {
    const { shown, give, point } = setUp()
    point('pointerdown', 2)
    give('two')
    expect(shown()).toBe('two')
  })
})
