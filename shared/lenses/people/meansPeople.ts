/**
 * Whether a listed word means people where it stands. Each word has its own other meanings: a target date, a segment of
 * a film, lead pipes, the prospect of rain. A word without rules here always counts.
 */
import {
  firstAfter,
  has,
  isJoined,
  isNumber,
  lastBefore,
  near,
  next,
  personAfter,
  verbs,
  words,
} from '../rules/context.ts'
import type { Sentence } from '../text/reading.ts'

/** `at` is its first word, `end` the word after its last. */
type Judge = (sentence: Sentence, at: number, end: number) => boolean

const previous = (sentence: Sentence, at: number): string =>
  isJoined(sentence.words[at]) ? near(sentence, at - 1) : ''
const BE = words('is are was were be will should remains remain stands has')

const TARGET_OF = words(
  'date dates price prices language languages temperature weight file files folder practice figure figures number numbers score scores rate rates range zone speed value values level levels pace size amount budget time year word height width length depth state system platform cell cells board shooting share return yield ratio account practices',
)
const GOAL_BEFORE = words(
  'sales revenue savings quarterly monthly weekly daily annual yearly growth climate emission emissions budget production performance profit moving stretch ambitious numerical fundraising cost health learning environmental price inflation carbon financial business development delivery output quality archery interim personal spending energy recycling hiring numeric zero strategic',
)
const GOAL_VERBS = new Set([
  ...verbs('hit miss exceed beat achieve set raise lower agree sign fulfil attain surpass aim shoot meet'),
  'met',
  'short',
])
const ARCHERY = words('arrow arrows archer archers archery shot shots dart darts bullseye missile gun rifle bow')

const isGoal: Judge = (sentence, at, end) => {
  const before = previous(sentence, at)
  const after = next(sentence, end)
  if (before === 'on' || before === 'off' || TARGET_OF.has(after) || has(sentence, at, ARCHERY)) return true
  if (lastBefore(sentence, at, GOAL_BEFORE, 2) >= 0) return true
  const verb = lastBefore(sentence, at, GOAL_VERBS, 4)
  if (verb >= 0 && personAfter(sentence, verb, at - verb - 1) < 0) {
    if (firstAfter(sentence, verb, ORDINALS, at - verb - 1) < 0) return true
  }
  if (after === 'of') return personAfter(sentence, end, 4) < 0
  const be = firstAfter(sentence, end - 1, BE, 5)
  if (be >= 0) {
    const then = near(sentence, be + 1)
    if (then === 'to' || isNumber(then) || then === 'set' || GOAL_VERBS.has(then)) return true
  }
  return false
}

/** "We target …", "the grant targets …": what is done to people is the verb's matter, and to things it is nobody's. */
const SUBJECT = words('we i they you it he she who to will would should must can could may might that which')
const ACTING = words(
  'plan campaign programme program ad ads advert project letter film grant law scheme policy service tax team',
)
const isVerb = (sentence: Sentence, at: number): boolean => {
  const before = previous(sentence, at)
  return near(sentence, at) === 'targets'
    ? before !== 'who' && (ACTING.has(before) || SUBJECT.has(before)) && before !== 'to'
    : SUBJECT.has(before) && before !== 'that'
}

const SEGMENTED = words(
  'film films video videos show broadcast episode podcast programme radio tv television news orange oranges lemon line lines route road track circle pipe pipeline worm spine body rope path river river canal code memory network file track audio text arc curve rail chain broadcasts interview stage leg race mandarin grapefruit pomelo bamboo display',
)
const isSegmentOfThing: Judge = (sentence, at, end) => {
  const after = next(sentence, end)
  if (after === 'of') return personAfter(sentence, end, 3) < 0
  return has(sentence, at, SEGMENTED)
}

const USER_OF = words(
  'manual manuals guide guides interface interfaces account accounts name names friendly friendliness rights right group groups id ids error errors permission permissions agreement licence license documentation test tests testing story stories journey experience research setting settings profile profiles preferences data input interaction dashboard login password passwords handbook instructions defined generated role roles',
)
const USING = words('wheelchair road drug substance path rail bus crutch cane hearing space library cycle')

const LEAD_NOUN_BEFORE = words(
  'our these those new more hot warm cold qualified sales many each every generate generates generating generated capture captures capturing nurture nurtures nurturing collect collects collecting convert converts converting buy buys buying call calling up fresh good marketing your their few several some any all of incoming inbound potential unqualified jeden jeder alle neue neuen viele die',
)
const LEAD_KIND = words(
  'list lists generation nurturing magnet magnets form forms scoring funnel pipeline database qualification',
)
const LEAD_METAL = words(
  'pipe pipes paint metal roof dog leash lash glazing battery bullet shot molten poisoning goals points minutes lengths',
)

const isLeadPerson: Judge = (sentence, at, end) => {
  const before = previous(sentence, at)
  const after = next(sentence, end)
  const word = near(sentence, at)
  if (LEAD_KIND.has(after)) return true
  if (has(sentence, at, LEAD_METAL)) return false
  if (word === 'lead') {
    if (lastBefore(sentence, at, LEADING, 1) >= 0) return false
    if (['a', 'the', 'this', 'that', 'one'].includes(before))
      return after === 'who' || (DOES.has(after) && before !== 'the')
    return (LEAD_NOUN_BEFORE.has(before) || ORDINALS.has(before)) && !LEAD_OF.has(after)
  }
  if (LED.has(after) && !LEAD_NOUN_BEFORE.has(before) && !isNumber(before)) return false
  return (
    LEAD_NOUN_BEFORE.has(before) ||
    isNumber(before) ||
    (before === '' && after === '') ||
    ['the', 'for', 'get', 'gets', 'with', 'and', 'who', 'into'].includes(before)
  )
}

const CONSUMER_OF = words(
  'protection law laws rights right goods electronics price prices council association advice organisation organization organisations index group groups watchdog credit confidence affairs complaints court courts unit products durables spending',
)
const ONLINE = words('website websites site sites page pages web blog online unique landing homepage portal app shop')
const ONLINE_ACTS = new Set([...verbs('convert click bounce browse'), 'clicks', 'conversion'])
const TRAFFIC_BEFORE = new Set([
  ...verbs('drive send bring generate attract buy convert increase boost monetise monetize get pull direct'),
  ...words('web website site foot organic paid page online inbound store shop blog qualified social'),
])
const ROADS = words(
  'road roads light lights jam jams ring heavy street streets noise warden motorway police bridge air lane lanes junction car cars lorry lorries bus sign signs cone cones oncoming',
)
const MENTIONS = words(
  'word words term terms label labels say says said saying write writes avoid call called wort begriff',
)

const ORDINALS = words('first second third next last')
const LEADING = words('team project tech technical design on in')
const DOES = words('is was has wants asked called wrote said told buys replied answers did does')
const LEAD_OF = words(
  'time times author authors singer role image article story engineer designer guitar actor character weight sponsor',
)
const LED = words('to by with into us them me him her you the')
const OUTLOOK = words('career job economic growth employment academic financial market future bright poor dim little')
const GOOD_OR_POOR = words('good poor bright dim bleak better worse grim excellent slim')
const OWN_BODY = words('his her my your its their both the')
const SORE = words('rolled roll rolling hurt sore')
const CHOSEN_GROUP = words('target key younger older core')
const COUNTED = words(
  'data change changes shift survey trend trends study figures information question questions form breakdown',
)
const NAMING = words('word words term terms label labels wort begriff avoid')
const NOT_SAID = words("never not no don't doesn't didn't stop nobody avoid cannot won't")

const judges: Readonly<Record<string, Judge>> = {
  target: (sentence, at, end) => !isVerb(sentence, at) && !isGoal(sentence, at, end),
  segment: (sentence, at, end) => !isSegmentOfThing(sentence, at, end),
  'market segment': (sentence, at, end) => !isSegmentOfThing(sentence, at, end),
  'audience segment': (sentence, at, end) => !isSegmentOfThing(sentence, at, end),
  user: (sentence, at, end) => {
    const word = near(sentence, at)
    return (
      !(word !== 'users' && USER_OF.has(next(sentence, end))) &&
      !(word === 'users' && /^(?:manual|guide|group|rights)s?$/.test(next(sentence, end))) &&
      !USING.has(previous(sentence, at))
    )
  },
  'end user': (sentence, _at, end) => !USER_OF.has(next(sentence, end)),
  lead: isLeadPerson,
  prospect: (sentence, at, end) => {
    const after = next(sentence, end)
    if (after === 'of' || after === 'for' || after === 'that' || previous(sentence, at) === 'in') return false
    if (lastBefore(sentence, at, OUTLOOK, 2) >= 0) return false
    const be = next(sentence, end)
    return !(BE.has(be) && GOOD_OR_POOR.has(near(sentence, end + 1)))
  },
  consumer: (sentence, _at, end) => {
    const after = next(sentence, end)
    return !CONSUMER_OF.has(after) && !(after === 'of' && personAfter(sentence, end, 3) < 0)
  },
  visitor: (sentence, at) => has(sentence, at, ONLINE) || has(sentence, at, ONLINE_ACTS),
  eyeballs: (sentence, at) => !OWN_BODY.has(previous(sentence, at)) && !has(sentence, at, SORE),
  traffic: (sentence, at, end) =>
    !has(sentence, at, ROADS) &&
    (lastBefore(sentence, at, TRAFFIC_BEFORE, 3) >= 0 ||
      (next(sentence, end) === 'to' && firstAfter(sentence, end, ONLINE, 3) >= 0)),
  demographic: (sentence, at, end) => {
    const singular = near(sentence, end - 1) === 'demographic'
    if (!singular) return CHOSEN_GROUP.has(previous(sentence, at))
    return !COUNTED.has(next(sentence, end))
  },
  masses: (sentence, at, end) => previous(sentence, at) === 'the' && next(sentence, end) !== 'of',
}

/** Speaking of the word is not using it: "the word users is gone", "we never call them targets". */
function isMentioned(sentence: Sentence, at: number): boolean {
  const mention = lastBefore(sentence, at, MENTIONS, 3)
  if (mention < 0) return false
  const verb = near(sentence, mention)
  if (NAMING.has(verb)) return true
  const isSpeech = /^(?:say|says|said|saying|write|writes)$/.test(verb) && mention === at - 1
  const isNaming = verb.startsWith('call') && mention < at - 1
  return (isSpeech || isNaming) && lastBefore(sentence, mention, NOT_SAID, 4) >= 0
}

/** Does the listed word, standing from `at` up to `end`, mean people here? */
export const meansPeople = (term: string, sentence: Sentence, at: number, end: number): boolean =>
  !isMentioned(sentence, at) && (judges[term]?.(sentence, at, end) ?? true)
