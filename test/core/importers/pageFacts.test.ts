import { describe, expect, it } from 'vitest'
import { imported } from '#test/support/imported.ts'
import { english } from '#test/support/savedPages/article.ts'

const text = english.paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('')
const page = (head: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}</head><body>${body}<div class="text">${text}</div></body></html>`
const facts = async (head: string, body = `<h1>${english.title}</h1>`) =>
  (await imported(page(head, body), 'page.html')).metadata
const json = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`

describe('what a page says about itself', () => {
  it('reads authors from arrays and graphs of linked data, by reference', async () => {
    const graph = {
      '@graph': [
        { '@type': 'WebPage', '@id': '#p' },
        { '@type': 'Person', '@id': '#a', name: 'Ann Lee' },
        { '@type': 'Person', '@id': '#b', name: 'Bo Chen' },
        { '@type': 'NewsArticle', headline: english.title, author: [{ '@id': '#a' }, { '@id': '#b' }] },
      ],
    }
    expect((await facts(json(graph))).authors).toEqual(['Ann Lee', 'Bo Chen'])
    expect((await facts(json([{ '@type': ['Article'], author: ['Ann Lee', 'Bo Chen'] }]))).authors).toEqual([
      'Ann Lee',
      'Bo Chen',
    ])
  })

  it('passes over an author that is an address, the site or its staff, for the name that is printed', async () => {
    const byline = `<h1>${english.title}</h1><p class="byline">By <a rel="author" href="/ann">Ann Lee</a><span>Harbour correspondent</span></p>`
    for (const head of [
      '<meta property="article:author" content="https://social.example/harbourworks">',
      '<meta name="author" content="Harbour Works"><meta property="og:site_name" content="Harbour Works">',
      '<meta name="author" content="admin">',
      '<meta name="author" content="Staff Reports">',
      '<meta name="dc.creator" content="Ediciones del Puerto"><meta name="dc.publisher" content="Ediciones del Puerto">',
      '<meta name="author" content="The Harbour Times">',
      json({
        '@type': 'NewsArticle',
        headline: english.title,
        author: { '@type': 'Organization', name: 'Quay Press' },
      }),
    ]) {
      expect((await facts(head, byline)).authors).toEqual(['Ann Lee'])
    }
  })

  it('names an agency where nobody else is named, and nobody where only the site is', async () => {
    expect((await facts('<meta name="author" content="Associated Press">')).authors).toEqual(['Associated Press'])
    expect(
      (await facts('<meta name="author" content="Quay Weekly"><meta property="og:site_name" content="Quay Weekly">'))
        .authors,
    ).toEqual([])
  })

  it('takes the byline of this story, not those of others below or of readers', async () => {
    const { authors } = await facts(
      '',
      `<h1>${english.title}</h1><div class="byline"><a rel="author">Ann Lee</a> and <a rel="author">Bo Chen</a></div><div class="more"><div><h3><a href="/x">Old rope, new uses, and why nobody in the harbour throws any away</a></h3><p>A long line about the rope, the nets and the man who mends both of them beside the harbour wall, winter and summer, since before there was a wall.</p><a rel="author">Ida Marsh</a></div></div>`,
    )
    expect(authors).toEqual(['Ann Lee', 'Bo Chen'])
    const readers = `<h1>${english.title}</h1><div class="CommentHeader">By <span class="author">quayrat</span></div>`
    expect((await facts('', readers)).authors).toEqual([])
  })

  it('takes nobody’s name from what stands beside a byline: the day, the shelf, the number of answers', async () => {
    for (const [beside, named] of [
      ['<span class="entry-categories">Filed Under: <a href="/c">Harbours</a></span>', []],
      ['<span class="entry-comments-link"><a href="#comments">10 Comments</a></span>', []],
      ['<a rel="category tag" href="/c">Main Quay</a>', []],
      ['<span class="entry-tags">Tagged With: <a href="/t">Cranes</a></span>', []],
      ['<time datetime="2019-04-12">Publié le 12 avril 2019</time>', []],
      ['[heart this]', []],
      ['By Ann Lee<time datetime="2019-04-12">Published: Apr 12, 2019</time>', ['Ann Lee']],
    ] as const)
      expect((await facts('', `<h1>${english.title}</h1><p class="entry-meta">${beside}</p>`)).authors).toEqual(named)
  })

  it('prefers the day of publication to the day of a change, and the article’s to a video’s', async () => {
    expect(
      (
        await facts(
          json({
            '@type': 'Article',
            headline: english.title,
            datePublished: '2019-04-12',
            dateModified: '2021-01-02',
          }),
        )
      ).publishedOn,
    ).toBe('2019-04-12')
    const video =
      '<div itemscope itemtype="http://schema.org/VideoObject"><meta itemprop="datePublished" content="2012-06-16T01:20:48Z"></div>'
    expect(
      (await facts('<meta name="dc.date" content="2013-06-06">', `<h1>${english.title}</h1>${video}`)).publishedOn,
    ).toBe('2013-06-06')
    expect(
      (
        await facts(
          '<meta property="article:modified_time" content="2021-01-02">',
          `<h1>${english.title}</h1><time datetime="2019-04-12">12 April</time>`,
        )
      ).publishedOn,
    ).toBe('2019-04-12')
  })

  it.each([
    ['https://x.example/2010/POLITICS/08/13/quay.shop/index.html', '2010-08-13'],
    ['https://x.example/2019/04/why-the-quay/', '2019-04'],
    ['https://x.example/news/2019/04/12/quay.html', '2019-04-12'],
  ])('finds a day in the address %s', async (url, day) => {
    expect((await facts(`<link rel="canonical" href="${url}">`)).publishedOn).toBe(day)
  })

  it.each([
    ['Updated July 18, 2013, 2:06 p.m. ET', '2013-07-18'],
    ['LONDON | Fri Jun 7, 2013 5:09am EDT', '2013-06-07'],
    ['Publié le 3 mars 2017 à 10h30', '2017-03-03'],
    ['Am 3. März 2017 um 10:30 Uhr', '2017-03-03'],
  ])('reads the line %s, and does not keep it as text', async (line, day) => {
    const source = await imported(page('', `<h1>${english.title}</h1><div class="line">${line}</div>`), 'page.html')
    expect(source.metadata.publishedOn).toBe(day)
    expect(source.extraction.text).not.toContain(line)
  })

  it.each([
    [`${english.title} | Harbour Works`, '<meta property="og:site_name" content="Harbour Works">'],
    [`${english.title} - www.harbourworks.example`, ''],
    [`${english.title} ${english.title}`, ''],
    [`Harbour Works: ${english.title}`, '<meta property="og:site_name" content="Harbour Works">'],
    [`${english.title} - Trade - Harbour Works`, '<meta property="og:site_name" content="Harbour Works">'],
  ])('takes the site off the title %s', async (title, head) => {
    expect((await facts(`<title>${title}</title>${head}`, '<h1 id="site-name">Harbour Works</h1>')).title).toBe(
      english.title,
    )
  })

  it('reads the facts that a statistics tag holds as JSON', async () => {
    const tag = `<meta name="parsely-page" content='${JSON.stringify({ title: english.title, author: 'Ann Lee', pub_date: '2019-04-12T05:00:00Z' })}'>`
    expect(await facts(tag, '')).toMatchObject({
      title: english.title,
      authors: ['Ann Lee'],
      publishedOn: '2019-04-12',
    })
  })
})
