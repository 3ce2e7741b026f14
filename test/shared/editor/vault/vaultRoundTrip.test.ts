/** Notes go out as files of a vault and come back the same, whatever stands in them. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { treeFromMarkdown } from '#shared/editor/markdown/fromMarkdown.ts'
import { treeToMarkdown } from '#shared/editor/markdown/toMarkdown.ts'
import type { TreeNode } from '#shared/editor/tree.ts'
import { settleLinks, treeFromVault } from '#shared/editor/vault/fromVault.ts'
import { type FileOf, treeToVault } from '#shared/editor/vault/toVault.ts'
import { markdownDocument, markdownSoup } from '../markdownGenerator.ts'

const seed = Number(process.env['COMMONPLACE_SEED'] ?? 7)
const quoteId = 'q_0123456789abcdefABCDEF'
const files: Readonly<Record<string, string>> = {
  'note/n_1': 'Notes/First & only',
  'code/P1.OWNER': 'Codes/P1.OWNER',
  [`quote/${quoteId}`]: 'Sources/An evening (long)',
}
const fileOf: FileOf = ({ kind, id }) => files[`${kind}/${id}`] ?? null

const back = (markdown: string): TreeNode[] =>
  settleLinks(treeFromVault(markdown, { isOurs: true }), (target) => {
    const path =
      target.kind === 'wiki'
        ? target.wiki.name
        : target.kind === 'address'
          ? decodeURIComponent(target.address).replace(/^\.\.\/|\.md$/g, '')
          : ''
    const ref = Object.keys(files).find((each) => files[each] === path)
    const [kind, id] = ref?.split('/') ?? []
    return (kind === 'note' || kind === 'code') && id !== undefined ? { kind, id } : null
  })

/** As a note is after it was read and written once. */
const settled = (markdown: string): TreeNode[] => treeFromMarkdown(treeToMarkdown(treeFromMarkdown(markdown)))

function comesBack(markdown: string): void {
  const tree = settled(markdown)
  expect(treeToMarkdown(back(treeToVault(tree, () => null, fileOf)))).toBe(treeToMarkdown(tree))
}

test(`generated notes come back (seed ${seed})`, () => {
  fc.assert(fc.property(markdownDocument, comesBack), { numRuns: 120, seed })
})

test(`soups of signs come back (seed ${seed})`, () => {
  fc.assert(fc.property(markdownSoup, comesBack), { numRuns: 200, seed })
})

const pieces = fc.constantFrom(
  '$',
  '$$',
  '$x_1$',
  '$$a*b$$',
  '[x](commonplace:note/n_1)',
  '[a\\|b\\]](commonplace:note/n_1)',
  '#tag',
  '==hot==',
  '[[Nobody]]',
  'cost $5',
  ' ',
  '**',
  '\\',
  '|',
  '!',
  'word',
  '\n',
  '\n\n',
  '> [!note]- T\n> x',
  `\n\n> said\n>\n> — [An evening](commonplace:quote/${quoteId})\n\n`,
  `\n\n> said\n>\n> — [a\\]|b](commonplace:quote/${quoteId})\n\n`,
  '`$`',
  '| a |\n|---|\n| $a\\|b$ [y](commonplace:code/P1.OWNER) |',
  '- [ ] $t$ #x',
  '%% c %%',
  '\n$$\nx\n$$\n',
)
test(`what vaults mean something by comes back (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => comesBack(parts.join(''))),
    { numRuns: 300, seed },
  )
})

test('links are wiki links, formulas and tags stand word for word, a callout is one', () => {
  const markdown = [
    'See [the first](commonplace:note/n_1) and [a\\]b](commonplace:note/n_1), [gone](commonplace:note/n_9).',
    'With $a_1 * b_2$ for \\$5 #a_b.',
    '> \\[!note] Mind\n>\n> the door',
    `> said\n>\n> — [An evening](commonplace:quote/${quoteId})`,
    '| a | b |\n| - | - |\n| [x](commonplace:code/P1.OWNER) | 1 |',
  ].join('\n\n')
  expect(treeToVault(treeFromMarkdown(markdown), () => null, fileOf)).toBe(
    `${[
      'See [[Notes/First & only|the first]] and [a\\]b](../Notes/First%20%26%20only.md), [gone](commonplace:note/n_9).',
      'With $a_1 * b_2$ for \\$5 #a_b.',
      '> [!note] Mind\n>\n> the door',
      '> said\n>\n> — [[Sources/An evening (long)#^q-0123456789abcdefABCDEF|An evening]]',
      '| a | b |\n| - | - |\n| [[Codes/P1.OWNER\\|x]] | 1 |',
    ].join('\n\n')}\n`,
  )
})
