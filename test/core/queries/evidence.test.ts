/** Evidence on steps: what counts, and that every read agrees with a count that is written in another way. */
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import type { Core } from '#core/core.ts'
import { createId, type NoteId, type QuoteId, type SourceId, type StepId } from '#shared/model/ids.ts'
import { addText, closeCore, failure, newCore, openCore, scope, value } from '#test/support/core.ts'
import { readState, receive } from '#test/support/exchange.ts'

// Several workspaces a test, and machines are busy.
vi.setConfig({ testTimeout: 60_000 })

const verified = { ok: true, problems: [] }

async function planWithStep(core: Core) {
  const { planId } = value(core.execute('createPlan', { title: 'First year' }, scope))
  const { stepId } = value(core.execute('addStep', { planId, phase: 'P3', text: 'Give first' }, scope))
  return { planId, stepId }
}

const quoteIn = (core: Core, sourceId: SourceId, exact: string): QuoteId =>
  value(core.execute('addQuote', { sourceId, place: { exact } }, scope)).quoteId

const put = (core: Core, stepId: StepId, target: QuoteId | NoteId, stance: 'supports' | 'disputes' | null) =>
  core.execute('setEvidence', { subject: { stepId }, target, stance }, scope)

const tally = async (core: Core, stepId: StepId) => {
  const view = value(await core.query('evidence', { subject: { stepId } }))
  return view && `${view.verdict} ${view.for} : ${view.against}`
}

it('changes the verdict with every piece, by independent source', async () => {
  const { core } = await newCore()
  const { planId, stepId } = await planWithStep(core)
  const [first, copy, other] = [
    await addText(core, 'They wrote back by hand. It was the ink that did it.'),
    await addText(core, 'They wrote back by hand, she said; somebody copied this.'),
    await addText(core, 'Nobody reads letters. Send a voucher.'),
  ]
  expect(await tally(core, stepId)).toBe('Unsupported 0 : 0')
  const against = quoteIn(core, other, 'Nobody reads letters.')
  value(put(core, stepId, against, 'disputes'))
  expect(await tally(core, stepId)).toBe('Unsupported 0 : 1')
  const ink = quoteIn(core, first, 'It was the ink')
  value(put(core, stepId, ink, 'supports'))
  expect(await tally(core, stepId)).toBe('Contested 1 : 1')
  value(put(core, stepId, quoteIn(core, first, 'by hand'), 'supports'))
  expect(await tally(core, stepId)).toBe('Contested 1 : 1')
  const copied = quoteIn(core, copy, 'by hand')
  value(put(core, stepId, copied, 'supports'))
  expect(await tally(core, stepId)).toBe('Contested 2 : 1')
  value(core.execute('editSource', { sourceId: copy, patch: { sameOriginAs: first } }, scope))
  expect(await tally(core, stepId)).toBe('Contested 1 : 1')
  value(core.execute('trash', { ids: [other] }, scope))
  expect(await tally(core, stepId)).toBe('Supported 1 : 0')
  expect(value(await core.query('evidence', { subject: { stepId } }))).toMatchObject({ inTrash: 1, missing: 0 })
  value(core.execute('restore', { ids: [other] }, scope))
  value(core.execute('trash', { ids: [against] }, scope))
  expect(await tally(core, stepId)).toBe('Supported 1 : 0')
  value(core.execute('purge', { ids: [against] }, scope))
  expect(value(await core.query('evidence', { subject: { stepId } }))).toMatchObject({ inTrash: 0, missing: 1 })
  value(put(core, stepId, copied, 'disputes'))
  expect(await tally(core, stepId)).toBe('Contested 1 : 1')
  value(core.execute('undo', {}, scope))
  expect(await tally(core, stepId)).toBe('Supported 1 : 0')
  const { noteId } = value(core.execute('createNote', { title: 'Why we write' }, scope))
  value(put(core, stepId, noteId, 'disputes'))
  expect(await tally(core, stepId)).toBe('Supported 1 : 0')
  const seen = { subject: { stepId }, text: 'Two rang back.', on: '2026-04-02', stance: 'supports' } as const
  const { observationId } = value(core.execute('addObservation', seen, scope))
  value(core.execute('addObservation', { ...seen, text: 'A third wrote.' }, scope))
  expect(await tally(core, stepId)).toBe('Supported 2 : 0')
  value(core.execute('editObservation', { observationId, patch: { text: 'Two of nine rang back.' } }, scope))
  const view = value(await core.query('evidence', { subject: { stepId } }))
  expect(view?.pieces.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'quote It was the ink',
    'quote by hand',
    'quote by hand',
    'note Why we write',
    'observation Two of nine rang back.',
    'observation A third wrote.',
  ])
  expect(value(await core.query('verdicts', { planId }))).toEqual([
    { stepId, verdict: 'Supported', for: 2, against: 0, pieces: 6, notes: 1 },
  ])
  expect(value(await core.query('evidenceUses', { target: ink }))).toMatchObject([
    { subject: { stepId }, stance: 'supports', title: 'Give first', phase: 'P3', within: 'First year' },
  ])
  expect(value(await core.query('verify', {}))).toMatchObject(verified)
})

it('takes nothing as evidence that is not there', async () => {
  const { core } = await newCore()
  const { planId, stepId } = await planWithStep(core)
  const source = await addText(core, 'Nothing to see here.')
  const quoteId = quoteIn(core, source, 'Nothing')
  expect(failure(put(core, createId('t'), quoteId, 'supports'))).toBe('StepNotFound')
  expect(failure(put(core, stepId, createId('q'), 'supports'))).toBe('QuoteNotFound')
  expect(failure(put(core, stepId, createId('n'), 'supports'))).toBe('NoteNotFound')
  const observation = { subject: { stepId }, target: createId('b'), stance: 'supports' } as const
  expect(failure(core.execute('setEvidence', observation, scope))).toBe('ObservationNotFound')
  const gate = { subject: { planId: createId('p'), gate: 'owner' }, target: quoteId, stance: 'supports' } as const
  expect(failure(core.execute('setEvidence', gate, scope))).toBe('PlanNotFound')
  value(core.execute('trash', { ids: [source] }, scope))
  expect(failure(put(core, stepId, quoteId, 'supports'))).toBe('QuoteNotFound')
  value(put(core, stepId, createId('q'), null))
  expect(value(await core.query('evidence', { subject: { stepId: createId('t') } }))).toBeNull()
  expect(value(await core.query('evidence', { subject: { planId, gate: 'legal' } }))).toMatchObject({
    verdict: 'Unsupported',
    pieces: [],
  })
})

it('keeps what two laptops put on one step from both sides, and one answer where they put the same piece', async () => {
  const { core, dataDir } = await newCore()
  const { stepId } = await planWithStep(core)
  const one = await addText(core, 'A visit changed my mind.')
  const two = await addText(core, 'I never went again.')
  const [yes, no] = [quoteIn(core, one, 'A visit'), quoteIn(core, two, 'never went')]
  const both = quoteIn(core, one, 'my mind')
  await closeCore(core)
  const there = await newCore()
  await closeCore(there.core)
  receive(there.dataDir, readState(dataDir))
  const [here, other] = [await openCore(dataDir), await openCore(there.dataDir)]
  value(put(here, stepId, yes, 'supports'))
  value(put(here, stepId, both, 'supports'))
  value(here.execute('editSource', { sourceId: one, patch: { sameOriginAs: two } }, scope))
  value(put(other, stepId, no, 'disputes'))
  value(put(other, stepId, both, 'disputes'))
  value(other.execute('editSource', { sourceId: two, patch: { sameOriginAs: one } }, scope))
  value(
    other.execute('addObservation', { subject: { stepId }, text: 'They stayed for tea.', stance: 'supports' }, scope),
  )
  for (const each of [here, other]) await closeCore(each)
  receive(dataDir, readState(there.dataDir))
  receive(there.dataDir, readState(dataDir))
  for (const folder of [dataDir, there.dataDir]) {
    const merged = await openCore(folder)
    const view = value(await merged.query('evidence', { subject: { stepId } }))
    expect(view?.pieces.map(({ target, stance }) => [target, stance])).toContainEqual([yes, 'supports'])
    expect(view?.pieces.map(({ target, stance }) => [target, stance])).toContainEqual([no, 'disputes'])
    expect(view?.pieces.filter(({ target }) => target === both)).toHaveLength(1)
    expect(view?.pieces).toHaveLength(4)
    // Each source goes back to the other now: they are one source, and with the observation there are two for.
    expect(await tally(merged, stepId)).toBe('Contested 2 : 1')
    expect(value(await merged.query('verify', {}))).toMatchObject(verified)
    await closeCore(merged)
  }
})

/** What a test did, in its own words: from this the expected count is made, never from the app's tables. */
interface Model {
  /** For each source, whose copy it is marked as. */
  copyOf: Map<SourceId, SourceId | null>
  sourceOf: Map<string, SourceId>
  trashed: Set<string>
  gone: Set<string>
  stance: Map<StepId, Map<string, 'supports' | 'disputes'>>
}

/** Sources that are linked by marks, in whatever direction, are one: sets that grow together, and no walk to a root. */
function expected(model: Model, stepId: StepId): string {
  const groups: Set<string>[] = [...model.copyOf.keys()].map((id) => new Set([id]))
  for (const [copy, original] of model.copyOf) {
    if (original === null) continue
    const touching = groups.filter((group) => group.has(copy) || group.has(original))
    for (const group of touching) groups.splice(groups.indexOf(group), 1)
    groups.push(new Set(touching.flatMap((group) => [...group])))
  }
  const counted = (side: 'supports' | 'disputes'): number => {
    const seen = new Set<number | string>()
    for (const [target, stance] of model.stance.get(stepId) ?? []) {
      const source = model.sourceOf.get(target)
      if (stance !== side || target.startsWith('n_') || model.trashed.has(target) || model.gone.has(target)) continue
      if (source === undefined) seen.add('me')
      else if (!model.trashed.has(source)) seen.add(groups.findIndex((group) => group.has(source)))
    }
    return seen.size
  }
  const [forIt, against] = [counted('supports'), counted('disputes')]
  return `${forIt === 0 ? 'Unsupported' : against === 0 ? 'Supported' : 'Contested'} ${forIt} : ${against}`
}

const WORDS = ['alder', 'birch', 'cedar', 'damson', 'elm', 'fir']

it('agrees with a count written in another way, whatever was done to a workspace', { timeout: 120_000 }, async () => {
  const pick = fc.nat(1000)
  const side = fc.constantFrom('supports' as const, 'disputes' as const, null)
  const act = fc.oneof(
    { weight: 8, arbitrary: fc.tuple(fc.constant('put' as const), pick, pick, side) },
    { weight: 3, arbitrary: fc.tuple(fc.constant('copy' as const), pick, pick, side) },
    { weight: 2, arbitrary: fc.tuple(fc.constant('trash' as const), pick, pick, side) },
    { weight: 1, arbitrary: fc.tuple(fc.constant('purge' as const), pick, pick, side) },
    { weight: 1, arbitrary: fc.tuple(fc.constant('see' as const), pick, pick, side) },
  )
  // Reading files in takes longest: every history has the same five, with quotes, a plan and a note of its own.
  const { core } = await newCore()
  const sources: SourceId[] = []
  for (let n = 0; n < 5; n++) sources.push(await addText(core, `Text ${n}: ${WORDS.join(' ')}.`))
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 60 }), async (acts) => {
      const { planId } = value(core.execute('createPlan', { title: 'Any' }, scope))
      const steps = [1, 2, 3].map(
        (n) => value(core.execute('addStep', { planId, phase: 'P1', text: `Step ${n}` }, scope)).stepId,
      )
      const model: Model = {
        copyOf: new Map(),
        sourceOf: new Map(),
        trashed: new Set(),
        gone: new Set(),
        stance: new Map(steps.map((id) => [id, new Map()])),
      }
      const targets: (QuoteId | NoteId)[] = []
      value(core.execute('restore', { ids: sources }, scope))
      for (const sourceId of sources) {
        value(core.execute('editSource', { sourceId, patch: { sameOriginAs: null } }, scope))
        model.copyOf.set(sourceId, null)
        for (const word of WORDS.slice(0, 3)) {
          const quoteId = quoteIn(core, sourceId, word)
          model.sourceOf.set(quoteId, sourceId)
          targets.push(quoteId)
        }
      }
      targets.push(value(core.execute('createNote', { title: 'Thoughts' }, scope)).noteId)
      const of = <T>(list: readonly T[], n: number): T => list[n % list.length] as T
      for (const [what, a, b, stance] of acts) {
        const stepId = of(steps, a)
        if (what === 'put') {
          const target = of(targets, b)
          const done = put(core, stepId, target, stance)
          const source = model.sourceOf.get(target)
          const isThere = ![target, source].some(
            (id) => id !== undefined && (model.trashed.has(id) || model.gone.has(id)),
          )
          expect(done.ok).toBe(isThere || stance === null)
          if (!done.ok) continue
          if (stance === null) model.stance.get(stepId)?.delete(target)
          else model.stance.get(stepId)?.set(target, stance)
        }
        if (what === 'copy') {
          const [copy, original] = [of(sources, a), stance === null ? null : of(sources, b)]
          if (copy === original) continue
          const done = core.execute('editSource', { sourceId: copy, patch: { sameOriginAs: original } }, scope)
          if (done.ok) model.copyOf.set(copy, original)
        }
        if (what === 'trash') {
          const id = of([...sources, ...targets], b)
          if (model.gone.has(id)) continue
          value(core.execute(stance === null ? 'restore' : 'trash', { ids: [id] }, scope))
          if (stance === null) model.trashed.delete(id)
          else model.trashed.add(id)
        }
        if (what === 'purge') {
          // Quotes only: what else a source's end takes along has tests of its own.
          const id = of(
            targets.filter((each) => each.startsWith('q_')),
            b,
          ) as QuoteId
          if (!model.trashed.has(id) || model.gone.has(id)) continue
          value(core.execute('purge', { ids: [id] }, scope))
          model.gone.add(id)
        }
        if (what === 'see' && stance !== null) {
          const seen = { subject: { stepId }, text: `Seen ${b}`, stance }
          const { observationId } = value(core.execute('addObservation', seen, scope))
          model.stance.get(stepId)?.set(observationId, stance)
        }
      }
      const rows = value(await core.query('verdicts', { planId }))
      for (const stepId of steps) {
        const row = rows.find((each) => each.stepId === stepId)
        expect(`${row?.verdict} ${row?.for} : ${row?.against}`).toBe(expected(model, stepId))
        expect(await tally(core, stepId)).toBe(expected(model, stepId))
      }
    }),
    { numRuns: 15 },
  )
  expect(value(await core.query('verify', {}))).toMatchObject(verified)
})
