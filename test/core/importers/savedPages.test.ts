import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import type { ImportedSource } from '#shared/model/source.ts'
import { articleText, commentText, imported, outline } from '#test/support/imported.ts'
import * as words from '#test/support/savedPages/article.ts'
import { type Article, articleParts, CLUTTER, english } from '#test/support/savedPages/article.ts'
import * as blogs from '#test/support/savedPages/blogs.ts'
import * as builders from '#test/support/savedPages/builders.ts'
import * as portals from '#test/support/savedPages/portals.ts'
import * as sites from '#test/support/savedPages/sites.ts'

/** Every part in order, no clutter, and what the page says about itself. */
function expectArticle(source: ImportedSource, article: Article, except: readonly string[] = []): void {
  const text = articleText(source).replace(/\s+/g, ' ')
  let from = 0
  for (const part of articleParts(article)) {
    const at = text.indexOf(part, from)
    if (at === -1) throw new Error(`missing or out of order: ${part}\n\n${articleText(source)}`)
    from = at + part.length
  }
  expect(CLUTTER.filter((phrase) => text.includes(phrase))).toEqual([])
  // Nothing else of any length either: what is left beside the article is a few characters.
  const rest = articleParts(article).reduce((left, part) => left.replace(part, ''), text)
  expect(rest.trim()).toBe('')
  const { title, authors, publishedOn, url } = source.metadata
  const facts: Record<string, unknown> = { title, authors, publishedOn, url }
  const expected: Record<string, unknown> = {
    title: article.title,
    authors: article.authors,
    publishedOn: article.date,
    url: article.url,
  }
  for (const key of except) delete expected[key]
  expect(facts).toMatchObject(expected)
}

const blogPages = Object.entries({
  wordpress: blogs.wordpress,
  oldWordpress: blogs.oldWordpress,
  blogger: blogs.blogger,
  medium: blogs.medium,
  substack: blogs.substack,
  ghost: blogs.ghost,
  hashedClasses: blogs.hashedClasses,
})
const sitePages = Object.entries({
  newsJsonLd: sites.newsJsonLd,
  splitBody: sites.splitBody,
  amp: sites.amp,
  docsSite: sites.docsSite,
  encyclopedia: sites.encyclopedia,
  tableLayout: sites.tableLayout,
  formPage: sites.formPage,
  dialogOpen: sites.dialogOpen,
  xhtml: sites.xhtml,
  brokenNesting: sites.brokenNesting,
  singleFile: sites.singleFile,
  chromeSaved: sites.chromeSaved,
})
const portalPages = Object.entries({ ...portals, ...builders })
const languages = Object.entries({
  german: words.german,
  japanese: words.japanese,
  arabic: words.arabic,
  russian: words.russian,
})
const all = [...blogPages, ...sitePages, ...portalPages]
/** Old Wordpress and bare pages do not print their own address. */
const silent: Record<string, string[]> = { oldWordpress: [] }

describe('saved pages', () => {
  it.each(all)('%s: the article with its facts, and nothing of the menus', async (name, page) => {
    expectArticle(await imported(page(english), `${name}.html`), english, silent[name])
  })

  describe.each(languages)('in %s', (_, article) => {
    it.each(all)('%s', async (name, page) => {
      // Bylines of these pages are led by an English "by"; the names must be found all the same.
      expectArticle(await imported(page(article), `${name}.html`), article)
    })
  })

  it('reads MHTML with its address', async () => {
    expectArticle(await imported(sites.mhtml(english), 'page.mhtml'), english)
    expectArticle(await imported(sites.mhtml(words.german), 'seite.mht'), words.german)
  })

  it('finds title, author and date on a page that declares nothing', async () => {
    const source = await imported(sites.bare(english), 'bare.html')
    expectArticle(source, english, ['url'])
    expect(source.metadata.url).toBeUndefined()
  })

  it('keeps a forum thread whole, with the name of each speaker before what they said', async () => {
    const source = await imported(sites.forumThread(english), 'thread.html')
    const text = articleText(source)
    let from = 0
    english.paragraphs.forEach((paragraph, i) => {
      const name = text.indexOf(`speaker_${i}`, from)
      const said = text.indexOf(paragraph, name)
      expect(name).toBeGreaterThanOrEqual(from)
      expect(said).toBeGreaterThan(name)
      from = said
    })
    expect(CLUTTER.filter((phrase) => text.includes(phrase))).toEqual([])
    expect(source.metadata).toMatchObject({ title: english.title, authors: [], url: english.url })
  })

  it('keeps readers’ comments as a section of their own, with who and when', async () => {
    for (const page of [blogs.wordpress, blogs.oldWordpress, blogs.blogger, blogs.substack]) {
      const source = await imported(page(english), 'page.html')
      const text = commentText(source)
      for (const voice of blogs.voices) {
        expect(text).toContain(voice.text)
        expect(text).toContain(voice.name)
        expect(text).toContain(voice.when)
      }
      expect(text).not.toMatch(/Reply|Post a Comment|email address/)
    }
  })

  it('keeps voices that say more than the article they stand under', async () => {
    const source = await imported(portals.longThreadBelow(english), 'page.html')
    expect(commentText(source).match(/never missed it/g)).toHaveLength(10)
  })

  it('leaves out what a comment system prints around the voices, and a system without voices altogether', async () => {
    const frame =
      '<div>Get Livefyre</div><div>FAQ</div><div>Sign in</div><div>+ Follow</div><div>Post comment</div><div>Newest | Oldest</div>'
    const box = (inner: string) => `<div id="livefyre"><div class="fyre">${frame}${inner}</div></div></body>`
    const said = blogs.voices
      .map(
        ({ name, when, text }) =>
          `<div class="fyre-comment"><span class="name">${name}</span> <span>${when}</span><p>${text}</p></div>`,
      )
      .join('')
    const page = portals.portal(english)
    const spoken = await imported(page.replace('</body>', box(said)), 'page.html')
    expectArticle(spoken, english)
    expect(outline(spoken).filter((line) => line.startsWith('comments/'))).toEqual(
      blogs.voices.flatMap(({ name, when, text }) => [
        `comments/paragraph ${name} ${when}`,
        `comments/paragraph ${text}`,
      ]),
    )
    const silent = await imported(
      page.replace('</body>', box('<p>Comments are kept for the patient.</p>')),
      'page.html',
    )
    expect(commentText(silent)).toBe('')
  })

  it('keeps a linked word in the middle of a sentence, whatever the link is called', async () => {
    const page = portals
      .portal(english)
      .replaceAll('little shop', '<a class="popup" href="javascript:void(0)">little shop</a>')
    expectArticle(await imported(page, 'notes.html'), english)
  })

  it('keeps a list that a reader can tick off, and leaves out what a form asks', async () => {
    const rows = ['Two coils of rope', 'A lamp', 'Dry gloves'].map(
      (row) => `<li><label><input type="checkbox"><span>${row}</span></label></li>`,
    )
    const html = `<!doctype html><title>Harbour</title><article><h1>Harbour</h1>${english.paragraphs.map((p) => `<p>${p}</p>`).join('')}<ul>${rows.join('')}</ul><p><label>Your name <input></label></p></article>`
    const { text } = (await imported(html, 'page.html')).extraction
    expect(text).toContain('Two coils of rope\nA lamp\nDry gloves')
    expect(text).not.toContain('Your name')
  })

  it('keeps the list as well where one line says more beside its tick than in it, and however long it is', async () => {
    const lines = Array.from({ length: 1500 }, (_, n) => `<li><label>Wash brush number ${n}</label></li>`)
    const odd = '<li><label>Wax</label> which the shop by the bridge has in two colours</li>'
    const html = `<!doctype html><title>Harbour</title><article><h1>Harbour</h1>${english.paragraphs.map((p) => `<p>${p}</p>`).join('')}<ul>${odd}${lines.join('')}</ul></article>`
    const begun = performance.now()
    const { text } = (await imported(html, 'page.html')).extraction
    expect(text).toContain('Wash brush number 0\nWash brush number 1\n')
    expect(performance.now() - begun).toBeLessThan(5_000)
  })

  it('leaves out the ways about a page: arrows behind notes, signs behind headings', async () => {
    const page = `<html lang="en"><head><title>${english.title}</title></head><body><main><h1>${english.title}</h1>${english.paragraphs.map((p) => `<p>${p}</p>`).join('')}<h2 id="w">${english.heading}<a class="headerlink" href="#w">¶</a></h2><p>${english.quote}<sup><a href="#fn1">1</a></sup></p><section class="footnotes"><ol><li id="fn1"><p>Counted by hand. <a href="#ref1" class="footnote-backref">↩︎</a></p></li><li id="fn2">By the same hand. <a href="#ref2" role="doc-backlink">^</a></li></ol></section></main></body></html>`
    const source = await imported(page, 'notes.html')
    const lines = outline(source)
    expect(lines).toContain(`heading2 ${english.heading}`)
    expect(lines.slice(-2)).toEqual(['footnotes/listItem Counted by hand.', 'footnotes/listItem By the same hand.'])
  })

  it('reads windows-1252, whether declared, undeclared or declared as something else', async () => {
    const typographic: Article = { ...words.german, quote: '„Wer zählt, wird gezählt“ – so der Schreiner.' }
    const bytes = (charset: string) =>
      new Uint8Array(
        iconv.encode(sites.tableLayout(typographic).replace('charset=windows-1252', charset), 'windows-1252'),
      )
    for (const charset of ['charset=windows-1252', 'charset=iso-8859-1', '', 'charset=utf-8']) {
      expectArticle(await imported(bytes(charset), 'alt.html'), typographic)
    }
  })

  it('reads UTF-8 that declares itself as latin-1, and UTF-16 with a mark', async () => {
    const page = sites
      .newsJsonLd(words.russian)
      .replace('<meta charset="utf-8">', '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">')
    expectArticle(await imported(page, 'wrong.html'), words.russian)
    expectArticle(
      await imported(new Uint8Array(iconv.encode(page, 'utf-16le', { addBOM: true })), 'wide.html'),
      words.russian,
    )
  })

  it('reads national encodings by their declaration', async () => {
    const encodings: [string, Article][] = [
      ['Shift_JIS', words.japanese],
      ['EUC-JP', words.japanese],
      ['windows-1251', words.russian],
      ['koi8-r', words.russian],
      ['windows-1256', words.arabic],
    ]
    for (const [encoding, article] of encodings) {
      const page = sites.newsJsonLd(article).replace('charset="utf-8"', `charset="${encoding}"`).replaceAll('©', '')
      expectArticle(await imported(new Uint8Array(iconv.encode(page, encoding)), 'national.html'), article)
    }
  })
})
