/** Opening the people's list with 500 people and 50,000 interactions, against the bare SQL for what it shows. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type Benchmark, compare } from '../row.ts'
import { median, timed } from '../stats.ts'
import { openCore, take } from '../support/openCore.ts'

const PEOPLE = 500
const ROWS = 50_000
const RUNS = 21

function log(): string {
  let seed = 20_260_301
  const next = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  const rows = Array.from({ length: ROWS }, () => {
    const day = new Date(Date.UTC(2020, 0, 1 + next(2_000))).toISOString().slice(0, 10)
    return `Person ${next(PEOPLE)},${day},${['act', 'give', 'ask', 'mutual'][next(4)]},Group ${next(12)}`
  })
  return `name,day,who,group\n${rows.join('\n')}\n`
}

const BARE = `SELECT p.person_id, p.name, p.stage, a.acts, a.last FROM person p
  JOIN entity e ON e.id = p.person_id AND e.trashed_at IS NULL
  LEFT JOIN (SELECT person_id, count(DISTINCT on_day) AS acts, max(on_day) AS last FROM interaction
    WHERE direction IN ('act', 'mutual') AND trashed_at IS NULL GROUP BY person_id) a ON a.person_id = p.person_id
  ORDER BY p.name COLLATE NOCASE, p.person_id`

const BARE_GROUPS = `SELECT pg.person_id, g.group_id, g.name FROM person_group pg JOIN community_group g ON g.group_id = pg.group_id
  JOIN entity e ON e.id = g.group_id AND e.trashed_at IS NULL ORDER BY g.name COLLATE NOCASE, g.group_id`

export const peopleList: Benchmark = {
  key: 'people',
  title: 'The people’s list',
  run: async ({ folder }) => {
    const dataDir = join(folder, 'people')
    const core = await openCore(dataDir, { name: 'People' })
    const bytes = new TextEncoder().encode(log())
    const reading = { columns: { person: 'name', date: 'day', direction: 'who', group: 'group' } }
    let longest = 0
    let last = performance.now()
    // What somebody who types meanwhile waits for.
    const pulse = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 1)
    const importing = await timed(async () => {
      take(await core.run('importInteractions', { item: { fileName: 'log.csv', bytes }, reading }, { scope: 'bench' }))
    })
    clearInterval(pulse)
    const db = new Database(join(dataDir, 'workspace.sqlite'), { readonly: true })
    const bare = [db.prepare(BARE), db.prepare(BARE_GROUPS)]
    const ours: number[] = []
    const plain: number[] = []
    for (let run = 0; run < RUNS; run++) {
      ours.push(await timed(async () => void take(await core.query('people', {}))))
      plain.push(await timed(() => bare.map((statement) => statement.all())))
    }
    db.close()
    await core.close()
    const note = `${PEOPLE} people, ${ROWS.toLocaleString('en')} interactions; what the list shows, against the two bare statements for it.`
    return [
      compare('People’s list', 'ms p50', median(ours), median(plain), 2, note),
      {
        name: 'Taking a log in',
        value: importing,
        against: null,
        ratio: null,
        budget: null,
        unit: 'ms',
        note: `${ROWS.toLocaleString('en')} rows of ${PEOPLE} people; the longest turn of the core meanwhile was ${Math.round(longest)} ms.`,
      },
    ]
  },
}
