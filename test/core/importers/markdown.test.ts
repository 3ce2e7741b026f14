import { describe, expect, it } from 'vitest'
import { importFile } from '#core/importers/importFile.ts'
import { imported, outline } from '#test/support/imported.ts'

describe('importMarkdown', () => {
  it('keeps structure, and footnotes in a section of their own', async () => {
    const source = await imported(
      '# Walk\n\nOne *soft* **loud** `code`\nline[^n].\n\n> Said so.\n\n3. three\n4. four\n   - nested\n\n- [x] done\n- [ ] open\n\n| Town | Bread |\n|---|---|\n| Alder | 12 |\n\n```\na  b\n```\n\n![A mill by the river](mill.png)\n\n[^n]: A note.\n',
      'walk.md',
    )
    expect(outline(source)).toEqual([
      'heading1 Walk',
      'paragraph One soft loud code linen.',
      'quotation Said so.',
      'listItem three',
      'listItem four',
      'listItem nested',
      'listItem ☑ done',
      'listItem ☐ open',
      'tableRow Town\tBread',
      'tableRow Alder\t12',
      'preformatted a  b',
      'caption A mill by the river',
      'footnotes/paragraph A note.',
    ])
    const items = source.extraction.blocks.filter((block) => block.kind === 'listItem')
    expect(items.map((item) => [item.level, item.ordered, item.ordinal])).toEqual([
      [0, true, 3],
      [0, true, 4],
      [1, false, undefined],
      [0, false, undefined],
      [0, false, undefined],
    ])
    expect(source.metadata.title).toBe('Walk')
  })

  it.each([
    ['+++\ntitle = "The quay"\ndate = 2020-03-04T10:00:00Z\nauthors = ["Ann Lee", "Bo Chen"]\n+++\n\nText of it.\n'],
    ['% The quay\n% Ann Lee; Bo Chen\n% March 4, 2020\n\nText of it.\n'],
    ['Title: The quay\nAuthor: Ann Lee and Bo Chen\nDate: 4 March 2020\n\nText of it.\n'],
    ['# The quay\n\n**Author:** Ann Lee, Bo Chen\n**Published:** 2020-03-04\n\nText of it.\n'],
    ['# The quay\n\nBy Ann Lee and Bo Chen\n\nMarch 4, 2020\n\nText of it.\n'],
  ])('reads title, authors and date wherever a file keeps them (%#)', async (text) => {
    const source = await imported(text, 'walk.md')
    expect(source.metadata).toMatchObject({
      title: 'The quay',
      authors: ['Ann Lee', 'Bo Chen'],
      publishedOn: '2020-03-04',
    })
    expect(source.extraction.text).toMatch(/Text of it\.$/)
  })

  it('reads front matter, in the spellings that vaults and site generators use', async () => {
    const source = await imported(
      '---\ntitle: "The quay: a walk"\nauthors:\n  - Ann Lee\n  - name: Bo Chen\ndate: 2020-03-04\nlang: en_GB\nsource: https://x.example/quay\n---\nText of it.\n',
      'walk.md',
    )
    expect(source.metadata).toEqual({
      title: 'The quay: a walk',
      authors: ['Ann Lee', 'Bo Chen'],
      publishedOn: '2020-03-04',
      language: 'en-GB',
      url: 'https://x.example/quay',
    })
    expect(source.extraction.text).toBe('Text of it.')
    const broken = await imported('---\ntitle: [unclosed\n---\nText of it.\n', 'walk notes.md')
    expect(broken.metadata.title).toBe('walk notes')
  })

  it('reads wiki links, marks and callouts as a reader sees them', async () => {
    const { extraction } = await imported(
      'See [[The quay]], [[The quay|the harbour]] and ==this==.\n\n> [!note] Mind the step\n> It is old.\n',
      'vault.md',
    )
    expect(extraction.text).toBe('See The quay, the harbour and this.\n\nMind the step It is old.')
  })

  it('keeps safe links, resolves references and drops the rest', async () => {
    const { extraction } = await imported(
      '[a](https://a.example) [b][ref] [c](javascript:x) [d](../local.md)\n\n[ref]: https://b.example/\n',
      'links.md',
    )
    expect(extraction.text).toBe('a b c d')
    expect(extraction.blocks[0]?.marks?.map((mark) => mark.href)).toEqual(['https://a.example/', 'https://b.example/'])
  })
})

it.each(['>'.repeat(200_000), '- '.repeat(100_000), '1. '.repeat(50_000)])(
  'is kept as text where it is nested beyond what a parser stands: %.6s',
  async (nested) => {
    const read = await importFile(new TextEncoder().encode(`${nested} words`), 'deep.md')
    expect(read.ok && [read.value.extraction.text.endsWith('words'), read.value.warnings.length]).toEqual([true, 1])
  },
)
