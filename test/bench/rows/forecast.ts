/**
 * How good the forecast for small teams is: the mean squared error (Brier) of "will act within 13 weeks", against the
 * trip wire "silent for more than twice the mean gap". The people are not of the model's making alone: half of the
 * teams act more regularly than it supposes, and leave at any time instead of after an act.
 */
import { assess } from '#shared/measure/relationship.ts'
import { DEFAULT_SETTINGS } from '#shared/measure/settings.ts'
import { actTimes, after, personOf, type Random, seeded } from '#test/shared/measure/support.ts'
import { type Benchmark, compare } from '../row.ts'

const TEAMS = 300
const HORIZON = 13
const START = '2024-01-01'

interface Life {
  days: string[]
  acts: number[]
}

/** Weeks of acts from the model's world: exponential gaps, leaving after an act. */
const asSupposed = (random: Random, gap: number): number[] =>
  actTimes(random, { r: 1 + 2 * random(), alpha: (1 + random()) * gap, a: 0.3 + random(), b: 4 + 6 * random() }, 120)

/** Weeks of acts of somebody regular (gaps of three exponential parts) who leaves at any time. */
function regular(random: Random, gap: number): number[] {
  const mean = gap * (0.5 + random())
  const leaves = -Math.log(1 - random()) * 100
  const times: number[] = []
  for (let time = 0; ; ) {
    for (let part = 0; part < 3; part++) time -= (Math.log(1 - random()) * mean) / 3
    if (time > Math.min(leaves, 120)) return times
    times.push(time)
  }
}

function team(random: Random, weeks: number): Life[] {
  const gap = 1 + 7 * random()
  const times = random() < 0.5 ? asSupposed : regular
  return Array.from({ length: 5 + Math.floor(random() * 8) }, () => {
    const first = Math.floor(random() * weeks * 4)
    const acts = [0, ...times(random, gap)].map((week) => first + Math.floor(week * 7))
    return { acts, days: acts.map((day) => after(START, day)) }
  })
}

const squared = (each: number): number => each * each
const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length

export const forecast: Benchmark = {
  key: 'forecast',
  title: 'Forecast for small teams',
  run: async () => {
    const random = seeded(20)
    const [ours, wire]: [number[], number[]] = [[], []]
    const bins = Array.from({ length: 5 }, () => ({ said: [] as number[], came: [] as number[] }))
    for (let i = 0; i < TEAMS; i++) {
      const weeks = 20 + Math.floor(random() * 40)
      const lives = team(random, weeks)
      const at = weeks * 7
      const { people } = await assess(
        lives.map(({ days }, k) => personOf(`p${k}`, days)),
        after(START, at),
        { ...DEFAULT_SETTINGS, horizonWeeks: HORIZON },
      )
      for (const [k, { acts }] of lives.entries()) {
        const found = people[k]
        const seen = [...new Set(acts.filter((day) => day <= at))]
        if (found === undefined || found.pAct === null || !found.tellRates) continue
        const came = acts.some((day) => day > at && day <= at + HORIZON * 7) ? 1 : 0
        const last = seen.at(-1) ?? at
        const gap = (last - (seen[0] ?? at)) / (seen.length - 1)
        ours.push(squared(found.pAct - came))
        wire.push(squared((at - last <= 2 * gap ? 1 : 0) - came))
        const bin = bins[Math.min(4, Math.floor(found.pAct * 5))]
        bin?.said.push(found.pAct)
        bin?.came.push(came)
      }
    }
    const calibration = bins
      .filter(({ said }) => said.length > 0)
      .map(({ said, came }) => `${mean(said).toFixed(2)}→${mean(came).toFixed(2)}`)
      .join(', ')
    const note = `${ours.length} forecasts over ${HORIZON} weeks in ${TEAMS} teams of 5 to 12; against the trip wire of twice the mean gap. Said→came: ${calibration}.`
    return [compare('Forecast error of small teams', 'Brier', mean(ours), mean(wire), 0.8, note)]
  },
}
