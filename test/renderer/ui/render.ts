/** Renders into jsdom without a helper library; unmounts after each test. */
import { act } from 'react'
import type { ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach } from 'vitest'

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean | undefined
}
globalThis.IS_REACT_ACT_ENVIRONMENT = true

const mounted = new Map<HTMLElement, Root>()

afterEach(() => {
  for (const [host, root] of mounted) {
    act(() => root.unmount())
    host.remove()
  }
  mounted.clear()
})

/** Renders and returns the element it is in, with a way to render anew. */
export function render(node: ReactNode): { host: HTMLElement; rerender: (next: ReactNode) => void } {
  const host = document.createElement('div')
  document.body.append(host)
  const root = createRoot(host)
  mounted.set(host, root)
  act(() => root.render(node))
  return { host, rerender: (next) => act(() => root.render(next)) }
}

/** A key on whatever has the focus; returns whether its default was prevented. */
export function press(key: string, modifiers: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers })
  act(() => {
    const target = document.activeElement ?? document.body
    target.dispatchEvent(event)
    target.dispatchEvent(new KeyboardEvent('keyup', { key, bubbles: true, cancelable: true, ...modifiers }))
  })
  return event.defaultPrevented
}

/** A click as assistive technology sends it: without pointer events before it. */
export function click(element: Element, modifiers: MouseEventInit = {}): void {
  act(() => {
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 0, ...modifiers }))
  })
}
