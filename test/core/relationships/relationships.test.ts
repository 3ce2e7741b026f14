/** States in a real core: computed aside, followed, declared against, and the same on two laptops. */
import { describe, expect, it } from 'vitest'
import type { Core } from '#core/core.ts'
import { dayAt } from '#shared/dates/localDay.ts'
import type { QueryName, QueryOutput } from '#shared/contract/queries.ts'
import { DEFAULT_THRESHOLDS } from '#shared/measure/settings.ts'
import type { PersonId } from '#shared/model/ids.ts'
import { after, every } from '#test/shared/measure/support.ts'
import { closeCore, failure, newCore, openCore, scope, value } from '#test/support/core.ts'
import { readLog, receive } from '#test/support/exchange.ts'

const TODAY = dayAt(Date.now())
const weeksAgo = (weeks: number): string => after(TODAY, -7 * weeks)

function addPerson(core: Core, name: string, days: readonly string[]): PersonId {
  const { personId } = value(core.execute('addPerson', { name }, scope))
  for (const on of days) value(core.execute('addInteraction', { personId, on, direction: 'act' }, scope))
  return personId
}

/** The first answer that is as wanted. */
function until<N extends QueryName>(
  core: Core,
  name: N,
  input: Parameters<typeof core.query<N>>[1],
  wanted: (rows: QueryOutput<N>) => boolean,
): Promise<QueryOutput<N>> {
  return new Promise((resolve) => {
    const stop = core.subscribe(name, input, (outcome) => {
      if (!outcome.ok || !wanted(outcome.value)) return
      resolve(outcome.value)
      setImmediate(() => stop())
    })
  })
}

const team = (core: Core): PersonId[] =>
  Array.from({ length: 5 }, (_, i) => addPerson(core, `Person ${i}`, every(28, after(weeksAgo(40), i), 10)))

describe('the states of a workspace', () => {
  it('become known aside, and follow what is logged', async () => {
    const { core } = await newCore()
    team(core)
    const silent = addPerson(core, 'Silent', every(7, weeksAgo(60), 20))
    const first = await until(core, 'relationships', {}, (all) => all?.fresh === true)
    expect(first?.rows.find(({ personId }) => personId === silent)?.state).toBe('failed')
    value(core.execute('addInteraction', { personId: silent, on: TODAY, direction: 'mutual' }, scope))
    const back = await until(
      core,
      'relationships',
      {},
      (all) => all?.rows.find(({ personId }) => personId === silent)?.state !== 'failed',
    )
    expect(back?.rows).toHaveLength(6)
    value(core.execute('trash', { ids: [silent] }, scope))
    await until(core, 'relationships', {}, (all) => all?.rows.length === 5)
  })

  it('can be declared, disputed, settled, taken back and undone', async () => {
    const { core } = await newCore()
    const [personId] = team(core)
    if (personId === undefined) throw new Error('nobody')
    const stateIs = (state: string) => until(core, 'relationship', { personId }, (it) => it?.assessment.state === state)
    await stateIs('strong')
    expect(
      failure(core.execute('judge', { personId, kind: 'state', state: 'weakening', reason: ' ', on: TODAY }, scope)),
    ).toBe('InvalidInput')
    const judged = value(
      core.execute('judge', { personId, kind: 'state', state: 'weakening', reason: 'busy', on: TODAY }, scope),
    )
    const declared = await stateIs('weakening')
    expect(declared?.judgements).toMatchObject([{ byName: 'Ada', mine: true, reason: 'busy', withdrawnOn: null }])
    expect(declared?.assessment.computedState).toBe('strong')
    value(core.execute('withdrawJudgement', { judgementId: judged.judgementId, on: TODAY }, scope))
    const back = await stateIs('strong')
    expect(back?.judgements).toMatchObject([{ withdrawnOn: TODAY }])
    value(core.execute('judge', { personId, kind: 'end', reason: 'moved away', on: TODAY }, scope))
    await stateIs('failed')
    value(core.execute('undo', {}, scope))
    await stateIs('strong')
    expect(value(await core.query('verify', {})).problems).toEqual([])
  })

  it('keep the judgements of two laptops until they are settled', async () => {
    const { core: here, dataDir: folder } = await newCore()
    const [personId] = team(here)
    if (personId === undefined) throw new Error('nobody')
    await closeCore(here)
    const { cpSync } = await import('node:fs')
    const other = `${folder}-other`
    cpSync(folder, other, { recursive: true })
    const declare = async (dataDir: string, state: 'growing' | 'weakening'): Promise<void> => {
      const core = await openCore(dataDir)
      value(core.execute('judge', { personId, kind: 'state', state, reason: `it is ${state}`, on: TODAY }, scope))
      await closeCore(core)
    }
    await declare(folder, 'growing')
    await declare(other, 'weakening')
    const [fromHere, fromThere] = [readLog(folder), readLog(other)]
    receive(folder, fromThere)
    receive(other, fromHere)
    for (const dataDir of [folder, other]) {
      const core = await openCore(dataDir)
      const found = await until(core, 'relationship', { personId }, (it) => it !== null)
      expect(found?.assessment.disputed).toBe(true)
      expect(found?.assessment.state).toBe('strong')
      expect(found?.assessment.judgements.map(({ state }) => state).sort()).toEqual(['growing', 'weakening'])
      const settles = (found?.judgements ?? []).map(({ judgementId }) => judgementId)
      value(
        core.execute(
          'judge',
          { personId, kind: 'state', state: 'growing', reason: 'we talked', on: TODAY, settles },
          scope,
        ),
      )
      const settled = await until(core, 'relationship', { personId }, (it) => it?.assessment.disputed === false)
      expect(settled?.assessment.state).toBe('growing')
      expect(value(await core.query('verify', {})).problems).toEqual([])
      await closeCore(core)
    }
  })

  it('follow the rules of the team, whose changes stay on record', async () => {
    const { core } = await newCore()
    const [personId] = team(core)
    if (personId === undefined) throw new Error('nobody')
    const strict = { ...DEFAULT_THRESHOLDS, fewestActs: 50, firmActs: 60 }
    expect(
      failure(
        core.execute(
          'setRelationshipRules',
          { model: 'bgnbd', thresholds: { ...strict, weakeningTrend: 0.95, growingTrend: 0.9 } },
          scope,
        ),
      ),
    ).toBe('InvalidInput')
    value(core.execute('setRelationshipRules', { model: 'bgnbd', thresholds: strict }, scope))
    await until(core, 'relationship', { personId }, (it) => it?.assessment.state === 'too-early')
    value(core.execute('setRelationshipRules', { model: 'bgnbd', thresholds: DEFAULT_THRESHOLDS }, scope))
    await until(core, 'relationship', { personId }, (it) => it?.assessment.state === 'strong')
    const { rules, changes } = value(await core.query('relationshipRules', {}))
    expect(rules.thresholds).toEqual(DEFAULT_THRESHOLDS)
    expect(changes.map((change) => [change.byName, change.rules.thresholds.fewestActs])).toEqual([
      ['Ada', 3],
      ['Ada', 50],
    ])
    value(core.execute('undo', {}, scope))
    await until(core, 'relationship', { personId }, (it) => it?.assessment.state === 'too-early')
    expect(value(await core.query('verify', {})).problems).toEqual([])
  })

  it('are told of any day', async () => {
    const { core } = await newCore()
    team(core)
    const then = value(await core.run('assessRelationships', { at: weeksAgo(40), horizonWeeks: 4 }, scope))
    expect(then.people.map(({ acts }) => acts)).toEqual([1, 0, 0, 0, 0])
    const fitted = value(await core.run('fitRelationships', { estimator: 'mle' }, scope))
    expect(fitted).toMatchObject({ kind: 'bgnbd', estimator: 'mle', people: 5 })
  })
})
