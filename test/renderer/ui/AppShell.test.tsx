// @vitest-environment jsdom
import { act, useState } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { AppShell } from '#renderer/ui/panes/AppShell.tsx'
import { Pane, PaneBar } from '#renderer/ui/panes/Pane.tsx'
import { Sidebar } from '#renderer/ui/panes/Sidebar.tsx'
import { click, press, render } from './render.ts'

let resize: (width: number) => void = () => {}
beforeEach(() => {
  resize = () => {}
  class Observer {
    constructor(tell: ResizeObserverCallback) {
      resize = (width) =>
        act(() => tell([{ contentRect: { width } } as ResizeObserverEntry], this as unknown as ResizeObserver))
    }
    observe() {}
    unobserve() {}
    disconnect() {}
  }
  vi.stubGlobal('ResizeObserver', Observer)
})

const onLayoutChange = vi.fn()
function Window({ opens = 'one' }: { opens?: string | null }) {
  const [opened, setOpened] = useState(opens)
  const [isInspectorOpen, setInspectorOpen] = useState(false)
  return (
    <AppShell
      sidebar={
        <Sidebar label="Workspace">
          <button type="button">Library</button>
        </Sidebar>
      }
      list={
        <Pane kind="list" label="Sources" bar={<PaneBar title="Sources" />}>
          <button type="button" data-pane-focus onClick={() => setOpened(`${opened}+`)}>
            Row
          </button>
        </Pane>
      }
      inspector={
        <Pane kind="inspector" label="About" bar={<PaneBar title="About" />}>
          <button type="button">Detail</button>
        </Pane>
      }
      isInspectorOpen={isInspectorOpen}
      onInspectorOpenChange={setInspectorOpen}
      isContentEmpty={opened === null}
      contentKey={opened ?? ''}
      onLayoutChange={onLayoutChange}
    >
      <Pane kind="content" label="Reader" bar={<PaneBar title={opened ?? ''} />}>
        <button type="button">Word</button>
        <button type="button" onClick={() => setInspectorOpen(!isInspectorOpen)}>
          Inspect
        </button>
      </Pane>
    </AppShell>
  )
}
const at = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent
const button = (host: HTMLElement, name: string) => {
  const found = [...host.querySelectorAll<HTMLElement>('button')].find(
    (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
  )
  if (!found) throw new Error(`no button ${name}`)
  return found
}
const isInert = (host: HTMLElement, pane: string) =>
  host.querySelector(`[data-pane=${pane}]`)?.closest('[inert]') !== null

describe('AppShell', () => {
  it('walks the panes with F6 and comes back to where one was', () => {
    const { host } = render(<Window />)
    resize(1280)
    act(() => button(host, 'Inspect').focus())
    press('F6')
    expect(at()).toBe('Library')
    press('F6')
    expect(at()).toBe('Row')
    press('F6')
    expect(at()).toBe('Inspect')
    press('F6', { shiftKey: true })
    expect(at()).toBe('Row')
  })
  it('remembers widths set by keyboard, and forgets them by Enter', () => {
    const { host } = render(<Window />)
    resize(1280)
    const divider = host.querySelector<HTMLElement>('[role=separator][aria-label="Resize the list"]')
    act(() => divider?.focus())
    press('ArrowRight')
    expect(onLayoutChange).toHaveBeenLastCalledWith({ list: 288 })
    press('ArrowRight', { shiftKey: true })
    expect(onLayoutChange).toHaveBeenLastCalledWith({ list: 320 })
    press('End')
    expect(onLayoutChange).toHaveBeenLastCalledWith({ list: 480 })
    expect(divider?.getAttribute('aria-valuenow')).toBe('480')
    press('Enter')
    expect(onLayoutChange).toHaveBeenLastCalledWith({})
    expect(divider?.getAttribute('aria-valuenow')).toBe('280')
  })
  it('slides the list over narrow windows, hands the focus there and back, and keeps everything mounted', () => {
    const { host } = render(<Window />)
    resize(1280)
    const row = button(host, 'Row')
    resize(900)
    expect(isInert(host, 'list')).toBe(true)
    act(() => button(host, 'Show the list').focus())
    click(button(host, 'Show the list'))
    expect(isInert(host, 'list')).toBe(false)
    expect(isInert(host, 'content')).toBe(true)
    expect(at()).toBe('Row')
    press('Escape')
    expect(isInert(host, 'list')).toBe(true)
    expect(isInert(host, 'content')).toBe(false)
    expect(at()).toBe('Show the list')
    expect(button(host, 'Row')).toBe(row)
  })
  it('puts the list away when something opens from it', () => {
    const { host } = render(<Window />)
    resize(900)
    click(button(host, 'Show the list'))
    act(() => button(host, 'Row').focus())
    click(button(host, 'Row'))
    expect(isInert(host, 'list')).toBe(true)
    expect(host.querySelector('[data-pane=content]')?.contains(document.activeElement)).toBe(true)
  })
  it('shows the list alone where nothing is open, with no way to hide it', () => {
    const { host } = render(<Window opens={null} />)
    resize(640)
    expect(isInert(host, 'list')).toBe(false)
    expect(isInert(host, 'content')).toBe(true)
    expect(host.querySelector('[aria-label="Hide the list"]')).toBeNull()
    press('Escape')
    expect(isInert(host, 'list')).toBe(false)
  })
  it('closes an inspector that lies over the content by Escape and by its button', () => {
    const { host } = render(<Window />)
    resize(640)
    click(button(host, 'Inspect'))
    expect(host.querySelector('[data-pane=inspector]')?.contains(document.activeElement)).toBe(true)
    press('Escape')
    expect(host.querySelector('[data-pane=inspector]')).toBeNull()
    click(button(host, 'Inspect'))
    click(button(host, 'Close'))
    expect(host.querySelector('[data-pane=inspector]')).toBeNull()
  })
})
