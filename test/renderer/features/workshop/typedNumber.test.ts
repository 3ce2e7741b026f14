/** Figures before Enter name a slide; any other key forgets them. */
import { expect, it } from 'vitest'
import { typedAfter } from '#renderer/features/workshop/present/typedNumber.ts'

const typing = (keys: readonly string[]): string => keys.reduce((typed, key) => typedAfter(typed, key), '')

it('gathers figures and forgets them at every other key', () => {
  expect(typing(['1', '2'])).toBe('12')
  expect(typing(['1', 'ArrowRight', '7'])).toBe('7')
  expect(typing(['1', 'Enter'])).toBe('')
  expect(typing(['9', '8', '7', '6', '5'])).toBe('8765')
  expect(typing(['F5'])).toBe('')
})
