/** Letters inside the page: the ones that stand in it, of the right shapes, and no others. */
import { describe, expect, it } from 'vitest'
import { paperForLocale } from '#shared/model/paper.ts'
import { lettersFor } from '#electron/paper/letters.ts'
import { pageForPaper } from '#electron/paper/pageForPaper.ts'

const familiesIn = (css: string): string[] => [
  ...new Set([...css.matchAll(/@font-face \{ font-family: "([^"]+)"/g)].map(([, name]) => name as string)),
]
/** Whether some face of the family holds the character. */
function holds(css: string, family: string, char: string): boolean {
  const point = char.codePointAt(0) as number
  return [...css.matchAll(/font-family: "([^"]+)"[^}]*unicode-range: ([^;]+);/g)].some(
    ([, name, ranges = '']) =>
      name === family &&
      ranges.split(',').some((range) => {
        const [a = '', b = a] = range.slice(2).split('-')
        return Number.parseInt(a, 16) <= point && point <= Number.parseInt(b, 16)
      }),
  )
}

describe('lettersFor', () => {
  it('brings Latin letters only for a Latin page, and few of them', async () => {
    const css = await lettersFor('<p>Only this</p>')
    expect(familiesIn(css)).toEqual(['Inter', 'Source Serif 4', 'IBM Plex Mono'])
    expect(css.length).toBeLessThan(300_000)
  })

  it('brings the shapes of each language that stands in it', async () => {
    const css = await lettersFor('<p lang="zh-Hant">團隊</p><p lang="ja">聞きA</p><p>봄</p><p>团 😀 &#x2764;</p>')
    expect(holds(css, 'Noto Sans TC', '團')).toBe(true)
    expect(holds(css, 'Noto Sans JP', 'き')).toBe(true)
    expect(holds(css, 'Noto Sans KR', '봄')).toBe(true)
    expect(holds(css, 'Noto Sans SC', '团')).toBe(true)
    expect(holds(css, 'Noto Emoji', '😀')).toBe(true)
    expect(holds(css, 'Noto Emoji', '❤')).toBe(true)
    // Latin letters stay Inter's.
    expect(holds(css, 'Noto Sans JP', 'A')).toBe(false)
  })

  it('bears every character there can be', async () => {
    await expect(lettersFor('\u{10ffff}\u0000\ud800&#xffffff;&#9999999;')).resolves.toContain('Inter')
  })
})

describe('pageForPaper', () => {
  const page = `<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><style>@page { margin: 0 }</style></head><body>a</body></html>`
  it('names the paper before what the page says itself, and fetches nothing', async () => {
    const made = await pageForPaper(page, 'letter')
    expect(made.indexOf('size: letter')).toBeLessThan(made.indexOf('margin: 0'))
    expect(made).toContain(`default-src 'none'; font-src data:"`)
    expect(made).not.toMatch(/url\((?!data:)/)
  })
})

describe('paperForLocale', () => {
  it('is Letter in North America and A4 elsewhere', () => {
    expect(['en-US', 'en_CA.UTF-8', 'fr-CA'].map(paperForLocale)).toEqual(['letter', 'letter', 'letter'])
    expect(['en-GB', 'de_CH.UTF-8', 'C', undefined].map(paperForLocale)).toEqual(['a4', 'a4', 'a4', 'a4'])
  })
})
