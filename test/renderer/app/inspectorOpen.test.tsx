// @vitest-environment jsdom
/** The inspector is remembered where it stands beside the content, and asked for anew where it would cover it. */
import { act, useState } from 'react'
import { beforeEach, expect, it, vi } from 'vitest'
import { putInspectorAway, tellInspectorCovers, useInspectorOpen } from '#renderer/app/inspectorOpen.ts'
import { click, render } from '../ui/render.ts'

const remembered = vi.hoisted(() => ({ isOpen: false }))
vi.mock('#renderer/data/preferences.ts', () => ({
  usePreference: () => {
    const [isOpen, setOpen] = useState(remembered.isOpen)
    return [isOpen, (next: boolean) => setOpen((remembered.isOpen = next))]
  },
}))

function Part() {
  const [isOpen, setOpen] = useInspectorOpen()
  return (
    <button type="button" onClick={() => setOpen(!isOpen)}>
      {isOpen ? 'open' : 'closed'}
    </button>
  )
}

beforeEach(() => {
  remembered.isOpen = false
  tellInspectorCovers(false)
})

function setUp() {
  const { host } = render(<Part />)
  const button = host.querySelector('button') as HTMLElement
  return { says: () => button.textContent, press: () => click(button) }
}

it('is remembered beside the content', () => {
  const { says, press } = setUp()
  press()
  expect(says()).toBe('open')
  expect(remembered.isOpen).toBe(true)
  act(() => putInspectorAway())
  expect(says()).toBe('open')
})

it('does not cover what is opened, and is back where there is room', () => {
  const { says, press } = setUp()
  press()
  act(() => tellInspectorCovers(true))
  expect(says()).toBe('closed')
  press()
  expect(says()).toBe('open')
  act(() => tellInspectorCovers(true))
  expect(says()).toBe('open')
  act(() => putInspectorAway())
  expect(says()).toBe('closed')
  act(() => tellInspectorCovers(false))
  expect(says()).toBe('open')
  expect(remembered.isOpen).toBe(true)
})
