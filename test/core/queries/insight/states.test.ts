/** Insight about people and plans, against counts made another way. */
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { Core } from '#core/core.ts'
import { movesBetween } from '#core/queries/insight/stateMoves.ts'
import { dayAt } from '#shared/dates/localDay.ts'
import { toDay, toDayNumber } from '#shared/measure/calendar.ts'
import { assess } from '#shared/measure/relationship.ts'
import type { Interaction, Judgement, Person, State } from '#shared/measure/types.ts'
import type { ObservationId, StepId } from '#shared/model/ids.ts'
import { after, every } from '#test/shared/measure/support.ts'
import { failure, folderOf, newCore, scope, value } from '#test/support/core.ts'

vi.setConfig({ testTimeout: 90_000 })

const START = '2025-01-06'
const END = after(START, 300)
const TODAY = dayAt(Date.now())
const nobody: Readonly<Record<State, number>> = { 'too-early': 0, growing: 0, strong: 0, weakening: 0, failed: 0 }

const anyDay = fc.integer({ min: -20, max: 300 }).map((days) => after(START, days))
const anyInteraction = fc.record({
  date: anyDay,
  direction: fc.constantFrom<Interaction['direction']>('act', 'act', 'act', 'mutual', 'give', 'ask'),
})
const anyJudgement = fc.record({
  id: fc.constantFrom('j1', 'j2', 'j3'),
  by: fc.constantFrom('Ada', 'Ben'),
  date: anyDay,
  kind: fc.constantFrom<Judgement['kind']>('state', 'end'),
  state: fc.constantFrom<State>('growing', 'strong', 'weakening', 'failed') as fc.Arbitrary<
    NonNullable<Judgement['state']>
  >,
  reason: fc.constantFrom('on leave', 'said so'),
})
const anyPerson = fc.record({
  interactions: fc.array(anyInteraction, { maxLength: 25 }),
  declared: fc.uniqueArray(anyJudgement, { maxLength: 2, selector: ({ id }) => id }),
})
const anyTeam = fc
  .array(anyPerson, { maxLength: 9 })
  .map((people) => people.map((each, i): Person => ({ personId: `p${i}`, name: `Person ${i}`, ...each })))

describe('who moved where', () => {
  it('is what a replay of each day alone finds', async () => {
    await fc.assert(
      fc.asyncProperty(anyTeam, anyDay, anyDay, async (people, one, other) => {
        const [from, to] = one < other ? [one, other] : [other, one]
        const found = movesBetween((await assess(people, END)).people, from, to)
        const [first, last] = [await assess(people, from), await assess(people, to)]
        const count = (all: typeof first): Record<State, number> => {
          const counts = { ...nobody }
          for (const { state } of all.people) counts[state]++
          return counts
        }
        expect(found.before).toEqual(count(first))
        expect(found.after).toEqual(count(last))
        expect(found.moves.map(({ name, was, now }) => [name, was, now])).toEqual(
          first.people.flatMap(({ name, state }, i) => {
            const now = last.people[i]?.state
            return state === now ? [] : [[name, state, now]]
          }),
        )
        const flowing = found.flows.filter(({ was, now }) => was !== now)
        expect(flowing.reduce((sum, { people: each }) => sum + each, 0)).toBe(found.moves.length)
        expect(found.flows.reduce((sum, { people: each }) => sum + each, 0)).toBe(people.length)
        for (const { day, counts } of found.weeks) expect(counts).toEqual(count(await assess(people, day)))
        for (const { on, reason } of found.moves) {
          expect(on > from && on <= to, `${on} in ${from} to ${to}`).toBe(true)
          expect(reason).not.toBe('')
        }
      }),
      { numRuns: 40 },
    )
  })

  it('counts weeks from Monday to Monday, and names who came back', async () => {
    const steady = every(14, START, 30)
    const people: Person[] = Array.from({ length: 6 }, (_, i) => ({
      personId: `p${i}`,
      name: `Person ${i}`,
      interactions: steady.map((date) => ({ date, direction: 'act' })),
      declared: [],
    }))
    const away: Person = {
      personId: 'away',
      name: 'Away',
      interactions: [...every(7, START, 20), ...every(7, after(START, 290), 8)].map((date) => ({
        date,
        direction: 'act',
      })),
      declared: [],
    }
    const all = (await assess([...people, away], after(START, 350))).people
    const state = (day: string) => movesBetween(all, day, day).moves
    expect(state(START)).toEqual([])
    const fell = movesBetween(all, after(START, 140), after(START, 280))
    expect(fell.moves).toMatchObject([{ name: 'Away', now: 'failed' }])
    expect(fell.moves[0]?.reason).toContain('Presumed over')
    const around = movesBetween(all, after(START, 133), after(START, 349))
    const came = [...around.moves, ...around.returned].find(({ name }) => name === 'Away')
    expect(came).toBeDefined()
    const days = fell.weeks.map(({ day }) => toDayNumber(day) ?? 0)
    expect(days.slice(1, -1).every((day) => (day - 4) % 7 === 0)).toBe(true)
    expect(movesBetween(all, '2000-01-01', toDay(19_000)).weeks.length).toBeLessThan(530)
  })

  it('is the same from a workspace as each day alone, and worked out before it answers', async () => {
    const { core } = await newCore()
    const add = (name: string, days: readonly string[]): void => {
      const { personId } = value(core.execute('addPerson', { name }, scope))
      for (const on of days) value(core.execute('addInteraction', { personId, on, direction: 'act' }, scope))
    }
    const ago = (weeks: number): string => after(TODAY, -7 * weeks)
    for (let i = 0; i < 5; i++) add(`Regular ${i}`, every(21, after(ago(50), i), 16))
    add('Silent', every(7, ago(40), 20))
    add('Newcomer', every(7, ago(2), 1))
    const [from, to] = [ago(20), TODAY]
    value(await core.run('workOutStates', {}, scope))
    const found = value(await core.query('stateMoves', { from, to }))
    expect(found).toMatchObject({ from, to, fresh: true, people: 7 })
    expect(found?.moves.map(({ name, now }) => [name, now])).toContainEqual(['Silent', 'failed'])
    for (const [day, counts] of [
      [from, found?.before],
      [to, found?.after],
    ] as const) {
      const alone = value(await core.run('assessRelationships', { at: day }, scope)).people
      for (const state of Object.keys(nobody) as State[])
        expect(counts?.[state]).toBe(alone.filter((each) => each.state === state).length)
    }
    // Whoever is counted can be named.
    for (const { was, now, people } of found?.flows ?? []) {
      const stood = value(await core.query('whoStood', { state: now, day: to, before: { state: was, day: from } }))
      expect(stood).toHaveLength(people)
    }
    expect(value(await core.query('whoStood', { state: 'failed', day: to }))).toEqual([
      expect.objectContaining({ name: 'Silent', reason: expect.stringMatching(/./) }),
    ])
    // What lies in the future has not been.
    expect(value(await core.query('stateMoves', { from, to: after(TODAY, 50) }))?.to).toBe(TODAY)
    expect(failure(await core.query('stateMoves', { from: to, to: from }))).toBe('InvalidInput')
  })
})

async function givingOf(core: Core, span: { from?: string; to?: string } = {}) {
  value(await core.run('workOutStates', {}, scope))
  const giving = value(await core.query('givingShares', span))
  if (giving === null) throw new Error('not worked out')
  return giving
}

describe('giving', () => {
  it('has the published shares', async () => {
    const { core } = await newCore()
    const add = (name: string, gives: number, acts: number): void => {
      const { personId } = value(core.execute('addPerson', { name }, scope))
      const log = (direction: 'give' | 'act', kind: string): void =>
        void value(core.execute('addInteraction', { personId, on: '2026-01-05', direction, kind }, scope))
      for (let i = 0; i < gives; i++) log('give', i === 0 ? ' Promotion' : 'help')
      for (let i = 0; i < acts; i++) log('act', 'visit')
    }
    add('Some', 3, 9)
    add('None', 0, 4)
    const { rows, pooled, people } = await givingOf(core)
    const [none, some] = rows
    expect(some?.share?.mean).toBeCloseTo(0.269, 3)
    expect(some?.share?.low).toBeCloseTo(0.096, 3)
    expect(some?.share?.high).toBeCloseTo(0.484, 3)
    expect(none?.share?.mean).toBeCloseTo(0.1, 3)
    expect(none?.share?.low).toBeCloseTo(0, 3)
    expect(none?.share?.high).toBeCloseTo(0.362, 3)
    expect(some).toMatchObject({ help: 2, promotion: 1 })
    expect(none?.helpShare).toBeNull()
    // Two people are no team to tell a rate of.
    expect(people).toBe(2)
    expect(pooled).toMatchObject({ gives: 3, acts: 13, share: null, helpShare: null })
    for (const name of ['C', 'D', 'E']) add(name, 0, 1)
    const five = (await givingOf(core)).pooled
    expect(five.share?.mean).toBeCloseTo(3.5 / 20, 12)
    expect(five.helpShare?.mean).toBeCloseTo(2.5 / 4, 12)
  })

  it('counts what a count over the log counts, between any two days', async () => {
    const { core } = await newCore()
    const log = fc.record({
      who: fc.integer({ min: 0, max: 6 }),
      on: fc.integer({ min: 0, max: 40 }).map((days) => after(START, days)),
      direction: fc.constantFrom('act', 'give', 'ask', 'mutual'),
      kind: fc.constantFrom('promotion', 'PROMOTION ', 'help', ''),
      paid: fc.boolean(),
    })
    const [entries] = fc.sample(fc.array(log, { minLength: 60, maxLength: 60 }), { numRuns: 1, seed: 7 })
    const ids = Array.from({ length: 7 }, (_, i) => value(core.execute('addPerson', { name: `P${i}` }, scope)).personId)
    for (const { who, ...entry } of entries ?? [])
      value(core.execute('addInteraction', { personId: ids[who] as never, ...entry }, scope))
    value(core.execute('trash', { ids: [ids[6] as never] }, scope))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -2, max: 42 }), fc.integer({ min: 0, max: 42 }), async (start, length) => {
        const [from, to] = [after(START, start), after(START, start + length)]
        const inside = (entries ?? []).filter(({ who, on }) => who < 6 && on >= from && on <= to)
        const of = (...directions: string[]) => inside.filter(({ direction }) => directions.includes(direction))
        const given = of('give', 'mutual')
        const promotion = given.filter(({ kind }) => kind.trim().toLowerCase() === 'promotion').length
        const giving = await givingOf(core, { from, to })
        expect(giving.people).toBe(new Set(inside.map(({ who }) => who)).size)
        expect(giving.pooled).toMatchObject({
          gives: given.length,
          acts: of('act', 'mutual').length,
          asks: of('ask').length,
          paid: inside.filter(({ paid }) => paid).length,
          promotion,
          help: given.length - promotion,
        })
        for (const key of ['gives', 'acts', 'asks', 'promotion', 'help', 'paid'] as const)
          expect(giving.rows.reduce((sum, row) => sum + row[key], 0)).toBe(giving.pooled[key])
      }),
      { numRuns: 30 },
    )
  })
})

describe('giving in drawn workspaces', () => {
  it('is what SQL over the log counts, person by person', async () => {
    const { core } = await newCore()
    const db = new Database(join(folderOf(core), 'workspace.sqlite'), { readonly: true })
    const counted = db.prepare(
      `SELECT i.person_id AS personId, sum(direction IN ('give', 'mutual')) AS gives, sum(direction IN ('act', 'mutual')) AS acts,
         sum(direction = 'ask') AS asks, sum(paid) AS paid,
         sum(direction IN ('give', 'mutual') AND lower(trim(i.kind)) = 'promotion') AS promotion
       FROM interaction i JOIN entity e ON e.id = i.person_id AND e.trashed_at IS NULL
       WHERE i.trashed_at IS NULL AND i.on_day BETWEEN @from AND @to GROUP BY 1 ORDER BY 1`,
    )
    const entry = fc.record({
      who: fc.nat(4),
      on: fc.nat(40).map((days) => after(START, days)),
      direction: fc.constantFrom('act', 'give', 'ask', 'mutual'),
      kind: fc.constantFrom('promotion', 'Promotion ', 'help', ''),
      paid: fc.boolean(),
    })
    const ids = Array.from({ length: 5 }, (_, i) => value(core.execute('addPerson', { name: `P${i}` }, scope)).personId)
    const [gone] = ids
    if (!gone) throw new Error('five were made')
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 6 }),
        fc.nat(40),
        fc.nat(40),
        fc.boolean(),
        async (entries, one, other, isGone) => {
          for (const { who, ...each } of entries)
            core.execute('addInteraction', { personId: ids[who] ?? gone, ...each }, scope)
          core.execute(isGone ? 'trash' : 'restore', { ids: [gone] }, scope)
          const [from, to] = [after(START, Math.min(one, other)), after(START, Math.max(one, other))]
          const { rows } = await givingOf(core, { from, to })
          const found = rows.map(({ personId, gives, acts, asks, paid, promotion }) => ({
            personId,
            gives,
            acts,
            asks,
            paid,
            promotion,
          }))
          expect(found.toSorted((a, b) => (a.personId < b.personId ? -1 : 1))).toEqual(counted.all({ from, to }))
        },
      ),
      { numRuns: 40 },
    )
    db.close()
  })
})

describe('a plan and the community', () => {
  it('has its steps by status and verdict, phase by phase', async () => {
    const { core } = await newCore()
    const { planId } = value(core.execute('createPlan', { title: 'First year' }, scope))
    const step = (phase: 'P1' | 'P2', text: string) =>
      value(core.execute('addStep', { planId, phase, text }, scope)).stepId
    const [seen, doubted, dropped, bare] = [
      step('P1', 'Seen'),
      step('P1', 'Doubted'),
      step('P1', 'Gone'),
      step('P2', 'Bare'),
    ]
    const saw = (stepId: typeof seen, stance: 'supports' | 'disputes') =>
      value(core.execute('addObservation', { subject: { stepId }, text: `${stance} it`, stance }, scope))
    saw(seen, 'supports')
    saw(doubted, 'supports')
    saw(doubted, 'disputes')
    value(core.execute('editStep', { stepId: dropped, patch: { status: 'dropped' } }, scope))
    value(core.execute('editStep', { stepId: bare, patch: { status: 'done' } }, scope))
    const found = value(await core.query('planProgress', { planId }))
    const none = { todo: 0, doing: 0, done: 0, dropped: 0 }
    expect(found?.phases.slice(0, 3)).toEqual([
      {
        phase: 'P1',
        steps: 3,
        status: { ...none, todo: 2, dropped: 1 },
        verdicts: { Supported: 1, Contested: 1, Unsupported: 0 },
      },
      {
        phase: 'P2',
        steps: 1,
        status: { ...none, done: 1 },
        verdicts: { Supported: 0, Contested: 0, Unsupported: 1 },
      },
      { phase: 'P3', steps: 0, status: none, verdicts: { Supported: 0, Contested: 0, Unsupported: 0 } },
    ])
    expect(found?.steps.map(({ text, verdict }) => [text, verdict])).toEqual([
      ['Seen', 'Supported'],
      ['Doubted', 'Contested'],
      ['Gone', 'Unsupported'],
      ['Bare', 'Unsupported'],
    ])
    value(core.execute('trash', { ids: [planId] }, scope))
    expect(value(await core.query('planProgress', { planId }))).toBeNull()
  })

  it('is counted as SQL over its rows counts it, whatever was put on it and taken off again', async () => {
    const { core } = await newCore()
    // In another window's history, which no undo of this one reaches.
    const { planId } = value(core.execute('createPlan', { title: 'Any year' }, { scope: 'other' }))
    const db = new Database(join(folderOf(core), 'workspace.sqlite'), { readonly: true })
    const counted = db.prepare(
      `WITH live AS (SELECT s.step_id, s.phase, s.status FROM step s WHERE s.plan_id = @planId AND s.trashed_at IS NULL),
         said AS (SELECT e.subject AS step_id, max(e.stance = 'supports') AS s, max(e.stance = 'disputes') AS d
           FROM evidence e JOIN observation o ON o.observation_id = e.target AND o.trashed_at IS NULL GROUP BY 1),
         judged AS (SELECT live.*, CASE WHEN coalesce(s, 0) = 0 THEN 'Unsupported' WHEN d THEN 'Contested' ELSE 'Supported' END AS verdict
           FROM live LEFT JOIN said USING (step_id))
       SELECT phase, status, CASE status WHEN 'dropped' THEN null ELSE verdict END AS verdict, count(*) AS n FROM judged GROUP BY 1, 2, 3`,
    )
    const act = fc.oneof(
      { weight: 3, arbitrary: fc.record({ do: fc.constant('add'), phase: fc.constantFrom('P1', 'P2', 'P5') }) },
      {
        weight: 5,
        arbitrary: fc.record({
          do: fc.constant('see'),
          at: fc.nat(99),
          stance: fc.constantFrom('supports', 'disputes'),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constant('set'),
          at: fc.nat(99),
          status: fc.constantFrom('todo', 'done', 'dropped'),
        }),
      },
      { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('trashStep', 'trashSeen', 'undo'), at: fc.nat(99) }) },
    )
    const steps: StepId[] = []
    const seen: ObservationId[] = []
    const one = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 12 }), async (acts) => {
        for (const each of acts) {
          const stepId = 'at' in each ? one(steps, each.at) : undefined
          if ('phase' in each)
            steps.push(
              value(core.execute('addStep', { planId, phase: each.phase, text: `Step ${steps.length}` }, scope)).stepId,
            )
          else if (each.do === 'undo') core.execute('undo', {}, scope)
          else if (each.do === 'trashSeen') {
            const observationId = one(seen, each.at)
            // What lies there already, or went with an undo, is refused.
            if (observationId) core.execute('trash', { ids: [observationId] }, scope)
          } else if (stepId && each.do === 'trashStep') core.execute('trash', { ids: [stepId] }, scope)
          else if (stepId && 'stance' in each) {
            const input = { subject: { stepId }, text: 'Seen by the door', stance: each.stance as 'supports' }
            const added = core.execute('addObservation', input, scope)
            if (added.ok) seen.push(added.value.observationId)
          } else if (stepId && 'status' in each)
            core.execute('editStep', { stepId, patch: { status: each.status } }, scope)
        }
        const found = value(await core.query('planProgress', { planId }))
        const told = (found?.phases ?? []).flatMap(({ phase, status, verdicts }) => [
          ...Object.entries(status).map(([key, n]) => [phase, key, n] as const),
          ...Object.entries(verdicts).map(([key, n]) => [phase, key, n] as const),
        ])
        const rows = counted.all({ planId }) as { phase: string; status: string; verdict: string | null; n: number }[]
        const sum = (phase: string, key: string): number =>
          rows
            .filter((row) => row.phase === phase && (row.status === key || row.verdict === key))
            .reduce((n, row) => n + row.n, 0)
        for (const [phase, key, n] of told) expect([phase, key, n]).toEqual([phase, key, sum(phase, key)])
        expect(rows.reduce((n, row) => n + row.n, 0)).toBe(found?.steps.length)
      }),
      { numRuns: 40 },
    )
    db.close()
  })

  it('has its groups by stage as SQL counts them, and says where nobody is from', async () => {
    const { core } = await newCore()
    const group = (name: string) => value(core.execute('addGroup', { name }, scope)).groupId
    const [night, forum, school] = [group('Night owls'), group('Forum'), group('School')]
    const add = (name: string, stage: 'candidate' | 'advocate', groupIds: readonly (typeof night)[]) => {
      const { personId } = value(core.execute('addPerson', { name, stage }, scope))
      for (const groupId of groupIds) value(core.execute('setGroup', { personId, groupId, isIn: true }, scope))
      return personId
    }
    add('Ana', 'advocate', [night, forum])
    add('Bo', 'advocate', [forum])
    add('Cy', 'candidate', [])
    const gone = add('Di', 'candidate', [school])
    value(core.execute('trash', { ids: [gone] }, scope))
    const found = value(await core.query('crossSection', {}))
    expect(found.people).toBe(3)
    expect(found.nobody).toEqual([{ groupId: school, name: 'School' }])
    const db = new Database(join(folderOf(core), 'workspace.sqlite'), { readonly: true })
    const counted = db
      .prepare(
        `SELECT pg.group_id AS groupId, p.stage, count(*) AS people FROM person p
         JOIN entity e ON e.id = p.person_id AND e.trashed_at IS NULL
         LEFT JOIN person_group pg ON pg.person_id = p.person_id GROUP BY 1, 2 ORDER BY 1, 2`,
      )
      .all()
    db.close()
    const key = ({ groupId, stage }: { groupId: string | null; stage: string }) => `${groupId ?? ''} ${stage}`
    expect(found.cells.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))).toEqual(counted)
  })
})
