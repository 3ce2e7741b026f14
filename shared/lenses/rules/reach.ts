/** Reach as a relationship measure: a number of eyes by which somebody is chosen, ranked, kept or believed. */
import type { Sentence } from '../text/reading.ts'
import { firstAfter, has, isDenied, isNumber, isPerson, lastBefore, near, next, verbs, words } from './context.ts'
import type { LensRule, Place } from './rule.ts'

const COUNTED = words(
  'followers follower impressions impression subscribers pageviews retweets klout followern reichweite',
)
const NOUN_OR_VERB = words('reach likes shares views audience following clicks')
const SECOND = words('count counts size sizes score scores number numbers rate rates')
const SIZE_OF = words('audience follower engagement influence klout subscriber')
const BEFORE_NOUN = words(
  'the a an of by in with and or her his their its your our high higher highest low lower lowest wide wider widest large larger largest big bigger biggest broad broadest social media total great greater more most many fewer fewest few new million thousand thousand hundred count for on than nach der ihrer whose per',
)
const OTHER_IMPRESSION = words('first last lasting good bad wrong false strong early')
const OTHER_AFTER = words('of that were was out is are')

const JUDGES = new Set([
  ...verbs(
    'choose select pick rank score judge measure invite prefer prioritise prioritize drop keep focus decide count sort rate weigh value compare',
  ),
  ...words('depends wählen messen auswählen choice'),
])
const WEIGHS = words(
  'most largest biggest widest highest fewer least more high low best strongest top valuable worth loyal loyalty trust succeed succeeds success shows proves tells makes because so goal goals kpi kpis must know large wide big per strong',
)
const TIES = words(
  'relationship relationships friendship friendships loyalty loyal trust community candidate candidates programme program anyone who whom she he her his beziehung beziehungen botschafter',
)
const GOALS = words('goal goals kpi kpis success succeed succeeds know objective objectives')
const MEDIA = words(
  'ad ads advert adverts advertising campaign banner banners spot spots radio newsletter newsletters magazine press leaflet billboard commercial broadcast poster posters tv video article podcast',
)
const SAYS_NOTHING = words("nothing little not never don't doesn't no")
const SHOW = words('tell tells say says show shows make makes mean means prove proves')
const PREACHED = words('media metric metrics')

const BY = words('by nach an')
const ADVOCATES = words('advocate advocates relationship relationships candidate candidates friendship loyalty')

/** Number of words of a media measure that begins here; 0 where there is none. */
function metricAt(sentence: Sentence, at: number): number {
  const isOwned = /['’]/.test(sentence.words[at]?.gap ?? '') || near(sentence, at - 1).endsWith("'s")
  const word = near(sentence, at)
  const after = next(sentence, at + 1)
  const before = near(sentence, at - 1)
  if (SIZE_OF.has(word) && SECOND.has(after)) return 2
  if (COUNTED.has(word)) {
    if (word.startsWith('impression') && !isNumber(before)) {
      if (
        word === 'impression' ||
        OTHER_IMPRESSION.has(before) ||
        (OTHER_AFTER.has(after) && after !== 'are' && after !== 'is')
      )
        return 0
    }
    if (word === 'followers' && after === 'of') return 0
    return 1
  }
  if (!NOUN_OR_VERB.has(word)) return 0
  if (word === 'reach') {
    if (before === 'within' || before === 'of' || before === 'in' || after === 'out') return 0
    return before === '' || isOwned || BEFORE_NOUN.has(before) ? 1 : 0
  }
  if (word === 'following')
    return /^(?:largest|biggest|large|big|huge|wide)$/.test(before) && !/^(?:the|a|up|us|our)$/.test(after) ? 1 : 0
  if (word === 'audience') return /^(?:whose|her|his|their|largest|biggest|large|big|wide)$/.test(before) ? 1 : 0
  if (word === 'views')
    return isNumber(before) ||
      before === 'of' ||
      before === 'and' ||
      after === 'per' ||
      at === 0 ||
      /:\s*$/.test(sentence.words[at]?.gap ?? '')
      ? after === 'on'
        ? 0
        : 1
      : 0
  if (word === 'shares')
    return after === 'in' || after === 'of' ? 0 : BEFORE_NOUN.has(before) || isNumber(before) ? 1 : 0
  return BEFORE_NOUN.has(before) || isNumber(before) ? (before === 'she' || before === 'he' ? 0 : 1) : 0
}

const REL_WORDS = words(
  'advocate advocates member members people ambassador ambassadors influencer influencers friend friends',
)

function isJudged(sentence: Sentence, at: number): boolean {
  const isTied = has(sentence, at, TIES) || has(sentence, at, REL_WORDS) || isPersonNear(sentence, at)
  const isMedia = has(sentence, at, MEDIA)
  const isGoal = has(sentence, at, GOALS)
  if (isMedia && !has(sentence, at, ADVOCATES)) return false
  if (isGoal) return true
  const judged = has(sentence, at, JUDGES)
  const isBy = lastBefore(sentence, at, BY, 4) >= 0
  if (judged && isBy) return true
  return isTied && (judged || has(sentence, at, WEIGHS))
}
const isPersonNear = (sentence: Sentence, at: number): boolean => {
  for (let i = Math.max(0, at - 8); i < Math.min(sentence.words.length, at + 8); i++) {
    const word = near(sentence, i)
    if (i !== at && word !== 'followers' && word !== 'subscribers' && isPerson(word)) return true
  }
  return false
}

function isSetRight(sentence: Sentence, at: number): boolean {
  if (isDenied(sentence, at)) return true
  const says = firstAfter(sentence, at, SHOW, 6)
  if (
    says >= 0 &&
    (firstAfter(sentence, says, SAYS_NOTHING, 3) >= 0 || lastBefore(sentence, says, SAYS_NOTHING, 2) >= 0)
  )
    return true
  return firstAfter(sentence, at, PREACHED, 4) >= 0
}

const reason =
  'This counts eyes, and is a measure of media. Whether somebody will deal with us again shows in what they do: whether they answer, come back, help.'
export const reach: LensRule = (sentences) => {
  const places: Place[] = []
  for (const sentence of sentences) {
    for (let at = 0; at < sentence.words.length; at++) {
      const length = metricAt(sentence, at)
      if (length === 0) continue
      const first = sentence.words[at]
      const last = sentence.words[at + length - 1]
      if (first && last && isJudged(sentence, at) && !isSetRight(sentence, at))
        places.push({ from: first.from, to: last.to, sentence, reason, suggestion: null })
      at += length - 1
    }
  }
  return places
}

/** The first media measure that is named, whatever is said of it; null where there is none, or where it is set right. */
export function mediaMetricIn(sentences: readonly Sentence[]): { from: number; to: number } | null {
  for (const sentence of sentences) {
    for (let at = 0; at < sentence.words.length; at++) {
      const length = metricAt(sentence, at)
      const [first, last] = [sentence.words[at], sentence.words[at + length - 1]]
      if (length > 0 && first && last && !isSetRight(sentence, at)) return { from: first.from, to: last.to }
    }
  }
  return null
}
