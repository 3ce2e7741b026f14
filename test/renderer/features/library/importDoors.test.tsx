// @vitest-environment jsdom
/** What is dropped or pasted by somebody who may only read is refused with the reason, before anything is read. */
import { act } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { onRefused, setReadOnly } from '#renderer/app/commands.ts'
import LibraryDoors from '#renderer/features/library/importing/LibraryDoors.tsx'
import { ToastProvider } from '#renderer/ui/feedback/ToastRegion.tsx'
import { render } from '../../ui/render.ts'

const { startImport } = vi.hoisted(() => ({ startImport: vi.fn() }))
vi.mock('#renderer/features/library/importing/imports.ts', () => ({
  startImport,
  onFirstImported: () => () => undefined,
}))
vi.mock('#renderer/data/shell.ts', () => ({ shell: () => ({ pathForFile: () => '/tmp/letter.txt' }) }))
vi.mock('#renderer/data/core.ts', () => ({ connection: {}, execute: vi.fn(), onStepDone: () => () => undefined }))

const REASON = 'You are a viewer here and can read everything; ask an owner if you want to write.'
const heard: string[] = []
let stop = (): void => undefined

beforeEach(() => {
  heard.length = 0
  startImport.mockReset()
  stop = onRefused((reason) => heard.push(reason))
  vi.stubGlobal('CSS', { escape: (text: string) => text })
  render(
    <ToastProvider>
      <LibraryDoors />
    </ToastProvider>,
  )
})
afterEach(() => {
  stop()
  setReadOnly(undefined)
})

/** An event as the browser makes it of files, or of words. */
async function give(type: 'drop' | 'paste', words?: string): Promise<boolean> {
  const event = new Event(type, { bubbles: true, cancelable: true })
  const files = words === undefined ? [new File(['one'], 'letter.txt', { type: 'text/plain' })] : []
  const data = { files, types: files.length > 0 ? ['Files'] : [], getData: () => words ?? '' }
  Object.defineProperty(event, type === 'drop' ? 'dataTransfer' : 'clipboardData', { value: data })
  await act(async () => void document.body.dispatchEvent(event))
  return event.defaultPrevented
}

it.each([
  ['a dropped file', 'drop', undefined],
  ['a pasted file', 'paste', undefined],
  ['pasted words', 'paste', 'Nobody had told the baker.'],
] as const)('%s is taken from who may write, and refused with the reason to who may not', async (_, type, words) => {
  expect(await give(type, words)).toBe(true)
  await vi.waitFor(() => expect(startImport).toHaveBeenCalledOnce())
  expect(heard).toEqual([])
  setReadOnly(REASON)
  expect(await give(type, words)).toBe(true)
  expect(heard).toEqual([REASON])
  expect(startImport).toHaveBeenCalledOnce()
})
