import { describe, expect, it } from 'vitest'
import { isGoodNode } from '#electron/runtime/node.mjs'

describe('isGoodNode', () => {
  it.each([
    ['18.19.0', false],
    ['20.18.1', false],
    ['22.21.9', false],
    ['22.22.0', true],
    ['23.11.0', false],
    ['24.14.1', false],
    ['24.15.0', true],
    ['25.2.0', false],
    ['26.0.0', true],
  ])('%s: %s', (version, good) => {
    expect(isGoodNode(version)).toBe(good)
  })
})
