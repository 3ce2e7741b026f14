/** Every kind of picture with as much in it as is asked for, always the same. */
import type { Part, PictureSpec } from '#shared/pictures/picture.ts'
import { toneNames } from '#shared/pictures/theme.ts'

const places = (n: number): number[] => Array.from({ length: n }, (_, at) => at)
/** A number below `below` that looks drawn. */
const some = (seed: number, below: number): number => (((seed + 1) * 2_654_435_761) >>> 8) % below

/** `nameOf`: what row `at` is called. */
export function samples(n: number, nameOf: (at: number) => string = (at) => `Code ${at}`): PictureSpec[] {
  const all = places(n)
  const names = all.map(nameOf)
  const common = { title: 'What there is', basis: `${n} quotes`, n, empty: 'Nothing is there yet.' }
  const states: readonly (Part & { key: string })[] = [
    { key: 'growing', label: 'Growing', tone: 'for', pattern: 'solid' },
    { key: 'strong', label: 'Strong', tone: 'strong', pattern: 'slant' },
    { key: 'failed', label: 'Failed', tone: 'against', pattern: 'cross' },
  ]
  const side = Math.min(n, 1_500)
  return [
    {
      ...common,
      kind: 'bars',
      unit: 'quotes',
      parts: [
        { label: 'quotes', tone: 'px', pattern: 'solid' },
        { label: 'sources', tone: 'px', pattern: 'slant' },
      ],
      rows: all.map((at) => ({
        label: nameOf(at),
        tone: toneNames[at % toneNames.length] ?? 'px',
        values: [n - at, at % 4 === 3 ? null : some(at, n - at + 1)],
      })),
    },
    {
      ...common,
      kind: 'balance',
      unit: 'quotes',
      rows: all.map((at) => ({
        label: nameOf(at),
        supports: some(at, 40),
        disputes: some(at + 5, 900),
        illustrates: some(at + 9, 4),
      })),
    },
    {
      ...common,
      kind: 'stacked',
      unit: 'steps',
      parts: states,
      rows: all.map((at) => ({ label: nameOf(at), values: [some(at, 9), some(at + 1, 9), some(at + 2, 9)] })),
    },
    {
      ...common,
      kind: 'heat',
      rows: names.slice(0, side),
      columns: names.slice(0, side),
      rowWord: 'codes',
      columnWord: 'sources',
      format: 'count',
      cells: all.map((at) => ({
        row: at % Math.max(1, side),
        column: (at * 7) % Math.max(1, side),
        value: 1 + some(at, 2_000),
      })),
    },
    {
      ...common,
      kind: 'heat',
      rows: names.slice(0, side),
      columns: names.slice(0, side),
      rowWord: 'codes',
      columnWord: 'codes',
      format: 'number',
      isSymmetric: true,
      cells: places(Math.max(0, side - 1)).flatMap((at) => [
        { row: at, column: at + 1, value: 1 / (at + 1) },
        { row: at + 1, column: at, value: 1 / (at + 1) },
      ]),
    },
    {
      ...common,
      kind: 'saturation',
      sources: all.map((at) => ({ label: nameOf(at), newCodes: some(at, 12) })),
      base: 4,
      runs: places(Math.max(0, n - 5)).map((at) => ({
        from: at + 5,
        to: at + 6,
        share: some(at, 90) / 100,
        newCodes: 1,
      })),
      threshold: 0.05,
      reachedAt: n > 5 ? 6 : null,
    },
    {
      ...common,
      kind: 'intervals',
      format: 'number',
      domain: [0, 1],
      marks: [{ at: 0.8, label: 'α 0.80' }],
      rows: all.map((at) =>
        at % 5 === 1
          ? { label: nameOf(at), value: null, low: null, high: null, n: at, words: 'no variation' }
          : { label: nameOf(at), value: 0.5, low: -0.7, high: at % 2 === 0 ? 0.93 : null, n: at },
      ),
    },
    {
      ...common,
      kind: 'moves',
      from: '1 March',
      to: '1 June',
      states,
      flows:
        n === 0
          ? []
          : states.flatMap((from, a) =>
              states.map((to, b) => ({
                from: from.key,
                to: to.key,
                count: n === 1 ? Number(a === 0 && b === 1) : some(a * 3 + b, n),
              })),
            ),
    },
    {
      ...common,
      kind: 'grid',
      rows: all.map((at) => ({ label: nameOf(at), isGroup: at % 3 === 0 })),
      columns: ['R1 Give', 'R2 Return', 'R3 Regard', 'R9 Breach'].map((label) => ({ label })),
      cells: all.flatMap((at) => [
        { row: at, column: 0, supports: some(at, 5_000), disputes: 0, illustrates: 1, independent: 1 },
        { row: at, column: 2, supports: 0, disputes: some(at, 800), illustrates: 0, independent: 3 },
      ]),
    },
  ]
}
