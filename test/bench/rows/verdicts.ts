/**
 * The verdicts of a plan of 60 steps with 500 pieces of evidence, as its board asks for them after every change: the
 * product's query against the bare statement that only reads which quote of which source is where.
 */
import { join } from 'node:path'
import { createOpener, openDatabase } from '#core/db/database.ts'
import { phases } from '#shared/model/plan.ts'
import type { QuoteId, StepId } from '#shared/model/ids.ts'
import { type Benchmark, compare } from '../row.ts'
import { interleaved, median, p95, timed } from '../stats.ts'
import { openCore, take } from '../support/openCore.ts'

const STEPS = 60
const PIECES = 500
const ROUNDS = 200

export const verdicts: Benchmark = {
  key: 'verdicts',
  title: 'Verdicts of a plan',
  run: async ({ workspace }) => {
    const folder = await workspace()
    const core = await openCore(folder)
    const scope = { scope: 'bench' }
    const { planId } = take(core.execute('createPlan', { title: 'Measured' }, scope))
    const steps: StepId[] = []
    for (let n = 0; n < STEPS; n++) {
      const phase = phases[n % phases.length] ?? 'P1'
      steps.push(take(core.execute('addStep', { planId, phase, text: `Step ${n}` }, scope)).stepId)
    }
    const db = openDatabase(join(folder, 'workspace.sqlite'), createOpener({}))
    const quotes = db.all<{ id: QuoteId }>(
      'SELECT quote_id AS id FROM quote WHERE trashed_at IS NULL ORDER BY quote_id LIMIT ?',
      PIECES,
    )
    for (const [n, { id: target }] of quotes.entries()) {
      const stepId = steps[(n * 7) % STEPS] as StepId
      const stance = n % 3 === 0 ? 'disputes' : 'supports'
      take(core.execute('setEvidence', { subject: { stepId }, target, stance }, scope))
    }
    const bare = db.handle.prepare(
      'SELECT e.subject, e.stance, q.source_id FROM evidence e JOIN quote q ON q.quote_id = e.target WHERE e.doc_id = ?',
    )
    const times = await interleaved(
      ROUNDS,
      {
        ours: () => timed(() => core.query('verdicts', { planId })),
        one: (round) =>
          timed(() => core.query('evidence', { subject: { stepId: steps[Math.max(0, round) % STEPS] as StepId } })),
        bare: () => timed(() => bare.all(planId)),
      },
      { warmUp: true },
    )
    db.close()
    await core.close()
    const what = `${STEPS} steps, ${quotes.length} pieces, ${ROUNDS} rounds, middle one`
    return [
      compare(
        'Verdicts of a plan',
        'ms p50',
        median(times.ours),
        median(times.bare),
        null,
        `${what}; against the bare join.`,
      ),
      compare(
        'Evidence of one step, with its words',
        'ms p95',
        p95(times.one),
        p95(times.bare),
        null,
        'the same plan.',
      ),
    ]
  },
}
