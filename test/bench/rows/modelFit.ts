/** The fit of a large log by maximum likelihood against nothing but the evaluations of the likelihood that it needed. */
import { fitPoint } from '#shared/measure/fit.ts'
import { bgnbdSample, bgnbdTask } from '#shared/measure/fitBgnbd.ts'
import { numericsReady } from '#shared/measure/special.ts'
import { histories, seeded } from '#test/shared/measure/support.ts'
import { type Benchmark, compare } from '../row.ts'
import { interleaved, median, timed } from '../stats.ts'

const PEOPLE = 2500
/** As a shop's customers were found to be in the paper on this model: about 7,000 transactions. */
const RETAIL = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }

export const modelFit: Benchmark = {
  key: 'model-fit',
  title: 'Fit of the relationship model',
  run: async () => {
    await numericsReady
    const people = histories(seeded(1), RETAIL, PEOPLE, [27, 78])
    const transactions = people.reduce((sum, { x }) => sum + x + 1, 0)
    const task = bgnbdTask(bgnbdSample(people))
    const fitted = fitPoint(task, 'mle')
    const { fit, bare } = await interleaved(
      9,
      {
        fit: () => timed(() => fitPoint(bgnbdTask(bgnbdSample(people)), 'mle')),
        bare: () =>
          timed(() => {
            const slope = new Float64Array(4)
            for (let i = 0; i < fitted.evaluations; i++) task.logLikelihood(fitted.point, slope)
          }),
      },
      { warmUp: true },
    )
    const note = `${PEOPLE} people with ${transactions} transactions, maximum likelihood from four starts; against ${fitted.evaluations} evaluations of the likelihood with its slopes.`
    return [compare('Fit of 2,500 people', 'ms', median(fit), median(bare), 2.5, note)]
  },
}
