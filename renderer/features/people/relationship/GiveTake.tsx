/** What passed between a person and us, on three lines of one time: what they did, what we gave, what we asked. */
import type { InteractionView } from '#shared/contract/peopleQueries.ts'
import type { Assessment } from '#shared/measure/types.ts'
import { type Timeline, timelineOf } from './timeline.ts'
import styles from './Relationship.module.css'

const WIDTH = 652
const LEFT = 66
const RIGHT = 644
const LANES = { act: 28, give: 75, ask: 105 } as const
const xOf = (at: number): number => LEFT + at * (RIGHT - LEFT)
const weeks = (count: number): string => `${Math.round(count)} ${Math.round(count) === 1 ? 'week' : 'weeks'}`
const times = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`
const inHundred = (share: number): number => Math.round(share * 100)

function headline({ give }: Assessment): string {
  if (give.asksSinceGive > 0 && give.gives > 0) return `${times(give.asksSinceGive, 'ask')} since our last give`
  if (give.asksSinceGive > 0) return `${times(give.asksSinceGive, 'ask')}, nothing given yet`
  if (give.gives === 0 && give.acts === 0) return 'Nothing recorded yet'
  return give.asks === 0 ? 'Nothing asked so far' : 'We gave since we last asked'
}

/** The panel judges us: no sum is drawn that a person would owe. */
function sentences({ give }: Assessment): string[] {
  const lines: string[] = []
  if (give.gives + give.acts > 0) {
    lines.push(
      `Our gives are about ${inHundred(give.mean)} in 100 of what passed between us (with 90% certainty ${inHundred(give.low)} to ${inHundred(give.high)}): ${times(give.gives, 'give')}, ${times(give.acts, 'act')} of theirs.`,
    )
  }
  if (give.gaveFirst !== null)
    lines.push(give.gaveFirst ? 'We gave before we first asked.' : 'We asked before we gave.')
  if (give.gives > 0) lines.push(`Of our gives, ${give.help} helped them and ${give.promotion} promoted us.`)
  if (give.paid > 0) lines.push(`${times(give.paid, 'time')} something was paid for.`)
  return lines
}

export function GiveTake({
  assessment,
  interactions,
  today,
}: {
  assessment: Assessment
  interactions: readonly InteractionView[]
  today: string
}) {
  const timeline = timelineOf(interactions, today)
  const { give, silentWeeks, usualGapWeeks } = assessment
  const summary = `${times(timeline.act.length, 'day')} with acts of theirs, ${times(give.gives, 'give')} of ours, ${times(give.asks, 'ask')}.`
  return (
    <section className={styles.part} aria-label="Give and take">
      <h2 className={styles.head}>
        Give and take <span className={styles.aside}>{headline(assessment)}</span>
      </h2>
      <svg viewBox={`0 0 ${WIDTH} 140`} className={styles.timeline} role="img" aria-label={summary}>
        <Lanes timeline={timeline} />
        {silentWeeks !== null && usualGapWeeks !== null && silentWeeks > usualGapWeeks && (
          <Silence timeline={timeline} words={`${weeks(silentWeeks)}, usually ${Math.round(usualGapWeeks)}`} />
        )}
      </svg>
      {timeline.earlier > 0 && <p className={styles.small}>{`${timeline.earlier} earlier are not drawn.`}</p>}
      <ul className={styles.sentences}>
        {sentences(assessment).map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </section>
  )
}

function Lanes({ timeline }: { timeline: Timeline }) {
  return (
    <>
      {timeline.ticks.map(({ at, label }) => (
        <g key={at}>
          <path d={`M${xOf(at)} 14V116`} className={styles.grid} />
          <text x={xOf(at) + 4} y="132" className={styles.tick}>
            {label}
          </text>
        </g>
      ))}
      <path d={`M${LEFT} 50.5H${WIDTH}`} className={styles.middle} />
      <text x="0" y="32" className={styles.lane}>
        They act
      </text>
      <text x="0" y="79" className={styles.lane}>
        We give
      </text>
      <text x="0" y="109" className={styles.lane}>
        We ask
      </text>
      {timeline.act.map(({ at, on }) => (
        <circle key={on} cx={xOf(at)} cy={LANES.act} r="4" className={styles.act} />
      ))}
      {timeline.give.map(({ at, on }) => (
        <path key={on} d={`M${xOf(at)} ${LANES.give - 6}l5.5 9.5h-11z`} className={styles.give} />
      ))}
      {timeline.ask.map(({ at, on }) => (
        <rect key={on} x={xOf(at) - 4} y={LANES.ask - 4} width="8" height="8" className={styles.ask} />
      ))}
    </>
  )
}

function Silence({ timeline, words }: { timeline: Timeline; words: string }) {
  const last = timeline.act.at(-1)
  if (last === undefined) return null
  const from = xOf(last.at) + 9
  const middle = (from + RIGHT) / 2
  return (
    <>
      {from < RIGHT && <path d={`M${from} ${LANES.act}H${RIGHT}`} className={styles.silence} />}
      <text x={Math.min(middle, RIGHT - 60)} y="14" textAnchor="middle" className={styles.silenceWords}>
        {words}
      </text>
    </>
  )
}
