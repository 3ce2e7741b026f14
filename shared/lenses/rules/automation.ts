/** Automation in place of presence: a machine that thanks, answers or greets where a person should be. */
import type { Sentence } from '../text/reading.ts'
import { FAR, firstAfter, has, isDenied, lastBefore, near, next, verbs, words } from './context.ts'
import type { LensRule, Place } from './rule.ts'

/** What passes between people. */
const BETWEEN = new Set([
  ...verbs('reply answer respond thank greet welcome congratulate talk listen'),
  ...words(
    'replies response responses thanks thank wish wishes birthday birthdays greeting greetings condolence condolences congratulations follow check message messages comment comments note notes conversation conversations relationship relationships member members advocate advocates complaint complaints question questions mention mentions anniversary anniversaries listening personal letters letter outreach joins visit invitation invitations',
  ),
])
const TENDER = words(
  'birthday wishes wish thanks thank greeting greetings reply replies condolence condolences congratulations anniversary anniversaries answers',
)
const ROBOTS = words('bot bots chatbot chatbots robot')
const ALWAYS = words('autoresponder autoresponders autoreply')
const AUTO_DEEDS = words(
  'reply replies replied dm dms like likes respond responds response responses message messages comment comments follow',
)
const AUTOMATIC = new Set([...verbs('automate'), ...words('automatic automatically automation automations')])
const CANNED = words('canned templated')
const TO_ALL = words('mass bulk')
const MAILS = words('mail mails mailing mailings email emails message messages letter letters dm dms thank')
const SYSTEMS = words('ai system tool software script crm workflow machine algorithm robot gpt llm')
const LETS = words('let lets letting')
const MAY = words('will can could should to')
const SPEAKS = verbs('write answer reply respond talk handle greet thank congratulate comment send')
const DRIP = words('campaign campaigns sequence sequences email emails mail mails')
const BLASTED = words('email mail message newsletter')
const ABSENT = words('nobody without away unattended asleep')
const OFF = words('off')
const SPAM = words('spam junk')

const POSTS = words('post posts messages tweets')
const TURNED = words('turned turn switched switch')
const DEVICES = words(
  'door doors watering update updates backup backups transmission gate gates lights light heating their our',
)

/** In the same clause: "Automate the invoices, keep the letters" automates no letters. */
function isBetweenInClause(sentence: Sentence, at: number): boolean {
  for (const step of [-1, 1]) {
    for (let i = at; i >= 0 && i < sentence.words.length && Math.abs(i - at) <= FAR; i += step) {
      if (i !== at && BETWEEN.has(near(sentence, i))) return true
      const edge = sentence.words[step === 1 ? i + 1 : i]
      if (edge && /[,;:–—]/.test(edge.gap)) break
    }
  }
  return false
}

/** What is scheduled is what should come from a heart, not what comes after it: "schedule posts, and reply at nine". */
function hasTenderObject(sentence: Sentence, at: number): boolean {
  for (let i = at + 1; i <= at + 5; i++) {
    const word = sentence.words[i]
    if (!word || /[,;:]/.test(word.gap) || word.lower === 'and') return false
    if (TENDER.has(word.lower)) return true
  }
  return false
}

/** Number of words of a machine that begins here and stands in somebody's place; 0 where there is none. */
function machineAt(sentence: Sentence, at: number): number {
  const word = near(sentence, at)
  const after = next(sentence, at + 1)
  const between = () => has(sentence, at, BETWEEN)
  if (ALWAYS.has(word)) return 1
  if (word === 'auto' && AUTO_DEEDS.has(after)) return 2
  if (ROBOTS.has(word)) return between() && !has(sentence, at, SPAM) ? 1 : 0
  if (AUTOMATIC.has(word))
    return !(DEVICES.has(after) && /^automat(?:ic|ed)$/.test(word)) && isBetweenInClause(sentence, at) ? 1 : 0
  if (CANNED.has(word)) return between() ? 1 : 0
  if (word === 'template' || word === 'templates')
    return TENDER.has(after) || after === 'answer' || /^(?:reply|replies|answer|answers)$/.test(after) ? 1 : 0
  if (TO_ALL.has(word) && MAILS.has(after)) return 2
  if (word === 'drip' && DRIP.has(after)) return 2
  if (BLASTED.has(word) && /^blasts?$/.test(after)) return 2
  if (/^schedul(?:e|es|ed|ing)$/.test(word)) {
    if (hasTenderObject(sentence, at) || (word === 'scheduled' && lastBefore(sentence, at, TENDER, 4) >= 0)) return 1
    return has(sentence, at, POSTS) && has(sentence, at, ABSENT) ? 1 : 0
  }
  if (SYSTEMS.has(word)) {
    const speaks = firstAfter(sentence, at, SPEAKS, 3)
    if (speaks < 0 || !between()) return 0
    const isLet = lastBefore(sentence, at, LETS, 3) >= 0
    return isLet || MAY.has(after) || speaks === at + 1 ? 1 : 0
  }
  return 0
}

const reason =
  'A machine stands here where somebody should be. Scheduling is fine while a person is there to answer; thanks and answers that nobody wrote are soon known for what they are.'

export const automation: LensRule = (sentences) => {
  const places: Place[] = []
  for (const sentence of sentences) {
    for (let at = 0; at < sentence.words.length; at++) {
      const length = machineAt(sentence, at)
      if (length === 0) continue
      const first = sentence.words[at]
      const last = sentence.words[at + length - 1]
      const isOff = firstAfter(sentence, at, OFF, 7) >= 0 && has(sentence, at, TURNED)
      if (first && last && !isOff && !isDenied(sentence, at)) {
        places.push({ from: first.from, to: last.to, sentence, reason, suggestion: null })
        break
      }
      at += length - 1
    }
  }
  return places
}
