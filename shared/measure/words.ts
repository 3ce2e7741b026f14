/** What the numbers say, in plain words for the person who reads the chip. */
import { dayInWords, type DayNumber } from './calendar.ts'
import type { Declared } from './judgements.ts'
import { decidingInWords } from './judgements.ts'
import type { Reading, Spans } from './model.ts'
import type { Cause, Verdict } from './rule.ts'
import { stateInWords } from './stateWords.ts'
import type { Confidence, Forecast, ModelKind, State } from './types.ts'

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

/** Below this a gap is told in days. */
const SHORT_GAP_WEEKS = 1.5

/** A length of time, "4 days" or "3 weeks". */
function lengthInWords(weeks: number): string {
  return weeks < SHORT_GAP_WEEKS ? plural(Math.round(weeks * 7), 'day') : plural(Math.round(weeks), 'week')
}

/** "Usual gap 3 weeks, now 7." */
export function gapInWords(usualWeeks: number, nowWeeks: number): string {
  const usual = lengthInWords(usualWeeks)
  const now = lengthInWords(nowWeeks)
  const sameUnit = usualWeeks < SHORT_GAP_WEEKS === nowWeeks < SHORT_GAP_WEEKS
  return `Usual gap ${usual}, now ${sameUnit ? now.slice(0, now.indexOf(' ')) : now}.`
}

/** How often in a hundred: "10 times in 100". */
function oftenInWords(share: number): string {
  const times = Math.round(share * 100)
  if (times === 0) return 'less than once in 100'
  if (times === 100) return 'nearly always'
  return times === 1 ? 'once in 100' : `${times} times in 100`
}

export const silenceInWords = (share: number): string =>
  `If still active, a silence this long would happen ${oftenInWords(share)}.`

const spansInWords = ({ earlier, earlierLength, recent, recentLength }: Spans, kind: ModelKind): string => {
  const span = (length: number): string => (kind === 'bgbb' ? plural(length, 'invitation') : lengthInWords(length))
  return `${plural(recent, 'act')} in the last ${span(recentLength)}, ${earlier} in the ${span(earlierLength)} before.`
}

/** Why a state began, for the history. */
export function causeInWords({ state, cause }: Verdict, reading: Reading | null, kind: ModelKind): string {
  const spans = reading === null ? '' : spansInWords(reading.spans, kind)
  const reasons: Readonly<Record<Cause, string>> = {
    'few-acts': 'Too few acts to tell.',
    'presumed-over': 'Presumed over: silent for much longer than usual.',
    silence: 'Silent for longer than usual.',
    'less-often': `Less often than before: ${spans}`,
    'more-often': `More often than before: ${spans}`,
    steady: 'They act as they usually do.',
    reopened: 'A new act reopened it.',
  }
  return state === 'too-early' ? reasons['few-acts'] : reasons[cause]
}

export interface Explained {
  kind: ModelKind
  state: State
  computed: Verdict | null
  ruleState: State
  pendingUntil: DayNumber | null
  confidence: Confidence
  declared: Declared
  reading: Reading | null
  /** S, or null where no rate may be told. */
  silence: number | null
  fewestActs: number
  fewestPeople: number
  /** People with acts. */
  people: number
  gaps: { usualWeeks: number | null; pooledWeeks: number | null; nowWeeks: number | null }
}

/** The explanation of the state: two to four sentences. */
export function explain(facts: Explained): string {
  const { declared, state, computed, confidence, pendingUntil, ruleState } = facts
  const sentences: string[] = []
  if (declared.deciding !== null) sentences.push(decidingInWords(declared.deciding, state))
  if (declared.disputed) sentences.push('Members of the team judge this differently; both judgements are shown.')
  if (confidence === 'too-early') return [...sentences, ...tooEarly(facts)].join(' ')
  if (declared.deciding !== null && computed !== null && computed.state !== state) {
    sentences.push(`By the rule: ${stateInWords(computed.state)}.`)
  }
  sentences.push(...byTheRule(facts))
  if (pendingUntil !== null && declared.deciding === null) {
    const check = `the check on Monday ${dayInWords(pendingUntil)}`
    sentences.push(`It reads ${stateInWords(ruleState)} today, which becomes the state if ${check} finds it too.`)
  }
  if (confidence === 'provisional') sentences.push(`Provisional, from ${plural(facts.reading?.acts ?? 0, 'act')}.`)
  return sentences.join(' ')
}

function byTheRule({ computed, reading, silence, gaps, kind, people, fewestPeople }: Explained): string[] {
  const sentences: string[] = []
  if (computed?.cause === 'presumed-over') sentences.push('Presumed over.')
  if (computed?.cause === 'reopened') sentences.push('A new act reopened it.')
  if (gaps.usualWeeks !== null && gaps.nowWeeks !== null) sentences.push(gapInWords(gaps.usualWeeks, gaps.nowWeeks))
  if (silence !== null) sentences.push(silenceInWords(silence))
  if (reading !== null && (computed?.cause === 'more-often' || computed?.cause === 'less-often')) {
    sentences.push(causeInWords(computed, reading, kind))
  }
  if (people < fewestPeople) sentences.push(`Fewer than ${inWords(fewestPeople)} people have acted, so no rates yet.`)
  return sentences
}

/** The timeline, the last act, own and pooled gaps; no rates. */
function tooEarly({ reading, fewestActs, gaps }: Explained): string[] {
  if (reading === null) return ['Too early to tell: nothing of theirs is recorded yet.']
  const sentences = [
    `Too early to tell: ${plural(reading.acts, 'act')} so far, and it takes ${inWords(fewestActs)}.`,
    `The last was ${gaps.nowWeeks === 0 ? 'today' : `${lengthInWords(gaps.nowWeeks ?? 0)} ago`}.`,
  ]
  if (gaps.usualWeeks !== null) sentences.push(`The gap before it was ${lengthInWords(gaps.usualWeeks)}.`)
  if (gaps.pooledWeeks !== null) sentences.push(`Among everybody the usual gap is ${lengthInWords(gaps.pooledWeeks)}.`)
  return sentences
}

/** One short sentence for a list. */
export function lineOf({ declared, computed, confidence, reading, gaps, fewestActs, state }: Explained): string {
  if (declared.disputed) return 'Judgements differ; not settled.'
  if (declared.deciding !== null) {
    return declared.deciding.kind === 'end'
      ? `They told us so on ${dayInWords(declared.deciding.day)}.`
      : `Declared ${stateInWords(state)} on ${dayInWords(declared.deciding.day)}.`
  }
  if (reading === null) return 'No acts so far.'
  if (confidence === 'too-early') {
    return `${plural(reading.acts, 'act')} so far. No judgement before the ${ordinal(fewestActs)}.`
  }
  const gap = gaps.usualWeeks === null || gaps.nowWeeks === null ? '' : gapInWords(gaps.usualWeeks, gaps.nowWeeks)
  return computed?.cause === 'presumed-over' ? `Presumed over. ${gap}` : gap
}

const ordinal = (count: number): string => ['', 'first', 'second', 'third', 'fourth', 'fifth'][count] ?? `${count}th`

const SMALL = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const inWords = (count: number): string => SMALL[count] ?? String(count)

/**
 * The forecast with its honesty: nothing where it is too early, people are too few or the end is declared; rounded to
 * tenths while provisional; as it is when firm.
 */
export function forecast(
  pAct: number | null,
  horizonWeeks: number,
  confidence: Confidence,
  tellRates: boolean,
  ended: boolean,
  fewestPeople: number,
): Forecast {
  const within = `within ${plural(horizonWeeks, 'week')}`
  const silent = (text: string): Forecast => ({ horizonWeeks, confidence, shown: null, text })
  if (ended) return silent('They told us that it is over: no forecast.')
  if (pAct === null || confidence === 'too-early') return silent(`Too early to say whether they act again ${within}.`)
  if (!tellRates) return silent(`No forecast while fewer than ${inWords(fewestPeople)} people have acted.`)
  const shown = confidence === 'provisional' ? Math.round(pAct * 10) / 10 : Math.round(pAct * 100) / 100
  const likely = likelihoodInWords(shown)
  const about = `${confidence === 'provisional' ? 'about ' : ''}${Math.round(shown * 100)} in 100`
  const tail = confidence === 'provisional' ? ' (provisional)' : ''
  return { horizonWeeks, confidence, shown, text: `${likely} to act again ${within}: ${about}${tail}.` }
}

function likelihoodInWords(p: number): string {
  if (p >= 0.85) return 'Very likely'
  if (p >= 0.6) return 'Likely'
  if (p > 0.4) return 'As likely as not'
  return p > 0.15 ? 'Unlikely' : 'Very unlikely'
}
