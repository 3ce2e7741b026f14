/**
 * Asking before giving: somebody is asked for support, and nothing has been given first, neither earlier in the
 * sentence nor earlier in the paragraph.
 */
import type { Sentence } from '../text/reading.ts'
import { FAR, firstAfter, isDenied, isJoined, isPerson, lastBefore, near, verbs, words } from './context.ts'
import type { LensRule, Place } from './rule.ts'

const ASKS = new Set([...verbs('ask request solicit beg demand'), 'asking'])
const PRESSES = new Set([
  ...verbs('invite get want need tell remind encourage push urge nudge'),
  'have',
  'having',
  ...ASKS,
])
const COLLECTS = new Set([...verbs('collect get gather'), ...ASKS])
const FAVOURS = words(
  'review reviews testimonial testimonials referral referrals recommendation recommendations rating ratings endorsement endorsements introduction introductions quote quotes stars story stories word words',
)
const STUDY = words('study studies')
const DOES = words(
  'share recommend like follow subscribe post tag vote sign fill refer endorse retweet promote review rate buy click download register leave',
)
const APPEALS = words('like follow share subscribe vote tag retweet click sign register')
const OURS = words('us our this page post story film film announcement channel newsletter now up here friends')
/** Those who speak for us: they can ask. */
const OUR_LETTERS = words(
  'letter letters mail mails email emails message messages greeting newsletter post card form page leaflet note campaign plan programme banner popup we i',
)
const BEFORE_ASK = words(
  'we i to and then will can could should must please us or now first also you let do always simply just may might would',
)
const IN_HOUSE = words(
  'legal product support sales finance printer electrician plumber lawyer accountant supplier suppliers designer joiner roofer builder carpenter board colleague colleagues each apprentices themselves teacher hr marketing it',
)
const GIVES = new Set([
  ...verbs('give help repair lend show teach thank sponsor mend fix support visit listen offer feed deliver bring'),
  ...words('tips help helped gave given lent shown taught repair repaired done thanks paid'),
])
const ORDER = words('before until')
const COMMENT = words('comment comments rating review')
const PASSED_ON = words('share post follow like')
const LATER = words('after once when')
const REVIEWED = words('of the his her its a')

const isStart = (sentence: Sentence, at: number): boolean =>
  at === 0 || /[:;,–—(]\s*$/.test(sentence.words[at]?.gap ?? '')

/** Who asks: we, a letter of ours, or nobody named, as in a plan. Not somebody else. */
function isOurAsk(sentence: Sentence, at: number): boolean {
  const verb = near(sentence, at)
  const before = near(sentence, at - 1)
  if (isStart(sentence, at)) return true
  if (verb === 'request' && /^(?:an?|our|one)$/.test(before)) return true
  if (verb === 'ask' && before === 'is') return true
  if (verb.endsWith('ed') || verb === 'told' || verb === 'got')
    return before === 'we' || /^(?:is|are|be|being)$/.test(before)
  if (verb.endsWith('s') && !verb.endsWith('ss')) return OUR_LETTERS.has(before)
  return BEFORE_ASK.has(before) || OUR_LETTERS.has(before)
}

/** A favour asked for within reach of the verb: its place, or -1. */
function favourAfter(sentence: Sentence, at: number, within: number): number {
  for (
    let i = firstAfter(sentence, at, FAVOURS, within);
    i >= 0;
    i = firstAfter(sentence, i, FAVOURS, within - (i - at))
  ) {
    const word = near(sentence, i)
    const following = near(sentence, i + 1)
    const isVerb = word === 'review' && near(sentence, i - 1) === 'to'
    const isOfThing = /^reviews?$/.test(word) && following === 'of'
    const isPaperwork = /^quotes?$/.test(word) && /^(?:on|of|for)$/.test(following)
    const isTalk = /^words?$/.test(word) && !/^(?:nice|kind|good|few)$/.test(near(sentence, i - 1))
    const isTheirs = /^stor(?:y|ies)$/.test(word) && /^(?:their|his|her)$/.test(near(sentence, i - 1))
    if (isTheirs) continue
    if (!(isVerb && REVIEWED.has(following)) && !isOfThing && !isPaperwork && !isTalk) return i
    if (within - (i - at) <= 0) return -1
  }
  const study = firstAfter(sentence, at, STUDY, within)
  return study >= 0 && near(sentence, study - 1) === 'case' ? study : -1
}

/** Somebody is told to do us a favour: "them to share", "the newcomers fill in". */
function deedAfter(sentence: Sentence, at: number): boolean {
  const deed = firstAfter(sentence, at, DOES, 7)
  if (deed < 0) return false
  const verb = near(sentence, deed)
  const after = near(sentence, deed + 1)
  let hasPerson = false
  for (let i = at + 1; i < deed; i++) {
    const word = near(sentence, i)
    if (isPerson(word) || word === 'her' || word === 'page') hasPerson = true
  }
  const toThem =
    near(sentence, deed - 1) === 'to' ||
    near(sentence, deed - 1) === 'and' ||
    /^(?:have|let|having)$/.test(near(sentence, at))
  if (!toThem) return false
  if (verb === 'sign' && after !== 'up') return false
  if (verb === 'fill' && after !== 'in' && after !== 'out') return false
  if (verb === 'leave' && favourAfter(sentence, deed, 4) < 0 && firstAfter(sentence, deed, COMMENT, 3) < 0) return false
  if (verb === 'review' && REVIEWED.has(after) && after !== 'our') return false
  if (PASSED_ON.has(verb) && /^(?:the|their)$/.test(after) && !OURS.has(near(sentence, deed + 2))) return false
  if (verb === 'share' && /^an?$/.test(after)) return false
  const named = /^\p{Lu}/u.test(sentence.words[deed - 2]?.text ?? '')
  return hasPerson || named
}

/** Something was given before the ask: earlier in the sentence, and not in what only comes later. */
function isGivenBefore(sentence: Sentence, at: number): boolean {
  for (let i = lastBefore(sentence, at, GIVES, FAR); i >= 0; i = lastBefore(sentence, i, GIVES, FAR)) {
    const order = lastBefore(sentence, i, ORDER, 4)
    if (order < 0 && !isDenied(sentence, i)) return true
  }
  // "Ask for a review only after they have had help."
  const later = firstAfter(sentence, at, LATER, FAR)
  if (later >= 0 && firstAfter(sentence, later, GIVES, 7) >= 0) return true
  return false
}

const OPENS = words('please buy click fill join register subscribe sign visit share like follow download')

/** Said to the reader: at the start, after "please", or further on in a row of such calls. */
function isAppeal(sentence: Sentence, at: number): boolean {
  const before = near(sentence, at - 1)
  if (at === 0 || before === 'please') return true
  return OPENS.has(near(sentence, 0)) && (before === 'and' || /,\s*$/.test(sentence.words[at]?.gap ?? ''))
}

function askAt(sentence: Sentence, at: number): number {
  const verb = near(sentence, at)
  const following = near(sentence, at + 1)
  if (APPEALS.has(verb) && isAppeal(sentence, at)) {
    const end = verb === 'like' && following === 'and' ? at + 3 : at + 1
    const isUs = OURS.has(near(sentence, end)) || (near(sentence, end) === 'the' && OURS.has(near(sentence, end + 1)))
    const after = near(sentence, end + 1)
    if (
      isUs &&
      !(verb === 'sign' && following !== 'up') &&
      near(sentence, end) !== 'up' &&
      after !== 'on' &&
      after !== 'to'
    )
      return end
    if (verb === 'sign' && following === 'up') return end + 1
    return -1
  }
  const isCall = /^call(?:s|ing)?$/.test(verb) && following === 'on'
  if (!PRESSES.has(verb) && !COLLECTS.has(verb) && !isCall) return -1
  if (!isOurAsk(sentence, at)) return -1
  for (let i = at + 1; i <= at + 3; i++) if (IN_HOUSE.has(near(sentence, i))) return -1
  const isAsk = ASKS.has(verb)
  const within = isAsk ? 11 : COLLECTS.has(verb) ? 4 : 0
  const hasFavour =
    within > 0 &&
    favourAfter(sentence, at, within) >= 0 &&
    !/^(?:what|whether|if|how|who|which|why|when|where|about)$/.test(following)
  if (!hasFavour && !((PRESSES.has(verb) || isCall) && deedAfter(sentence, at))) return -1
  return isAsk && following === 'for' && isJoined(sentence.words[at + 1]) ? at + 2 : at + 1
}

const reason =
  'Here somebody is asked, and nothing has been given first. Without a give, a message is advertising; with one, the ask is often not needed.'

export const askingFirst: LensRule = (sentences) => {
  const places: Place[] = []
  let wasGiven = false
  for (const sentence of sentences) {
    for (let at = 0; at < sentence.words.length; at++) {
      const end = askAt(sentence, at)
      if (end < 0) continue
      const first = sentence.words[at]
      const last = sentence.words[end - 1]
      if (first && last && !wasGiven && !isDenied(sentence, at) && !isGivenBefore(sentence, at)) {
        places.push({ from: first.from, to: last.to, sentence, reason, suggestion: null })
        break
      }
      at = end - 1
    }
    // What was given stays given for the rest of the paragraph.
    wasGiven ||= sentence.words.some(
      (word) => GIVES.has(word.lower) && !isDenied(sentence, word.at) && lastBefore(sentence, word.at, ORDER, 4) < 0,
    )
  }
  return places
}
