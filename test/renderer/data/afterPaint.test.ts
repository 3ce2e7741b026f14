// @vitest-environment jsdom
/** Work after the frame: in order, soon where no frame comes, and never lost. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAfterPaint } from '#renderer/data/afterPaint.ts'

let frames: (() => void)[]
let done: string[]

/** Draws the frame and lets the quiet after it come. */
const draw = async (): Promise<void> => {
  for (const frame of frames.splice(0)) frame()
  await vi.waitFor(() => expect(done.length).toBeGreaterThan(0))
}
const show = (isHidden: boolean): void => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(isHidden)
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  frames = []
  done = []
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame))
  vi.stubGlobal('requestIdleCallback', (quiet: () => void) => queueMicrotask(quiet))
})
afterEach(() => {
  vi.useRealTimers()
})

test('after the frame, in order, one frame for all', async () => {
  const afterPaint = createAfterPaint()
  afterPaint(() => done.push('a'))
  afterPaint(() => done.push('b'))
  expect(frames).toHaveLength(1)
  expect(done).toEqual([])
  await draw()
  expect(done).toEqual(['a', 'b'])
})

test('without a frame after 50 ms, and not again when it comes late', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const afterPaint = createAfterPaint()
  afterPaint(() => done.push('a'))
  await vi.advanceTimersByTimeAsync(49)
  expect(done).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(done).toEqual(['a'])
  await draw()
  expect(done).toEqual(['a'])
})

test('at once when the page is left or goes out of sight, and while it is out of sight', () => {
  const afterPaint = createAfterPaint()
  afterPaint(() => done.push('a'))
  dispatchEvent(new Event('pagehide'))
  expect(done).toEqual(['a'])
  afterPaint(() => done.push('b'))
  show(true)
  expect(done).toEqual(['a', 'b'])
  afterPaint(() => done.push('c'))
  expect(done).toEqual(['a', 'b', 'c'])
})

test('what fails keeps nothing else from being done, and is reported', async () => {
  const reported = vi.fn()
  vi.stubGlobal('reportError', reported)
  const afterPaint = createAfterPaint()
  afterPaint(() => {
    throw new Error('full')
  })
  afterPaint(() => done.push('b'))
  await draw()
  expect(done).toEqual(['b'])
  expect(reported).toHaveBeenCalledOnce()
})

test('what is asked for by the work itself comes with the next frame', async () => {
  const afterPaint = createAfterPaint()
  afterPaint(() => {
    done.push('a')
    afterPaint(() => done.push('b'))
  })
  await draw()
  expect(done).toEqual(['a'])
  expect(frames).toHaveLength(1)
  done = []
  await draw()
  expect(done).toEqual(['b'])
})
