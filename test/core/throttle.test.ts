import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createThrottle } from '#core/throttle.ts'
import { createVirtualTime } from '#test/support/sync/virtualTime.ts'

const EVERY_MS = 100

it('lets the first through at once, no two within the time, and the last in the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 250 }), { minLength: 1, maxLength: 30 }), async (pauses) => {
      const time = createVirtualTime()
      const passed: { value: number; at: number }[] = []
      const throttle = createThrottle(time, EVERY_MS, (value: number) => passed.push({ value, at: time.now() }))
      for (const [value, pause] of pauses.entries()) {
        throttle.say(value)
        if (value === 0) expect(passed).toHaveLength(1)
        await time.advance(pause)
      }
      await time.advance(EVERY_MS)
      expect(passed.at(-1)?.value).toBe(pauses.length - 1)
      for (const [nth, { value, at }] of passed.entries()) {
        const before = passed[nth - 1]
        if (!before) continue
        expect(value).toBeGreaterThan(before.value)
        expect(at - before.at).toBeGreaterThanOrEqual(EVERY_MS)
      }
    }),
  )
})

it('says nothing more once it was stopped, and leaves no timer', async () => {
  const time = createVirtualTime()
  const passed: number[] = []
  const throttle = createThrottle(time, EVERY_MS, (value: number) => passed.push(value))
  throttle.say(1)
  throttle.say(2)
  throttle.stop()
  expect(await time.runUntilIdle(0)).toBe(true)
  await time.advance(10 * EVERY_MS)
  expect(passed).toEqual([1])
})
