// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { Pane } from '#renderer/ui/panes/Pane.tsx'
import { render } from './render.ts'

it('gives the focus a place in the content when it has none, and takes it from nobody', () => {
  const { host, rerender } = render(<Pane key="one" kind="content" label="One" />)
  expect(document.activeElement).toBe(host.querySelector('main'))
  // What had it goes, another thing comes.
  rerender(<Pane key="two" kind="content" label="Two" />)
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Two')
  const field = document.createElement('input')
  document.body.append(field)
  field.focus()
  rerender(<Pane key="three" kind="content" label="Three" />)
  expect(document.activeElement).toBe(field)
  field.remove()
  rerender(<Pane key="list" kind="list" label="List" />)
  expect(document.activeElement).toBe(document.body)
})
