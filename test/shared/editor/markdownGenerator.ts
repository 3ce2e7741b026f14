/** Generated Markdown: documents as people write them, and soups of signs as nobody would. */
import * as fc from 'fast-check'

const word = fc.constantFrom(
  'oak',
  'river',
  'Zoë',
  'naïve',
  '日本',
  '12',
  'a',
  'x_y',
  '😀',
  'snake_case_x',
  'e.g.',
  'don’t',
  '5*3',
  '#tag',
  'R&D',
)
const sign = fc.constantFrom(
  '*',
  '**',
  '_',
  '__',
  '~~',
  '~',
  '`',
  '``',
  '[',
  ']',
  '(',
  ')',
  '!',
  '<',
  '>',
  '\\',
  '|',
  '&',
  '&amp;',
  '&#x20;',
  ':',
  '"',
  "'",
  '-',
  '+',
  '#',
  '=',
  '1.',
  '@',
  '.',
  '$',
  '^',
  '—',
  '“',
  '\u00A0',
)
const whole = fc.constantFrom(
  '[link](https://example.org/a_b "A title")',
  '[**b** c](<a b.html>)',
  '<https://example.org>',
  'https://example.org/x?a=b&c=d',
  'www.example.org',
  'me@example.org',
  '![alt *x*](pic.png "t")',
  '`code`',
  '`` a`b ``',
  '[ref]',
  '[words][ref]',
  '![pic][ref]',
  '[^note]',
  '<span class="x">',
  '</span>',
  '<br>',
  '<!-- c -->',
  '[[Some title]]',
  '[[Title|shown]]',
  '![[quote:k]]',
  '<u>u</u>',
  '[x](commonplace:note/n_1)',
  '*em*',
  '**strong**',
  '***both***',
  '~~gone~~',
  '**a *b* c**',
  '*a **b** c*',
  '_a_',
  '**a**b',
  'a*b*c',
  '*a***b**',
)
const space = fc.constantFrom(' ', ' ', ' ', '', '  ')

const piecesOf = (...kinds: fc.Arbitrary<string>[]) =>
  fc
    .array(
      fc.tuple(fc.oneof(...kinds), space).map(([piece, gap]) => piece + gap),
      { minLength: 1, maxLength: 9 },
    )
    .map((parts) => parts.join(''))

const prose = piecesOf(word, word, whole)
const soup = piecesOf(word, sign, sign, whole)
const line = fc.oneof(prose, prose, soup)

const indent = (text: string, by: string) =>
  text
    .split('\n')
    .map((row, i) => (i === 0 || row === '' ? row : by + row))
    .join('\n')

const blockArbitrary = fc.letrec<{ block: string; leaf: string; list: string }>((tie) => ({
  leaf: fc.oneof(
    { weight: 6, arbitrary: line },
    {
      weight: 2,
      arbitrary: fc.tuple(line, fc.constantFrom('\n', '\\\n', '  \n'), line).map((parts) => parts.join('')),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.integer({ min: 1, max: 6 }), line).map(([n, text]) => `${'#'.repeat(n)} ${text}`),
    },
    fc.tuple(prose, fc.constantFrom('===', '---')).map(([text, under]) => `${text}\n${under}`),
    fc.constantFrom('---', '***', '___'),
    fc
      .tuple(fc.constantFrom('', 'ts', 'ts title="x"', 'c++'), fc.array(soup, { maxLength: 3 }))
      .map(([info, rows]) => `\`\`\`\`${info}\n${rows.join('\n').replace(/`{4,}/g, '')}\n\`\`\`\``),
    fc.array(prose, { minLength: 1, maxLength: 2 }).map((rows) => rows.map((row) => `    ${row}`).join('\n')),
    fc.constantFrom(
      '<div>\nraw *html*\n</div>',
      '<!-- a comment -->',
      '<p>one</p>',
      '[spare]: http://spare.example "S"',
      '[^note]: A note\n\n    in two parts',
      '![[quote:k]]',
      '<!-- commonplace-insight {"picture":"stance","filters":{"stance":"disputes"},"caption":"For & against"} -->\n\n<!-- /commonplace-insight -->',
      '<!-- /commonplace-insight -->',
      '<details>',
    ),
    fc
      .tuple(
        fc.array(fc.constantFrom('-', ':-', '-:', ':-:'), { minLength: 1, maxLength: 4 }),
        fc.array(fc.array(line, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 }),
      )
      .map(([align, rows]) => {
        const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
        return [row(align.map((_, x) => rows[0]?.[x] ?? 'h')), row(align), ...rows.map(row)].join('\n')
      }),
  ),
  list: fc
    .tuple(
      fc.constantFrom('- ', '* ', '+ ', '1. ', '7) ', '- [ ] ', '- [x] '),
      fc.array(fc.array(tie('block'), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
      fc.boolean(),
    )
    .map(([marker, items, loose]) => {
      const by = ' '.repeat(marker.startsWith('- [') ? 2 : marker.length)
      return items.map((item) => marker + indent(item.join(loose ? '\n\n' : '\n'), by)).join(loose ? '\n\n' : '\n')
    }),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 6, arbitrary: tie('leaf') },
    { weight: 2, arbitrary: tie('list') },
    {
      weight: 1,
      arbitrary: fc.array(tie('block'), { minLength: 1, maxLength: 2 }).map((inner) =>
        inner
          .join('\n\n')
          .split('\n')
          .map((row) => `> ${row}`.trimEnd())
          .join('\n'),
      ),
    },
  ),
})).block

/** A document of a few blocks, with what its references refer to at the end. */
export const markdownDocument: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', '', '', '---\ntitle: a\n---\n\n'),
    fc.array(blockArbitrary, { minLength: 1, maxLength: 6 }),
    fc.constantFrom('\n\n', '\n\n', '\n'),
    fc.boolean(),
  )
  .map(
    ([front, parts, between, withDefinitions]) =>
      `${front}${parts.join(between)}\n${withDefinitions ? '\n[ref]: <http://ref.example/a b> "Its title"\n\n[^note]: Said below.\n' : ''}`,
  )

/** Anything at all, of the signs that mean something. */
export const markdownSoup: fc.Arbitrary<string> = fc
  .array(fc.oneof(word, sign, whole, space, fc.constantFrom('\n', '\n\n', '\t', '    ', '\r\n', '\0', '\uD800')), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''))
