/** Lenses on a Markdown file: offsets in the file as written, and nothing found in what is not the writer's own prose. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findLensFindings } from '#shared/lenses/findLensFindings.ts'
import { markdownToBlocks } from '#shared/lenses/markdownBlocks.ts'

const findings = (markdown: string) => findLensFindings(markdownToBlocks(markdown))
const words = (markdown: string): string[] => findings(markdown).map((finding) => finding.text)

describe('own prose', () => {
  it.each([
    ['# Our targets\n\nThe users wrote.', ['targets', 'users']],
    ['- ring the prospects\n  - and our **targets**\n1. the _users_', ['prospects', 'targets', 'users']],
    ['| who | what |\n| --- | --- |\n| our users | wrote |', ['users']],
    ['- [ ] Call our [targets](https://users.example/targets)', ['targets']],
    ['We send every advocate a **gift** card.', ['a **gift** card']],
    ['A note[^1].\n\n[^1]: Our users said so.', ['users']],
    ['Line one\nof our\nend\nusers.', ['end\nusers']],
    ['Setext users\n============\n', ['users']],
  ])('%j', (markdown, expected) => expect(words(markdown)).toEqual(expected))
})

describe('what is somebody else’s, or no prose', () => {
  it.each([
    '> our targets\n> and users\n\n> [!note] our users',
    '- a\n  > our users\n',
    'She wrote “our targets” and «users».',
    '```\nour users\n```\n\n    our targets\n\n~~~md\nour users\n~~~',
    'Use `users` and ``our targets`` here.',
    '![our users](users.png) <https://users.example/our/targets>',
    '---\ntitle: our users\n---\n\nNothing.',
    '<blockquote>\nour users\n\nour targets\n\n</blockquote>\n\nNothing.',
    'As <q>our users</q> said.',
    '[1]: https://users.example "our users"',
    '<!-- our users -->',
    'See https://example.org/our/users or www.users.example.',
  ])('%j', (markdown) => expect(words(markdown)).toEqual([]))
})

const line = fc.constantFrom(
  'Our users 🔥 wrote to the targets.',
  '> our users said',
  '- send gift cards to reviewers',
  '```',
  '# Segments',
  '“our users”',
  '',
  '    our users',
  '| our users | b |',
  '| --- | --- |',
  '**our** users *and* `users`',
  '1. users',
  '\t- deep users',
  '<q>users',
)

it('offsets cut the file as it was written, whatever its line ends', () => {
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 20 }),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.boolean(),
      (lines, end, bom) => {
        const markdown = (bom ? '\uFEFF' : '') + lines.join(end)
        const signs = [...markdown]
        for (const { start, end: to, text } of findings(markdown)) expect(signs.slice(start, to).join('')).toBe(text)
      },
    ),
  )
})

it('reads a file that the parser refuses, paragraph by paragraph', () => {
  const markdown = `${'x'.repeat(1_600_000)}\n\nOur users wrote.\n\n> our users\n\n\`\`\`\nour users\n\`\`\`\n\nRing our targets.`
  expect(words(markdown)).toEqual(['users', 'targets'])
})
