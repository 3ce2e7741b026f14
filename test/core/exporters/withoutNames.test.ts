/** Exports without the names of known people: none is left in any format, wherever it stood. */
import fc from 'fast-check'
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5'
import { expect, it } from 'vitest'
import { createNameFinder } from '#core/exporters/nameFinder.ts'
import { parseNote } from '#core/exporters/noteTree.ts'
import { renderMarkdown, renderPage } from '#core/exporters/render.ts'
import { withoutNames } from '#core/exporters/withoutNames.ts'
import type { CodeId } from '#shared/model/ids.ts'
import { addText, newCore, scope, value } from '#test/support/core.ts'

/** Names that are in no other word, and in no pseudonym. */
const people = ['Zorvika Quennelmoor', 'Ån-Zeth Qvørn Bexley', 'Zorvika Yxpar', 'dr. Uxbridget Fjäll'].map(
  (name, n) => ({
    name,
    pseudonym: `Alder 000${n}`,
  }),
)
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\p{M}\u00ad]/gu, '')
    .replaceAll(/[\s\-_]+/g, ' ')
    .toLowerCase()
const wanted = people.map(({ name }) => folded(name.replace('dr. ', '')))

/** As somebody reads it, and as somebody greps it. */
function readings(content: string): string[] {
  const textOf = (node: DefaultTreeAdapterTypes.Node): string =>
    node.nodeName === '#text' && 'value' in node
      ? node.value
      : 'childNodes' in node
        ? node.childNodes.map(textOf).join('')
        : ''
  const decoded = content.replaceAll(/%[0-9a-f]{2}/gi, (code) =>
    String.fromCharCode(Number.parseInt(code.slice(1), 16)),
  )
  return [content, decoded, textOf(parseFragment(content)), content.replaceAll(/[*_~`\\]|&#x?\w+;/g, '')].map(folded)
}

const naming = fc
  .constantFrom(...people.map(({ name }) => name))
  .chain((name) =>
    fc.constantFrom(
      name,
      name.toUpperCase(),
      name.replace(' ', '\n'),
      name.normalize('NFD'),
      name.replace(/^(\S+)/, '**$1**'),
      name.replace(/(\S+)$/, '*$1*'),
      name.replace(/ (\S+)$/, '  \n$1'),
      `[${name}](https://example.org/about)`,
      `[her page](https://example.org/${encodeURIComponent(name).toLowerCase()})`,
      `<https://example.org/${name.toLowerCase().replaceAll(' ', '-').normalize('NFKD').replaceAll(/\p{M}/gu, '')}>`,
      `![${name}](a.png)`,
      `\`${name}\``,
      `<b title="${name}">${name}</b>`,
      `“${name}’s”`,
      `${name.slice(0, 3)}\u00ad${name.slice(3)}`,
    ),
  )
const block = fc
  .tuple(
    fc.constantFrom('', '> ', '- ', '# ', '1. ', '    ', '```\n', '| a | b |\n| - | - |\n| '),
    fc.array(fc.oneof(naming, fc.constantFrom('and then', 'the kiln,', 'will')), { minLength: 1, maxLength: 5 }),
  )
  .map(([mark, words]) => mark + words.join(' '))

it('leaves no full name, wherever and however it stood', () => {
  const finder = createNameFinder(people)
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
      const tree = parseNote(`# About ${people[0]?.name}\n\n${blocks.join('\n\n')}\n`)
      const { document, replaced } = withoutNames(
        { title: `On ${people[1]?.name}`, language: null, tree },
        finder,
        false,
      )
      expect(replaced.places).toBeGreaterThan(0)
      for (const content of [
        renderMarkdown(document.tree),
        renderPage(document.tree, document.title, null).replace(/<style>[^]*<\/style>/, ''),
      ])
        for (const text of readings(content)) for (const name of wanted) expect(text).not.toContain(name)
    }),
    { numRuns: 200 },
  )
})

it('takes known people out of notes, plans, quotes and searches unless names are asked for, and says so', async () => {
  const { core } = await newCore()
  const personId = value(core.execute('addPerson', { name: 'Zorvika Quennelmoor' }, scope)).personId
  value(core.execute('addPerson', { name: 'Una Byrne' }, scope))
  const sourceId = await addText(core, 'Zorvika Quennelmoor fired it. “Ask Zorvika,” they said.', 'log.txt')
  value(
    core.execute(
      'editSource',
      { sourceId, patch: { title: 'An evening with Zorvika', authors: ['Z. Quennelmoor'] } },
      scope,
    ),
  )
  const place = { exact: 'Zorvika Quennelmoor fired it.' }
  const codings = [{ codeId: 'R1.HELP' as CodeId, stance: 'supports' as const }]
  const { quoteId } = value(core.execute('addQuote', { sourceId, place, codings, memo: 'Zorvika again' }, scope))
  const { noteId } = value(
    core.execute(
      'createNote',
      { title: 'Thank Zorvika', markdown: `**Zorvika** Quennelmoor\n\n![[quote:${quoteId}]]\n` },
      scope,
    ),
  )
  const { planId } = value(core.execute('createPlan', { title: 'Zorvika’s year' }, scope))
  const step = {
    phase: 'P1' as const,
    text: 'Visit Zorvika',
    notes: 'Ms Quennelmoor has time',
    owner: { name: 'Zorvika Quennelmoor' },
  }
  const { stepId } = value(core.execute('addStep', { planId, ...step }, scope))
  value(core.execute('setEvidence', { subject: { stepId }, target: quoteId, stance: 'supports' }, scope))

  const key = value(await core.query('exportPeople', { what: 'key', names: 'names' })).content
  const pseudonym = /(\w+ \d{4}\w?),Zorvika Quennelmoor/.exec(key)?.[1] ?? 'no pseudonym'
  for (const subject of [
    { kind: 'note', noteId },
    { kind: 'plan', planId },
    { kind: 'source', sourceId },
    { kind: 'code', codeId: 'R1.HELP' as CodeId },
    { kind: 'search', query: 'zorvika', filters: {} },
  ] as const)
    for (const format of ['markdown', 'html'] as const) {
      const made = value(await core.query('export', { subject, format }))
      expect(`${made?.fileName} ${made?.content}`, subject.kind).not.toMatch(/zorvika|quennelmoor/i)
      expect(made?.content, subject.kind).toContain(pseudonym)
      expect(made?.replaced, subject.kind).toMatchObject({ people: 1 })
      expect(made?.content, subject.kind).toContain(
        `The names of 1 person are replaced by pseudonyms in ${made?.replaced.places} places, also in quoted words.`,
      )
      const open = value(await core.query('export', { subject, format, names: 'names' }))
      expect(open?.content, subject.kind).toMatch(/Zorvika/)
      expect(open?.content, subject.kind).not.toContain('pseudonym')
      expect(open?.replaced).toEqual({ people: 0, places: 0 })
    }
  // In the trash somebody is as real.
  value(core.execute('trash', { ids: [personId] }, scope))
  const later = value(await core.query('export', { subject: { kind: 'note', noteId }, format: 'markdown' }))
  expect(later?.content).not.toContain('Zorvika')
})
