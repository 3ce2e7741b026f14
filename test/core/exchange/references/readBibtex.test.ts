/** BibTeX as programs and people write it. */
import { describe, expect, it } from 'vitest'
import { readBibtex } from '#core/exchange/references/bibtex/readBibtex.ts'
import { latexLine } from '#core/exchange/references/bibtex/latex.ts'
import { namesFrom } from '#core/exchange/references/bibtex/bibtexNames.ts'

const itemsOf = (text: string) => readBibtex(text).entries.map(({ item }) => item)
const one = (text: string) => itemsOf(text)[0] ?? { type: 'none' }

describe('BibTeX', () => {
  it('reads an entry in CSL’s words', () => {
    expect(
      one(String.raw`@Article{berg2001,
        author  = {van der Berg, J{\"o}rg and M\"uller, Ana {\'E}. and {The Big Company}},
        title   = {On the {DNA} of things \& others: $x^2$ and \emph{more}},
        journal = "Journal of " # {Things}, year = 2001, month = mar # "~4",
        volume = 3, number = {2}, pages = {12--19}, doi = {https://doi.org/10.1000/x_1},
        note = {Read it}, zzz = {kept}, abstract = {First.

        Second.}
      }`),
    ).toEqual({
      id: 'berg2001',
      'citation-key': 'berg2001',
      type: 'article-journal',
      title: 'On the DNA of things & others: x<sup>2</sup> and <i>more</i>',
      author: [
        { family: 'Berg', given: 'Jörg', 'non-dropping-particle': 'van der' },
        { family: 'Müller', given: 'Ana É.' },
        { literal: 'The Big Company' },
      ],
      'container-title': 'Journal of Things',
      issued: { 'date-parts': [[2001, 3, 4]] },
      volume: '3',
      issue: '2',
      page: '12-19',
      DOI: '10.1000/x_1',
      note: 'Read it',
      abstract: 'First.\n\nSecond.',
      custom: { zzz: 'kept' },
    })
  })

  it('puts in strings, also made of others, and inherits from crossref', () => {
    const items = itemsOf(`@string{kp = "Kiln Press"} @STRING(full = kp # { Ltd.})
      @preamble{"\\newcommand{\\x}{y}"}
      @inproceedings{a, author={A. Potter}, title={Ash}, crossref={Proc}}
      @proceedings{proc, title={Proceedings of clay}, editor={Ed Itor}, publisher=full, year={1999}}
      @comment{ @book{not, title={read}} }
      % a remark with @ and {
      @book(round, title="In {"}round{"} brackets", author={B})`)
    expect(items).toMatchObject([
      {
        title: 'Ash',
        'container-title': 'Proceedings of clay',
        publisher: 'Kiln Press Ltd.',
        editor: [{ family: 'Itor' }],
      },
      { title: 'Proceedings of clay', type: 'book' },
      { title: 'In "round" brackets' },
    ])
    expect(items).toHaveLength(3)
  })

  it('loses one bad entry and no other', () => {
    const { entries, skipped } = readBibtex(`@book{one, title={One}}
@book{open, title={never {closed}, year={2001}
}
@book{two, title={Two}}
@article{quote, title="never closed, year=2001}
@book{three, title={Three}}
@book{nothing}
@book{odd, = {x}}
@book{, title={No key}}
@book{four, title={Four} year={2004}, }
@book{cut, title={The end is miss`)
    expect(entries.map(({ item }) => item.title)).toEqual(['One', 'Two', 'Three', 'No key', 'Four'])
    expect(skipped.map(({ item }) => item)).toEqual(['open', 'quote', 'nothing', 'odd', 'cut'])
    for (const { reason } of skipped) expect(reason).toMatch(/^[A-Z].*\.$/)
  })

  it.each([
    ['Berg, Jan', { family: 'Berg', given: 'Jan' }],
    ['Jan van der Berg', { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }],
    ['de la Cruz, Jr., Ana', { family: 'Cruz', given: 'Ana', suffix: 'Jr.', 'non-dropping-particle': 'de la' }],
    ['{Barnes and Noble, Inc.}', { literal: 'Barnes and Noble, Inc.' }],
    ['{\\"O}zt{\\"u}rk, {\\c S}ule', { family: 'Öztürk', given: 'Şule' }],
    ['family=Berg, given=Jan, prefix=van der', { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }],
    ['others', { literal: 'others' }],
    ['Plato', { family: 'Plato' }],
  ])('reads the name %s', (text, name) => {
    expect(namesFrom(`${text} and Second, One`)).toEqual([name, { family: 'Second', given: 'One' }])
  })

  it.each([
    [
      String.raw`\'e \'{e} {\'e} \'{\i} \v{s} \c c {\c{c}} \H{o} \aa{} \AA\ \o{} \L{}\'od\'z`,
      'é é é í š ç ç ő å Å ø Łódź',
    ],
    [
      String.raw`50\% of \$5 \& \#1 a\_b \{x\} \textbackslash{}n \~{} \textasciitilde`,
      '50% of $5 & #1 a_b {x} \\n ~ ~',
    ],
    ["``said'' -- and --- so\\ldots{} it's", "“said” – and — so… it's"],
    [
      String.raw`\textit{a \textbf{b}} {\em c} $\alpha_{12}$ \url{http://x.y/z}`,
      '<i>a <b>b</b></i> <i>c</i> α<sub>12</sub> http://x.y/z',
    ],
    [String.raw`\unknown{thing} \LaTeX`, '\\unknown thing LaTeX'],
    ['plain ü 漢字 🔥', 'plain ü 漢字 🔥'],
  ])('reads LaTeX: %s', (source, text) => {
    expect(latexLine(source, { withMarkup: true })).toBe(text)
  })

  it.each([
    ['year={2001}', [[2001]]],
    ['date={2001-03-04}', [[2001, 3, 4]]],
    [
      'date={2001-03/2001-05}',
      [
        [2001, 3],
        [2001, 5],
      ],
    ],
    ['year={2001}, month={March}', [[2001, 3]]],
    ['year={2001}, month=3, day=4', [[2001, 3, 4]]],
    ['year={2001}, month="4~" # mar', [[2001, 3, 4]]],
    ['year={1999/2000}', [[1999], [2000]]],
    ['year={c. 1820}', [[1820]]],
  ])('reads dates: %s', (fields, parts) => {
    expect(one(`@book{x, title={T}, ${fields}}`).issued).toMatchObject({ 'date-parts': parts })
  })

  it.each([
    ['files/12/a.pdf', ['files/12/a.pdf']],
    [
      'Full Text:files/12/a.pdf:application/pdf;Snapshot:files/13/b.html:text/html',
      ['files/12/a.pdf', 'files/13/b.html'],
    ],
    [String.raw`On\: things\; more:files/12/a\; b.pdf:PDF`, ['files/12/a; b.pdf']],
    [':files/a.pdf:PDF', ['files/a.pdf']],
    [':C$\\backslash$:/Users/x/a.pdf:pdf', ['C:/Users/x/a.pdf']],
    ['../../etc/passwd', ['../../etc/passwd']],
  ])('names the files of %s', (file, files) => {
    expect(readBibtex(`@book{x, title={T}, file={${file}}}`).entries[0]?.files).toEqual(files)
  })

  it('stands deep nesting, long lines and many bad entries', () => {
    const started = performance.now()
    const deep = readBibtex(
      `@book{deep, title={${'{'.repeat(100_000)}x${'}'.repeat(100_000)}}}\n@book{next, title={Next}}`,
    )
    expect(deep.entries.map(({ item }) => item.title)).toEqual(['x', 'Next'])
    const open = readBibtex('@book{a, title={x\n'.repeat(20_000))
    expect(open.entries).toHaveLength(0)
    expect(open.skipped).toHaveLength(20_000)
    expect(itemsOf(`@book{a,title={T}}`.repeat(10_000))).toHaveLength(10_000)
    expect(readBibtex(`@book{a, title={${'word '.repeat(1_000_000)}}}`).skipped[0]?.reason).toMatch(/too long/)
    const doubling = Array.from({ length: 60 }, (_, n) => `@string{s${n + 1} = s${n} # s${n}}`).join('\n')
    expect(itemsOf(`@string{s0 = "xxxxxxxxxx"}\n${doubling}\n@book{b, title={Still here}}`)[0]?.title).toBe(
      'Still here',
    )
    for (const odd of ['@', '@{', '@a{', '@a{b', '@a{b,', '@a{b,c', '@a{b,c=', '@a{b,c={', '{{{', '@@@@', '\\'])
      expect(() => readBibtex(odd)).not.toThrow()
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

it('gives an entry without a key to nobody, and reads one without a comma behind its key', () => {
  const all = itemsOf(
    '@book{, title={Nobody’s}, publisher={P}}\n@article{a, title={Mine}}\n@article{b\n  title = {No comma}, year = 2002\n}\n@article{c title = {Here neither}}',
  )
  expect(all.map(({ title, publisher, 'citation-key': key }) => [title, publisher, key])).toEqual([
    ['Nobody’s', 'P', undefined],
    ['Mine', undefined, 'a'],
    ['No comma', undefined, 'b'],
    ['Here neither', undefined, 'c'],
  ])
})
