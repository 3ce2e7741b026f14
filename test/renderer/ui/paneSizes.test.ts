import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CONTENT_MIN, fitPanes, type PaneRequest, paneLimits, shellMode } from '#renderer/ui/panes/paneSizes.ts'

const request = (over: Partial<PaneRequest>): PaneRequest => ({
  width: 1280,
  chosen: {},
  hasList: true,
  isInspectorOpen: false,
  isRail: false,
  ...over,
})

describe('fitPanes', () => {
  it('is 200 and 280 at 1280, and narrows the list to 232 for the inspector', () => {
    expect(fitPanes(request({}))).toMatchObject({ mode: 'base', sidebar: 200, list: 280, inspector: 0 })
    expect(fitPanes(request({ isInspectorOpen: true }))).toMatchObject({ sidebar: 200, list: 232, inspector: 272 })
  })
  it('is 232, 340, 340 at 1920', () => {
    expect(fitPanes(request({ width: 1920, isInspectorOpen: true }))).toMatchObject({
      mode: 'wide',
      sidebar: 232,
      list: 340,
      inspector: 340,
    })
  })
  it('is a rail with the list over the content below 1100, and one pane at a time below 720', () => {
    expect(fitPanes(request({ width: 900 }))).toMatchObject({
      mode: 'narrow',
      isRail: true,
      sidebar: 48,
      list: 0,
      listOver: 280,
    })
    expect(fitPanes(request({ width: 640, isInspectorOpen: true }))).toMatchObject({
      mode: 'single',
      listOver: 592,
      inspectorOver: 592,
    })
  })
  it('puts the inspector over the content where three panes do not fit', () => {
    const panes = fitPanes(request({ width: 1100, isInspectorOpen: true }))
    expect(panes.inspector).toBe(0)
    expect(panes.inspectorOver).toBe(272)
    expect(panes.list).toBe(280)
  })
  it('leaves the content 480 px whatever was chosen, and nothing wider or narrower than it may be', () => {
    const width = fc.option(fc.integer({ min: -100, max: 3000 }), { nil: undefined })
    fc.assert(
      fc.property(
        fc.record({
          width: fc.integer({ min: 200, max: 4000 }),
          chosen: fc.record({ sidebar: width, list: width, inspector: width }),
          hasList: fc.boolean(),
          isInspectorOpen: fc.boolean(),
          isRail: fc.boolean(),
        }),
        (asked) => {
          const panes = fitPanes(asked)
          expect(panes.mode).toBe(shellMode(asked.width))
          expect(asked.width - panes.sidebar - panes.list - panes.inspector).toBeGreaterThanOrEqual(
            Math.min(CONTENT_MIN, asked.width - 48),
          )
          for (const pane of ['list', 'inspector'] as const) {
            if (panes[pane] === 0) continue
            expect(panes[pane]).toBeGreaterThanOrEqual(paneLimits[pane].min)
            expect(panes[pane]).toBeLessThanOrEqual(paneLimits[pane].max)
          }
          expect(Math.max(panes.listOver, panes.inspectorOver)).toBeLessThanOrEqual(Math.max(480, asked.width - 48))
        },
      ),
    )
  })
})
