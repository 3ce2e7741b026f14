/**
 * What the relationship model is told and what it answers. Only types, so that windows may import them without the
 * numerics: the core computes.
 */

/** A calendar day, `YYYY-MM-DD`. No time zone: the day on which it happened for those who were there. */
export type Day = string

/**
 * Who did something for whom. `act`: they for us. `give`: we for them. `ask`: we asked them (an invitation is one).
 * `mutual`: both at once, an act of theirs and a give of ours.
 */
export type Direction = 'act' | 'give' | 'ask' | 'mutual'

export interface Interaction {
  date: Day
  direction: Direction
  /** Something was paid for it. Shown, never counted against anybody. */
  paid?: boolean
  /** What kind it was, in the team's words; `promotion` gives are told apart from help. */
  kind?: string
}

export type State = 'too-early' | 'growing' | 'strong' | 'weakening' | 'failed'
/** What a member may declare. */
export type DeclaredState = Exclude<State, 'too-early'>

/** What a member of the team says about a relationship, against or beside the rule. */
export interface Judgement {
  id: string
  /** Who says so. */
  by: string
  date: Day
  /** `end`: the person told us that it is over. `state`: the member sees it otherwise than the rule. */
  kind: 'end' | 'state'
  /** For kind `state`. */
  state?: DeclaredState
  /** Required: a judgement without a reason is not applied. */
  reason: string
  /**
   * Earlier judgements that it takes the place of: those its author knew of and meant. What two laptops declare apart
   * replaces nothing of each other, so both stand.
   */
  replaces?: readonly string[]
  /** The day on which it was taken back. */
  withdrawn?: Day
}

export interface Person {
  personId: string
  name: string
  interactions: readonly Interaction[]
  declared: readonly Judgement[]
}

/** Which states are kept apart where, and what makes an assessment firm. Editable by the team. */
export interface Thresholds {
  /** P(alive) below which a relationship is presumed to have failed. */
  failedBelow: number
  /** P(alive) below which it weakens. */
  weakeningBelow: number
  /** U (that the recent rate is above the earlier one) up to which it weakens. */
  weakeningTrend: number
  /** U from which it grows. */
  growingTrend: number
  /** Acts from which there is a state at all. */
  fewestActs: number
  /** Acts from which a state is firm. */
  firmActs: number
  /** Weekly checks in a row that a downgrade needs. */
  checksToDowngrade: number
  /** People with acts from which the model is fitted and rates are told. */
  fewestPeople: number
}

export type ModelKind = 'bgnbd' | 'bgbb'
export type Estimator = 'map' | 'mle'

export interface Settings {
  thresholds: Thresholds
  /** `bgbb` where acts can happen only at invitations (interactions of direction `ask`). */
  model: ModelKind
  estimator: Estimator
  /** How far the forecast looks ahead, in weeks. */
  horizonWeeks: number
  /** Weeks after which an invitation without an answer counts as unanswered (BG/BB only). */
  answerWeeks: number
}

export type Confidence = 'too-early' | 'provisional' | 'firm'

/** A state from a day on, and why, in words. */
export interface StateChange {
  from: Day
  state: State
  reason: string
}

/** One member's standing judgement, beside what the rule says. */
export interface StandingJudgement {
  id: string
  by: string
  date: Day
  kind: 'end' | 'state'
  state: DeclaredState
  reason: string
  /** Another standing judgement says otherwise. */
  disputed: boolean
}

export interface GiveAndTake {
  /** Our gives and their acts, counted each. */
  gives: number
  acts: number
  asks: number
  /** The gives' share: the mean, and the interval that holds it with 90%. */
  mean: number
  low: number
  high: number
  /** Whether a give came before the first ask; null where nobody asked. */
  gaveFirst: boolean | null
  /** Asks after the day of the last give (all asks where there was none). */
  asksSinceGive: number
  /** Among the gives: help, and what promotes us. */
  help: number
  promotion: number
  /** Interactions with the payment flag. */
  paid: number
}

export interface Forecast {
  horizonWeeks: number
  confidence: Confidence
  /** P(at least one act within the horizon) as it may be shown; null where no rate may be told. */
  shown: number | null
  text: string
}

export interface Assessment {
  personId: string
  name: string
  /** Days with acts. */
  acts: number
  /** Repeat acts. */
  x: number
  /** Weeks (BG/BB: invitations) from the first act to the last. */
  tx: number
  /** Weeks (BG/BB: invitations) from the first act to `at`. */
  T: number
  /** Null only for somebody who never acted. */
  pAlive: number | null
  /** P(at least one act within the horizon); null only for somebody who never acted. */
  pAct: number | null
  /** Whether `pAlive` and `pAct` may be told to people: not too early, and enough people to learn from. */
  tellRates: boolean
  /** U; null where there is nothing to compare. */
  trend: number | null
  /** S; null for somebody who never acted. */
  silence: number | null
  /** What holds: a declared end, an undisputed judgement, or the rule with its two checks. */
  state: State
  /** What the rule's checks arrived at, whatever was declared. */
  computedState: State
  /** What the rule says today, before a downgrade has stood two checks. */
  ruleState: State
  /** Until when `ruleState` has to stand to become the state; null where they agree. */
  pendingUntil: Day | null
  confidence: Confidence
  explanation: string
  /** The explanation in one short sentence, for lists. */
  line: string
  history: StateChange[]
  judgements: StandingJudgement[]
  /** True while members' judgements differ. */
  disputed: boolean
  forecast: Forecast
  give: GiveAndTake
  lastAct: Day | null
  /** The median gap between their acts in weeks; null below two acts. */
  usualGapWeeks: number | null
  /** Weeks since the last act. */
  silentWeeks: number | null
}

/** BG/NBD: r and alpha of the rate, a and b of leaving. BG/BB: alpha and beta of answering, gamma and delta of leaving. */
export type Parameters =
  | { kind: 'bgnbd'; r: number; alpha: number; a: number; b: number }
  | { kind: 'bgbb'; alpha: number; beta: number; gamma: number; delta: number }

export type FittedModel = Parameters & {
  logLikelihood: number
  /** `fixed` below five people. */
  estimator: Estimator | 'fixed'
  /** People with acts. */
  people: number
  /** Whether the optimiser arrived at a maximum within its bounds; false: the data do not determine the parameters. */
  converged: boolean
}

export interface AssessmentOfAll {
  at: Day
  people: Assessment[]
  model: FittedModel
  /** Median of the people's usual gaps in weeks; null where nobody has two acts. */
  pooledGapWeeks: number | null
}
