/** Cards are as large on paper as they say: the marks to cut by, measured in what Electron prints. */
import { getDocument, OPS, Util } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from '@playwright/test'
import { printPdfs } from '#electron/cli/printPdf.ts'
import { NO_BRAND } from '#core/exporters/brand.ts'
import { cardsPage } from '#core/workshop/write/cardsPage.ts'
import { cropMarks, layOut } from '#shared/workshop/cardLayout.ts'
import type { Card, Pack } from '#shared/workshop/pack.ts'

const MM = 25.4 / 72
/** A printer draws in whole dots; scissors are worse. */
const CLOSE_MM = 0.3

const papers = { a4: [210, 297], letter: [215.9, 279.4] } as const
const kinds = (['a4', 'letter'] as const).flatMap((paper) =>
  (['a6', 'a7', '3x5'] as const).map((cardSize) => ({ paper, cardSize })),
)
const card: Card = { title: '', text: 'The kiln was cold.', source: 'Log of May', tag: 'Q1', said: true }

/** Ends of the lines that are drawn on the first page, in millimetres from its upper left corner. */
async function linesOf(pdf: Uint8Array) {
  const page = await (await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise).getPage(1)
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view
  const { fnArray, argsArray } = await page.getOperatorList()
  let at = [1, 0, 0, 1, 0, 0]
  const kept: number[][] = []
  const points: [number, number][] = []
  for (const [i, operator] of fnArray.entries()) {
    const given = argsArray[i] as unknown[]
    if (operator === OPS.save) kept.push(at)
    else if (operator === OPS.restore) at = kept.pop() ?? at
    else if (operator === OPS.transform) at = Util.transform(at, given)
    else if (operator === OPS.constructPath && given[0] === OPS.stroke) {
      const path = [...((given[1] as [Float32Array])[0] ?? [])]
      // 0: move, 1: line; a mark has nothing else.
      for (let k = 0; k < path.length; k += 3) {
        const [, x = 0, y = 0] = path.slice(k, k + 3)
        const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = at
        points.push([(a * x + c * y + e - left) * MM, (top - (b * x + d * y + f)) * MM])
      }
    }
  }
  return { size: [(right - left) * MM, (top - bottom) * MM] as const, points }
}

test('cards of every size are cut to their true size, on A4 and Letter', async () => {
  test.setTimeout(90_000)
  const pages = kinds.map(({ paper, cardSize }) => {
    const pack: Pick<Pack, 'title' | 'language' | 'paper' | 'cardSize' | 'cards'> = {
      title: 'Cards',
      language: 'en',
      paper,
      cardSize,
      cards: [{ title: 'Quotes', exerciseId: null, cards: Array.from({ length: 9 }, () => card) }],
    }
    return cardsPage(pack, NO_BRAND)
  })
  const pdfs = await printPdfs(pages, 'a4')
  for (const [i, { paper, cardSize }] of kinds.entries()) {
    const { size, points } = await linesOf(pdfs[i] ?? new Uint8Array())
    expect(Math.abs(size[0] - papers[paper][0])).toBeLessThan(CLOSE_MM)
    expect(Math.abs(size[1] - papers[paper][1])).toBeLessThan(CLOSE_MM)
    const marks = cropMarks(layOut(paper, cardSize)).flatMap(([x1, y1, x2, y2]) => [
      [x1, y1],
      [x2, y2],
    ])
    expect(points).toHaveLength(marks.length)
    for (const [k, [x = 0, y = 0]] of marks.entries()) {
      expect(Math.abs((points[k]?.[0] ?? 0) - x)).toBeLessThan(CLOSE_MM)
      expect(Math.abs((points[k]?.[1] ?? 0) - y)).toBeLessThan(CLOSE_MM)
    }
  }
})
