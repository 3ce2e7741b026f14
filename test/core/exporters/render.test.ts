/** A page is one file that fetches nothing, and says in which language its letters are. */
import type { Root } from 'mdast'
import { describe, expect, it } from 'vitest'
import { languageOfLetters } from '#core/exporters/languages.ts'
import { renderPage } from '#core/exporters/render.ts'
import { parseMarkdown } from '#shared/editor/markdown/parse.ts'

const pageOf = (markdown: string, language: string | null = null): string =>
  renderPage(parseMarkdown(markdown) as Root, 'A page', language)

describe('a page', () => {
  it('leads from a mark to its footnote and back', () => {
    const page = pageOf('We ring[^1].\n\n[^1]: In spring.')
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(targets).toHaveLength(2)
    for (const id of targets) expect(page).toContain(`id="${id}"`)
  })

  it('names a picture that lies elsewhere and keeps one that is inside', () => {
    const page = pageOf('![the quay](https://example.org/a.png) ![dot](data:image/png;base64,AAAA) ![x](javascript:a)')
    expect(page).toContain('<a href="https://example.org/a.png">the quay</a>')
    expect(page).toContain('<img src="data:image/png;base64,AAAA" alt="dot">')
    expect(page).not.toContain('javascript:')
    expect(page).not.toMatch(/(src|url\()=?["']?https?:/)
  })

  it('says which language each block is in', () => {
    const page = pageOf(
      'What we wrote ourselves is longer than what was said, and in English.\n\n> 这个团队\n\n> 這個團隊\n\n> きく\n\n> 봄\n\n> שלום',
    )
    expect([...page.matchAll(/ lang="([^"]+)"/g)].map(([, language]) => language)).toEqual([
      'en',
      'zh-Hans',
      'zh-Hant',
      'ja',
      'ko',
      'he',
    ])
    expect(page).toContain('dir="rtl"')
    expect(pageOf('これは本文です。')).toContain('<html lang="ja">')
    expect(pageOf('Bonjour', 'fr')).toContain('<html lang="fr">')
  })
})

describe('Han letters that could be anybody’s', () => {
  it('are taken as the rest of the page is', () => {
    expect(languageOfLetters('山', 'ja')).toBe('ja')
    expect(languageOfLetters('山')).toBe('zh-Hans')
    expect(languageOfLetters('hill')).toBeNull()
  })
})
