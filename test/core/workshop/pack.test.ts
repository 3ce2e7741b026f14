/** What leaves for a workshop: made of the workspace's own evidence, sources on it, and nobody named in it. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Core } from '#core/core.ts'
import { renderMarkdown } from '#core/exporters/render.ts'
import { CodeId, type WorkshopId } from '#shared/model/ids.ts'
import { type CardSize, ExerciseId } from '#shared/model/workshop.ts'
import { exercises } from '#shared/workshop/exercises.ts'
import type { Pack, Slide } from '#shared/workshop/pack.ts'
import { addText, closeCore, newCore, scope, value } from '#test/support/core.ts'

interface Names {
  person: string
  other: string
  participant: string
  company: string
}

/** A workspace in which every kind of text names everybody. */
async function workspace({
  person,
  other,
  participant,
  company,
}: Names): Promise<{ core: Core; workshopId: WorkshopId }> {
  const { core } = await newCore()
  const said = (rest: string): string => `${person} told ${other} and ${participant} of ${company} ${rest}`
  const add = (name: string) => value(core.execute('addPerson', { name }, scope)).personId
  const people = [add(person), add(other)]
  for (const [n, personId] of people.entries())
    for (let i = 0; i < 6; i++) {
      const direction = (['act', 'give', 'ask', 'mutual'] as const)[i % 4] ?? 'act'
      const on = `2026-0${i + 1}-1${n}`
      value(
        core.execute(
          'addInteraction',
          { personId, on, direction, kind: said(`by letter ${i}`), channel: company },
          scope,
        ),
      )
    }
  const sourceId = await addText(core, `${said('that the kiln was cold.')} ${said('that somebody came at once.')}`)
  value(
    core.execute(
      'editSource',
      { sourceId, patch: { title: said('everything'), authors: [person, 'Ines Duarte'] } },
      scope,
    ),
  )
  const codings = [{ codeId: CodeId.parse('P3.LISTEN'), stance: 'supports' as const }]
  const quotes = ['that the kiln was cold.', 'that somebody came at once.'].map((rest) => {
    const place = { exact: said(rest) }
    return value(core.execute('addQuote', { sourceId, place, codings }, scope)).quoteId
  })
  const { planId } = value(core.execute('createPlan', { title: said('the plan') }, scope))
  const { stepId } = value(core.execute('addStep', { planId, phase: 'P3', text: said('the step') }, scope))
  const subject = { stepId }
  for (const [i, target] of quotes.entries())
    value(core.execute('setEvidence', { subject, target, stance: i === 0 ? 'disputes' : 'supports' }, scope))
  const seen = value(core.execute('addObservation', { subject, text: said('twice'), stance: 'supports' }, scope))
  value(core.execute('addGroup', { name: said('the group') }, scope))
  const { workshopId } = value(core.execute('createWorkshop', { title: said('a morning'), client: company }, scope))
  const on = '2027-04-02'
  value(core.execute('editWorkshop', { workshopId, patch: { on, startsAt: '09:00', hideCompanies: true } }, scope))
  value(core.execute('setAim', { workshopId, says: said('an aim') }, scope))
  value(core.execute('setParticipant', { workshopId, says: { name: participant, role: said('a role') } }, scope))
  value(core.execute('setCompany', { workshopId, says: company }, scope))
  const own = value(
    core.execute('addExercise', { title: said('an exercise'), steps: [said('a line')], minutes: 20 }, scope),
  )
  for (const id of [...exercises.map((each) => each.id), ExerciseId.parse(own.exerciseId)])
    value(
      core.execute(
        'addAgendaItem',
        { workshopId, exerciseId: id, note: said('a note'), materials: said('pens') },
        scope,
      ),
    )
  const targets = [...quotes, stepId, seen.observationId, ...people]
  value(core.execute('choose', { workshopId, targets, chosen: true }, scope))
  return { core, workshopId }
}

const packOf = async (core: Core, workshopId: WorkshopId): Promise<Pack> => {
  const pack = value(await core.query('pack', { workshopId }))
  if (!pack) throw new Error('there is no pack')
  return pack
}

const names: Names = {
  person: 'Priya Venkataraman',
  other: 'Tomasz Wiśniewski',
  participant: 'Greta Lindqvist',
  company: 'Oastler Kilns',
}

it('makes every kind of card, sheet and slide from what was chosen, with its source', async () => {
  const { core, workshopId } = await workspace(names)
  const pack = await packOf(core, workshopId)
  expect(pack.missing).toEqual([])
  expect(pack.cards.map(({ title }) => title)).toEqual([
    'Quotes',
    'Headers for the phases',
    'Blank cards',
    'Stakeholders',
    'Premortem',
    'Give or take?',
    'Which state is this relationship in?',
  ])
  const cards = pack.cards.flatMap((set) => set.cards)
  expect(cards.filter(({ text, source }) => text !== '' && source === '')).toEqual([])
  expect(cards.filter(({ said }) => said)).toHaveLength(2)
  expect(pack.sheets.map(({ kind }) => kind)).toEqual(['numbered', 'grid'])
  const kinds = new Set(pack.deck.map(({ kind }) => kind))
  expect(kinds).toEqual(new Set<Slide['kind']>(['title', 'bullets', 'table', 'chart', 'quote', 'columns']))
  const shows = (slide: Slide): boolean => ['quote', 'chart', 'columns'].includes(slide.kind)
  expect(pack.deck.filter((slide) => shows(slide) && slide.source === '')).toEqual([])
  expect(renderMarkdown(pack.handout.tree)).toMatch(/\[\^s1\]: .*Duarte/)
})

it('lets a long quote go on on the next card of each size, whole and named as its parts', async () => {
  const { core } = await newCore()
  const sentences = Array.from({ length: 14 }, (_, i) => `Sentence ${i} is about the kiln that was cold all winter.`)
  const exact = sentences.join(' ')
  const sourceId = await addText(core, exact)
  const { quoteId } = value(core.execute('addQuote', { sourceId, place: { exact } }, scope))
  const { workshopId } = value(core.execute('createWorkshop', { title: 'Long', template: 'full-day' }, scope))
  value(core.execute('choose', { workshopId, targets: [quoteId], chosen: true }, scope))
  const counts: number[] = []
  for (const cardSize of ['a6', '3x5', 'a7'] as const satisfies CardSize[]) {
    value(core.execute('editWorkshop', { workshopId, patch: { cardSize } }, scope))
    const pack = await packOf(core, workshopId)
    const cards = pack.cards.find(({ title }) => title === 'Quotes')?.cards ?? []
    expect(cards.map(({ text }) => text.replaceAll('…', '').trim()).join(' ')).toBe(exact)
    const of = cards.length
    expect(cards.map(({ tag }) => tag)).toEqual(of === 1 ? ['Q1'] : cards.map((_, i) => `Q1, ${i + 1} of ${of}`))
    expect(new Set(cards.map(({ source }) => source)).size).toBe(1)
    counts.push(of)
  }
  expect(counts).toEqual([1, 2, 3])
  await closeCore(core)
})

it('hides owners, handles and the client, and says in the key what it could not tell from other words', async () => {
  const { core } = await newCore()
  const { personId } = value(core.execute('addPerson', { name: 'Will Sallow' }, scope))
  value(core.execute('editPerson', { personId, patch: { contact: '@kilnwitch_77, W.Sallow@example.org' } }, scope))
  const { planId } = value(core.execute('createPlan', { title: 'Plan' }, scope))
  for (const name of ['Marta Quist and Support', 'Jonas', 'Head of product'])
    value(core.execute('addStep', { planId, phase: 'P3', text: 'Heat it', owner: { name } }, scope))
  const exact =
    'Ask Jonas, M. Quist or Support at Oastler, says w.sallow@example.org: kilnwitch_77 will help, so W.S. said. Jonas Rookwood nodded.'
  const sourceId = await addText(core, exact)
  const { quoteId } = value(core.execute('addQuote', { sourceId, place: { exact } }, scope))
  const { workshopId } = value(core.execute('createWorkshop', { title: 'Day', client: 'Oastler Ltd' }, scope))
  value(core.execute('editWorkshop', { workshopId, patch: { hideCompanies: true } }, scope))
  value(core.execute('choose', { workshopId, targets: [quoteId], chosen: true }, scope))
  const { nameKey, left, ...pack } = await packOf(core, workshopId)
  const text = JSON.stringify(pack)
  for (const name of ['Jonas', 'Quist', 'Oastler', 'sallow', 'kilnwitch']) expect(text).not.toContain(name)
  const called = new Map(nameKey.map(({ name, pseudonym }) => [name, pseudonym]))
  expect([...called.keys()].toSorted()).toEqual(['Jonas', 'Marta Quist', 'Oastler Ltd', 'Will Sallow'])
  expect(renderMarkdown(pack.handout.tree)).toContain(
    `Ask ${called.get('Jonas')}, ${called.get('Marta Quist')} or Support at Company A, says ${called.get('Will Sallow')}: ${called.get('Will Sallow')} will help`,
  )
  expect(left).toEqual([
    expect.stringContaining('“will”'),
    expect.stringContaining('“W.S.”'),
    expect.stringContaining('“Rookwood”'),
    expect.stringContaining('“Support”'),
  ])
  for (const sentence of left) expect(renderMarkdown(pack.key.tree)).toContain(sentence.slice(0, 30))
  await closeCore(core)
})

it('loses nothing of what is said on slides: what is long goes on on the next, with its source', async () => {
  const { core } = await newCore()
  const told = (about: string): string =>
    Array.from({ length: 14 }, (_, i) => `Sentence ${i} is about the ${about} that was cold all winter.`).join(' ')
  const [kiln, pond] = [told('kiln'), told('pond')]
  const sourceId = await addText(core, `${kiln}\n\n${pond}`)
  const quoted = (exact: string) => value(core.execute('addQuote', { sourceId, place: { exact } }, scope)).quoteId
  const targets = [quoted(kiln), quoted(pond)] as const
  const { planId } = value(core.execute('createPlan', { title: 'Plan' }, scope))
  const { stepId } = value(core.execute('addStep', { planId, phase: 'P3', text: 'Heat it' }, scope))
  for (const [i, target] of targets.entries())
    value(
      core.execute('setEvidence', { subject: { stepId }, target, stance: i === 0 ? 'disputes' : 'supports' }, scope),
    )
  const { workshopId } = value(core.execute('createWorkshop', { title: 'Long' }, scope))
  value(core.execute('choose', { workshopId, targets: [...targets, stepId], chosen: true }, scope))
  const { deck } = await packOf(core, workshopId)
  const plainly = (words: string): string => words.replaceAll(/[…“”]/g, '').replaceAll(/\s+/g, ' ').trim()
  const said = deck.filter((slide) => slide.kind === 'quote')
  const whole = plainly(said.map(({ text }) => text).join(' '))
  expect([`${kiln} ${pond}`, `${pond} ${kiln}`]).toContain(whole)
  const pairs = deck.filter((slide) => slide.kind === 'columns')
  for (const [side, words] of [
    [0, kiln],
    [1, pond],
  ] as const)
    expect(plainly(pairs.flatMap(({ columns }) => columns[side].bullets).join(' '))).toBe(words)
  expect([...said, ...pairs].filter(({ source }) => source === '')).toEqual([])
  expect(Math.max(...said.map(({ text }) => text.length))).toBeLessThan(430)
  await closeCore(core)
})

it('keeps the answers in the key, off the cards and out of the handout', async () => {
  const { core, workshopId } = await workspace(names)
  const pack = await packOf(core, workshopId)
  const key = renderMarkdown(pack.key.tree)
  const handout = renderMarkdown(pack.handout.tree)
  const open = `${handout}${JSON.stringify([pack.cards, pack.sheets])}`
  for (const answer of ['P3.LISTEN', 'They gave', 'We asked: a take', 'a note']) {
    expect(key).toContain(answer)
    expect(open).not.toContain(answer)
  }
  expect(key).toMatch(/Participant 1/)
})

it('runs the people-first lens first, on our own words only', async () => {
  const { core } = await newCore()
  const { workshopId } = value(core.execute('createWorkshop', { title: 'Reach' }, scope))
  value(core.execute('setAim', { workshopId, says: 'Pay them £50 for each good review' }, scope))
  value(core.execute('setAim', { workshopId, says: 'Find the targets who post most' }, scope))
  const { findings, key } = await packOf(core, workshopId)
  expect(findings.map(({ lens, where }) => `${lens} ${where}`)).toEqual([
    'people-first Aim 2',
    'thin-transaction Aim 1',
  ])
  expect(renderMarkdown(key.tree)).toMatch(/What the lenses found\n\n- Aim 2: “targets”/)
})

it('lets a finding stand for a reason, tells it in the key, and takes that back', async () => {
  const { core } = await newCore()
  const { planId } = value(core.execute('createPlan', { title: 'Plan' }, scope))
  const { stepId } = value(core.execute('addStep', { planId, phase: 'P3', text: 'Target influencers who post' }, scope))
  const { workshopId } = value(core.execute('createWorkshop', { title: 'Reach' }, scope))
  value(core.execute('setAim', { workshopId, says: 'Find the targets who post most' }, scope))
  value(core.execute('choose', { workshopId, targets: [stepId], chosen: true }, scope))
  const before = await packOf(core, workshopId)
  expect(new Set(before.findings.map(({ target }) => target))).toEqual(new Set([workshopId, stepId]))
  for (const { target, lens, findingKey: key } of before.findings)
    value(core.execute('dismissFinding', { target, lens, key, reason: 'It is what they call it' }, scope))
  const after = await packOf(core, workshopId)
  expect(after.findings).toEqual([])
  expect(after.dismissed.map(({ text }) => text)).toEqual(before.findings.map(({ text }) => text))
  expect(renderMarkdown(after.key.tree)).toContain('because: It is what they call it')
  expect(value(await core.query('planDismissals', { planId })).length).toBeGreaterThan(0)
  const [first] = after.dismissed
  if (!first) throw new Error('nothing was dismissed')
  const { target, lens, findingKey: key } = first
  value(core.execute('recallFinding', { target, lens, key }, scope))
  expect((await packOf(core, workshopId)).findings).toHaveLength(1)
  await closeCore(core)
})

it('says what is missing instead of leaving a table empty', async () => {
  const { core } = await newCore()
  const { workshopId } = value(core.execute('createWorkshop', { title: 'Empty' }, scope))
  for (const { id } of exercises)
    value(core.execute('chooseExercise', { workshopId, exerciseId: id, chosen: true }, scope))
  const pack = await packOf(core, workshopId)
  expect(pack.missing).toHaveLength(4)
  expect(pack.nameKey).toEqual([])
})

const word = fc.constantFrom(
  'Aurelio',
  'Bronwen',
  'Çağla',
  'Dörte',
  'Étienne',
  'Fionnuala',
  'Grzegorz',
  'Hyun-woo',
  'Ишаан',
)
const surname = fc.constantFrom(
  'Brightwater',
  'Kowalczyk',
  'Ó Súilleabháin',
  'Mehta',
  'Quist',
  'Zhang',
  'Østergård',
  'de la Fuente',
)
const fullName = fc.tuple(word, surname).map((parts) => parts.join(' '))
const company = fc
  .tuple(
    fc.constantFrom('Oastler', 'Northwind Trading', 'Müller & Söhne', 'Kvist'),
    fc.constantFrom('', ' Ltd', ' GmbH', ', Inc.'),
  )
  .map((parts) => parts.join(''))
const scene = fc
  .record({ person: fullName, other: fullName, participant: fullName, company })
  .filter(({ person, other, participant }) => new Set([person, other, participant]).size === 3)

it('names nobody, and says in the key of names alone who is who', async () => {
  await fc.assert(
    fc.asyncProperty(scene, async (each) => {
      const { core, workshopId } = await workspace(each)
      const { nameKey, ...pack } = await packOf(core, workshopId)
      const text = `${JSON.stringify(pack)} ${renderMarkdown(pack.handout.tree)} ${renderMarkdown(pack.key.tree)}`
      for (const name of [each.person, each.other, each.participant, each.company]) expect(text).not.toContain(name)
      const keyed = new Map(nameKey.map(({ name, pseudonym }) => [name, pseudonym]))
      expect(new Set(keyed.keys())).toEqual(new Set(Object.values(each)))
      expect(new Set(keyed.values()).size).toBe(4)
      // The same everywhere.
      for (const pseudonym of keyed.values()) expect(renderMarkdown(pack.handout.tree)).toContain(pseudonym)
      await closeCore(core)
    }),
    { seed: 20261122, numRuns: 6 },
  )
}, 60_000)

it('holds all that was chosen, on the cards that were asked for', async () => {
  const { core } = await newCore()
  const said = Array.from({ length: 80 }, (_, i) => `Somebody answered number ${i + 1000} before it was asked.`)
  const sourceId = await addText(core, said.join(' '))
  const { workshopId } = value(core.execute('createWorkshop', { title: 'Much', template: 'full-day' }, scope))
  const targets = said.map((exact) => value(core.execute('addQuote', { sourceId, place: { exact } }, scope)).quoteId)
  value(core.execute('choose', { workshopId, targets, chosen: true }, scope))
  value(core.execute('editWorkshop', { workshopId, patch: { cardSize: 'a7' satisfies CardSize } }, scope))
  const pack = await packOf(core, workshopId)
  expect(pack).toMatchObject({ cardSize: 'a7', paper: 'a4' })
  expect(pack.cards.find(({ title }) => title === 'Quotes')?.cards).toHaveLength(80)
})
