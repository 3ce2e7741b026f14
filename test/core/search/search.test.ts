import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTerms, toMatchExpression } from '#core/search/matchExpression.ts'
import type { CodeId } from '#shared/model/ids.ts'
import { addText, newCore, scope, value } from '#test/support/core.ts'

const code = (name: string) => name as CodeId
const plain = (snippet: string) => snippet.replaceAll('\ue000', '[').replaceAll('\ue001', ']')

async function library() {
  const { core } = await newCore()
  const weaving = await addText(
    core,
    'On weaving\n\nThe heddles were borrowed. Nobody asked for them back.\n\nA second paragraph about reeds.',
  )
  const chinese = await addText(core, '客户推荐\n\n最好的推荐来自没有被要求的人。\n\n第二段。', 'zh.txt')
  value(
    core.execute('editSource', { sourceId: weaving, patch: { publishedOn: '2024-05', title: 'On weaving' } }, scope),
  )
  value(core.execute('editSource', { sourceId: chinese, patch: { publishedOn: '2026' } }, scope))
  const { quoteId } = value(
    core.execute(
      'addQuote',
      {
        sourceId: weaving,
        place: { exact: 'Nobody asked for them back.' },
        codings: [{ codeId: code('R1.FREE'), stance: 'disputes' }],
        memo: 'Compare the shuttle story',
      },
      scope,
    ),
  )
  const { noteId } = value(
    core.execute('createNote', { title: 'Lending', markdown: 'What a lent heddle does.\n\nOn [[R1.FREE]].' }, scope),
  )
  const search = async (query: string, filters = {}) => value(await core.query('search', { query, filters }))
  return { core, weaving, chinese, quoteId, noteId, search }
}

it('puts the person of that name among the first, however few people there are beside the texts', async () => {
  const { core } = await newCore()
  value(core.execute('addPerson', { name: 'Una Quillfeather' }, scope))
  for (let n = 0; n < 30; n++)
    value(
      core.execute('createNote', { title: `Note ${n}`, markdown: `Rope and lamp ${n}. Quillfeather came by.` }, scope),
    )
  value(core.execute('createNote', { title: 'Quillfeather', markdown: 'All about her.' }, scope))
  const { hits, total } = value(await core.query('search', { query: 'quillfeather' }))
  expect(total).toBe(32)
  expect(
    hits
      .slice(0, 2)
      .map(({ title }) => title)
      .toSorted(),
  ).toEqual(['Quillfeather', 'Una Quillfeather'])
})

describe('search', () => {
  it('finds every kind, by any form of a word, with what was found marked', async () => {
    const { search, weaving, noteId, quoteId } = await library()
    const { hits, total } = await search('heddle')
    expect(hits.map((hit) => hit.id).sort()).toEqual([weaving, noteId].sort())
    expect(total).toBe(2)
    expect(plain(hits.find((hit) => hit.kind === 'source')?.snippet ?? '')).toContain('[heddles]')
    expect((await search('shuttle')).hits).toMatchObject([{ kind: 'memo', id: quoteId }])
    expect((await search('nobody ask', { kinds: ['quote'] })).hits).toMatchObject([
      { kind: 'quote', id: quoteId, sourceId: weaving },
    ])
    expect((await search('no return', { kinds: ['code'] })).hits[0]).toMatchObject({ kind: 'code', id: 'R1.FREE' })
  })

  it('takes phrases, exclusions and beginnings as they are typed; titles come first', async () => {
    const { search, weaving } = await library()
    expect((await search('"borrowed nobody"')).total).toBe(1)
    expect((await search('"nobody borrowed"')).total).toBe(0)
    expect((await search('heddle -lent')).hits.map((hit) => hit.id)).toEqual([weaving])
    expect((await search('hed')).total).toBe(2)
    expect((await search('weaving')).hits[0]?.id).toBe(weaving)
  })

  it('finds parts of words in titles, and words in scripts without spaces, also short ones', async () => {
    const { search, chinese, weaving } = await library()
    expect((await search('eaving')).hits.map((hit) => hit.id)).toContain(weaving)
    expect((await search('没有被要求')).hits.map((hit) => hit.id)).toContain(chinese)
    expect((await search('推荐')).hits.map((hit) => hit.id)).toContain(chinese)
  })

  it('filters by code, stance, source, coder and date, with and without words', async () => {
    const { core, search, weaving, chinese, quoteId, noteId } = await library()
    expect((await search('', { codeId: 'R1.FREE' })).hits.map((hit) => hit.id).sort()).toEqual(
      [quoteId, quoteId, noteId].sort(),
    )
    expect((await search('', { codeId: 'R1.FREE', stance: 'supports' })).total).toBe(0)
    expect((await search('back', { sourceId: weaving, stance: 'disputes' })).hits.map((hit) => hit.kind)).toEqual([
      'quote',
    ])
    expect((await search('', { sourceId: chinese })).hits.map((hit) => hit.id)).toEqual([chinese])
    expect((await search('', { kinds: ['source'], since: '2025' })).hits.map((hit) => hit.id)).toEqual([chinese])
    expect((await search('', { kinds: ['source'], until: '2024' })).hits.map((hit) => hit.id)).toEqual([weaving])
    const me = value(await core.query('workspace', {})).me.memberId
    expect((await search('', { coder: me, kinds: ['quote'] })).total).toBe(1)
  })

  it('leaves out what lies in the trash, itself or with its document, and finds it again after restoring', async () => {
    const { core, search, weaving, quoteId } = await library()
    value(core.execute('trash', { ids: [quoteId] }, scope))
    expect((await search('nobody', { kinds: ['quote'] })).total).toBe(0)
    value(core.execute('trash', { ids: [weaving] }, scope))
    expect((await search('heddles', { kinds: ['source'] })).total).toBe(0)
    value(core.execute('restore', { ids: [weaving] }, scope))
    expect((await search('heddles', { kinds: ['source'] })).total).toBe(1)
    expect((await search('nobody', { kinds: ['quote'] })).total).toBe(0)
    expect(value(await core.query('verify', {})).problems).toEqual([])
  })

  it('finds steps by their words and notes, and people by name, notes and log, while they are not in the trash', async () => {
    const { core, search } = await library()
    const { planId } = value(core.execute('createPlan', { title: 'Spring' }, scope))
    const step = { phase: 'P2' as const, text: 'Zithering at the kwanza school', notes: 'Bring shuttles. 推荐' }
    const { stepId } = value(core.execute('addStep', { planId, ...step }, scope))
    const { personId } = value(
      core.execute('addPerson', { name: 'Una Quillfeather', notes: 'dyes with madder' }, scope),
    )
    const log = {
      personId,
      on: '2026-03-01',
      direction: 'act' as const,
      kind: 'letter',
      note: 'about woad and heddles',
    }
    const { interactionId } = value(core.execute('addInteraction', log, scope))
    const stepHit = { kind: 'step', id: stepId, title: 'Zithering at the kwanza school', planId }
    const personHit = { kind: 'person', id: personId, title: 'Una Quillfeather', planId: null }
    expect((await search('zither')).hits).toMatchObject([stepHit])
    expect((await search('shuttle', { kinds: ['step'] })).hits).toMatchObject([stepHit])
    expect((await search('shuttle')).hits.map(({ kind }) => kind).sort()).toEqual(['memo', 'step'])
    expect((await search('wanza')).hits).toMatchObject([stepHit])
    expect((await search('推荐')).hits.map(({ kind }) => kind).sort()).toEqual(['source', 'step'])
    for (const words of ['quillf', 'madder', 'woad', 'illfeath'])
      expect((await search(words)).hits, words).toMatchObject([personHit])
    const both = await search('heddle')
    expect(both.hits.map(({ kind }) => kind).sort()).toEqual(['note', 'person', 'source'])
    expect(both.total).toBe(3)
    expect((await search('heddle', { kinds: ['person'] })).hits).toMatchObject([personHit])
    expect(plain((await search('woad')).hits[0]?.snippet ?? '')).toContain('[woad]')
    expect((await search('', { kinds: ['person'] })).hits).toMatchObject([personHit])
    expect((await search('', { kinds: ['step'] })).total).toBe(1)

    value(core.execute('trash', { ids: [interactionId] }, scope))
    expect((await search('woad')).total).toBe(0)
    value(core.execute('trash', { ids: [stepId, personId] }, scope))
    for (const words of ['quillf', 'illfeath', 'zithering']) expect((await search(words)).total, words).toBe(0)
    value(core.execute('trash', { ids: [planId] }, scope))
    value(core.execute('restore', { ids: [planId, personId] }, scope))
    expect((await search('zithering')).total).toBe(0)
    expect((await search('quillf')).total).toBe(1)
    value(core.execute('restore', { ids: [stepId] }, scope))
    expect((await search('zithering')).total).toBe(1)
    expect(value(await core.query('verify', {})).problems).toEqual([])
    value(core.execute('trash', { ids: [stepId] }, scope))
    value(core.execute('purge', { ids: [stepId] }, scope))
    expect((await search('zithering')).total).toBe(0)
    expect(value(await core.query('verify', {})).problems).toEqual([])
  })

  it('answers anything that can be typed, and never fails', { timeout: 60_000 }, async () => {
    const { core } = await library()
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.stringMatching(/^["*()\-^:+ a-zNOTAREDN推]{0,30}$/)),
        async (query) => {
          const outcome = await core.query('search', { query })
          expect(outcome.ok).toBe(true)
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('toMatchExpression', () => {
  it.each([
    ['give take', '("give" AND "take"*)'],
    ['"give and take"', '"give and take"'],
    ['give -take', '"give"* NOT "take"'],
    ['say "x""y', '("say" AND "x" AND "y")'],
    ['--- ***', null],
    ['-only', null],
  ])('%s becomes %s', (query, expected) => expect(toMatchExpression(parseTerms(query), true)).toBe(expected))
})
