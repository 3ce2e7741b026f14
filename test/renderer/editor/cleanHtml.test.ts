// @vitest-environment jsdom
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanAddress } from '#renderer/editor/paste/cleanAddress.ts'
import { cleanHtml } from '#renderer/editor/paste/cleanHtml.ts'

function cleaned(html: string): string {
  const box = document.createElement('div')
  box.append(cleanHtml(html))
  return box.innerHTML.replace(/\s*\n\s*/g, '')
}

describe('pasted HTML', () => {
  it('keeps what a note can say and drops styles, classes, pictures and scripts', () => {
    expect(
      cleaned(
        '<h2 class="x" style="color:red">Gives</h2><p onclick="alert(1)">Some <b>bold</b> and <i>soft</i> words<img src=x onerror=alert(1)></p><script>alert(1)</script>',
      ),
    ).toBe('<h2>Gives</h2><p>Some <b>bold</b> and <i>soft</i> words</p>')
  })

  it('makes nested lists of paragraphs with typed bullets', () => {
    const item = (level: number, sign: string, words: string) =>
      `<p class="MsoListParagraph" style="mso-list:l0 level${level} lfo1"><![if !supportLists]><span style="mso-list:Ignore">${sign}<span style="font:7pt">&nbsp;&nbsp;</span></span><![endif]>${words}</p>`
    expect(cleaned(item(1, '·', 'Call') + item(2, '1.', 'first') + item(2, '2.', 'then') + item(1, '·', 'Write'))).toBe(
      '<ul><li>Call<ol><li>first</li><li>then</li></ol></li><li>Write</li></ul>',
    )
    expect(cleaned(item(1, '4)', 'four') + item(1, '5)', 'five'))).toBe('<ol start="4"><li>four</li><li>five</li></ol>')
  })

  it('begins a new list where other words stand between', () => {
    const item = '<p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·</span>a</p>'
    expect(cleaned(`${item}<p>between</p>${item}`)).toBe('<ul><li>a</li></ul><p>between</p><ul><li>a</li></ul>')
  })

  it('reads bold and italic that are said by style, but not the weight of a heading', () => {
    expect(
      cleaned(
        '<b style="font-weight:normal" id="docs-1"><h1><span style="font-weight:700">Title</span></h1><p><span style="font-weight:700">loud</span><span style="font-style:italic">soft</span></p></b>',
      ),
    ).toBe('<h1>Title</h1><p><strong>loud</strong><em>soft</em></p>')
  })

  it('makes tasks of items that begin with a box', () => {
    expect(cleaned('<ul><li><input type="checkbox" checked>done</li><li><input type=checkbox>open</li></ul>')).toBe(
      '<ul __lexicallisttype="check"><li role="checkbox" aria-checked="true">done</li><li role="checkbox" aria-checked="false">open</li></ul>',
    )
  })

  it('keeps tables of figures and unwraps tables that only frame', () => {
    expect(cleaned('<table><tr><td>a</td><td>b</td></tr></table>')).toContain('<td>a</td><td>b</td>')
    expect(cleaned('<table><tr><td><p>words</p></td></tr></table>')).toBe('<div><p>words</p></div>')
  })

  it('shows words that speak of style as they are', () => {
    expect(cleaned('<p>a style="x" b &lt;p style="y"&gt;</p>')).toBe('<p>a style="x" b &lt;p style="y"&gt;</p>')
  })

  it('lets nothing through that runs, loads or styles, whatever comes', () => {
    const attribute = fc.constantFrom(
      ' onload=alert(1)',
      ' style="background:url(x)"',
      ' href="javascript:alert(1)"',
      ' href="JAVA\tSCRIPT:alert(1)"',
      ' src=//x',
      ' id=a',
      ' style="mso-list:l0 level1 lfo1"',
      ' style="mso-list:Ignore"',
      ' class="a>b"',
      '',
    )
    const tagName = fc.constantFrom(
      'p',
      'span',
      'a',
      'ul',
      'li',
      'img',
      'svg',
      'script',
      'style',
      'table',
      'td',
      'b',
      'iframe',
      'math',
      'h1',
      'input type=checkbox',
      'template',
      'o:p',
      '!--',
      '![if x]',
    )
    const piece = fc.oneof(
      fc.tuple(tagName, attribute).map(([name, value]) => `<${name}${value}>`),
      tagName.map((name) => `</${name.split(' ')[0]}>`),
      fc.constantFrom('words', '&nbsp;', '<', '>', '"', "'", '-->', '\u0000'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const fragment = cleanHtml(pieces.join(''))
        for (const element of fragment.querySelectorAll('*')) {
          expect(element.tagName).not.toMatch(/^(script|style|img|svg|math|iframe|template|input|object)$/i)
          for (const name of element.getAttributeNames()) {
            expect(['href', 'start', '__lexicallisttype', 'role', 'aria-checked', 'colspan', 'rowspan']).toContain(name)
            if (name === 'href') expect(element.getAttribute(name)).toMatch(/^(https?|mailto|commonplace):/)
          }
        }
      }),
      { numRuns: 400, verbose: 1 },
    )
  })
})

describe('addresses', () => {
  it.each([
    ['https://example.org/a?utm_source=x&b=1', 'https://example.org/a?b=1'],
    ['https://www.google.com/url?q=https://example.org/a&sa=D', 'https://example.org/a'],
    ['https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2F&data=1', 'https://example.org/'],
    ['mailto:ines@example.org', 'mailto:ines@example.org'],
    ['commonplace:note/n_1', 'commonplace:note/n_1'],
    ['javascript:alert(1)', null],
    [' JaVaScRiPt:alert(1)', null],
    ['data:text/html,x', null],
    ['/relative', null],
    ['#top', null],
  ])('%s', (href, expected) => {
    expect(cleanAddress(href)).toBe(expected)
  })
})
