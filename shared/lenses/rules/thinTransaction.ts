/**
 * Thin transaction: money or the like given for praise or support. Two things have to meet in a sentence: something
 * with a price, and an act of support or a person who gives it; and nobody may have said no to it.
 */
import type { Sentence } from '../text/reading.ts'
import {
  firstAfter,
  has,
  isDenied,
  isJoined,
  isNumber,
  lastBefore,
  likeCase,
  near,
  next,
  verbs,
  words,
} from './context.ts'
import type { LensRule, Place } from './rule.ts'

const GIVES = verbs(
  'give offer send hand award reward receive get earn win promise transfer thank collect swap pay buy enter hold bekommen erhalten',
)
const SUPPORT = new Set([
  ...verbs('review recommend praise post share refer endorse rate tag mention vote like promote'),
  ...words(
    'reviewer reviewers recommendation recommendations testimonial testimonials posting sharing referral referrals endorsement endorsements rating ratings stars star advocate advocates ambassador ambassadors influencer influencers blogger bloggers advocacy goodwill article articles word words story stories mentions speaks speak speaking friend friends praising channel empfehlung empfehlungen empfiehlt empfehlen weiterempfehlung bewertung bewertungen lob botschafter fürsprecher rezension rezensionen',
  ),
])
/** Those who may be thanked: with something that is as good as money, that is enough for a note. */
const THANKED = words(
  'customer customers member members everyone everybody anyone whoever people reviewer reviewers fan fans those each them choir volunteers guests loyal',
)
/** As good as money, whatever it stands beside. */
const AS_MONEY = words(
  'voucher vouchers coupon coupons cash honorarium honoraria raffle sweepstake sweepstakes cashback bounty bounties kickback kickbacks gutschein gutscheine',
)
const TOKENS: readonly (readonly [ReadonlySet<string>, ReadonlySet<string>])[] = [
  [words('gift amazon store shop'), words('card cards certificate certificates voucher vouchers credit')],
  [words('promo discount coupon referral voucher'), words('code codes')],
  [words('referral recommendation finder finders "finder\'s"'), words('fee fees bonus bonuses reward rewards')],
  [words('prize'), words('draw draws')],
]
/** Worth money, but said of many things: counts only beside an act of support. */
const WORTH = words(
  'discount discounts rebate rebates money points bonus bonuses stipend stipends commission provision rabatt prämie prämien geld',
)
/** What is named after a gift card and is none. */
const MADE_OF = words(
  'printer printers sales sale company companies shop shops holder holders design designs register registers flow flows box boxes handling scheme policy machine machines crop crops desk rack till balance terms',
)
const CURRENCY = words('euro euros pound pounds dollar dollars quid franc francs kronor kroner bucks')
const PAYS = words('pay pays paying paid')
const PAID_THINGS = words(
  'testimonial testimonials review reviews post posts endorsement endorsements advocate advocates ambassador ambassadors influencer influencers partnership partnerships recommendation recommendations praise',
)
const SPONSORED = words('sponsored incentivised incentivized')
const PAID_AS_MONEY = words(
  'off attention heed tribute homage respects visit visits compliment compliments regard dividends rent penalty taxes itself',
)
const PASSIVE = words('is are be get gets being was were been')
const FOR_NOTHING = words('entry admission time hand day seat place of to from access')
const CONDEMNED = new Set([
  ...verbs('ruin spoil cheapen poison harm kill destroy hurt'),
  ...words('wrong mistake never'),
])
const SUPPLIERS = words(
  'suppliers supplier printer caterer landlord staff wages invoice invoices bank bill bills hall designer plumber electrician',
)
const SUBJECT_PAYS = words('they she he who')

type Kind = 'strong' | 'weak' | 'pay'
interface Token {
  kind: Kind
  at: number
  end: number
}

/** Something with a price that begins at this word. */
function tokenAt(sentence: Sentence, at: number): Token | undefined {
  const word = near(sentence, at)
  const after = next(sentence, at + 1)
  const two = (kind: Kind): Token => ({ kind, at, end: at + 2 })
  const one = (kind: Kind): Token => ({ kind, at, end: at + 1 })
  for (const [first, second] of TOKENS) {
    if (!first.has(word) || !second.has(after)) continue
    return MADE_OF.has(next(sentence, at + 2)) ? undefined : two('strong')
  }
  if ((word === 'paid' && PAID_THINGS.has(after)) || (SPONSORED.has(word) && PAID_THINGS.has(after))) return two('pay')
  if (AS_MONEY.has(word)) {
    if (MADE_OF.has(after)) return undefined
    return after === 'prize' || after === 'reward' || after === 'bonus' ? two('strong') : one('strong')
  }
  if (WORTH.has(word)) {
    const before = near(sentence, at - 1)
    if (word === 'commission' && (before === 'the' || before === 'european' || before === 'to' || after === 'a'))
      return undefined
    return MADE_OF.has(after) ? undefined : one('weak')
  }
  if (isNumber(word) && CURRENCY.has(after)) return two('weak')
  if (/^\d/.test(word) && /[€£$]\s?$/.test(sentence.words[at]?.gap ?? '')) return one('weak')
  if (isNumber(word) && after === 'per' && /^cents?$/.test(near(sentence, at + 2)) && near(sentence, at + 3) === 'off')
    return { kind: 'weak', at, end: at + 4 }
  if (word === 'percent' && after === 'off') return two('weak')
  if (word === 'free' && near(sentence, at - 1) !== 'feel' && !FOR_NOTHING.has(after)) {
    if (near(sentence, at - 1) === 'for' || (after !== '' && !isNumber(after))) return one('weak')
  }
  if (PAYS.has(word)) return one('pay')
  return undefined
}

/** What ties a price to what it is paid for: right behind it, or before it ("for each review …"). */
const LINKS = words('for per if when by after who whoever in to every each von für wer')
const LINKS_BEFORE = words('for per if whoever every each für wer')

function isPaidFor(sentence: Sentence, { at, end, kind }: Token): boolean {
  const word = near(sentence, at)
  if (kind !== 'pay') {
    if (near(sentence, at - 1) === 'own') return false
    const supports = has(sentence, at, SUPPORT)
    const gives = has(sentence, at, GIVES)
    const links = firstAfter(sentence, end - 1, LINKS, 3) >= 0 || lastBefore(sentence, at, LINKS_BEFORE, 12) >= 0
    if (kind === 'strong') {
      if (TOKENS[2]?.[0].has(word) && end - at === 2) return true
      return (
        (supports && (gives || links)) ||
        (gives && has(sentence, at, THANKED)) ||
        (at < 2 && links && has(sentence, at, THANKED))
      )
    }
    if (word === 'free') return supports && (gives || links) && firstAfter(sentence, at, SUPPORT, 8) >= 0
    if (word === 'commission' && gives && has(sentence, at, THANKED)) return true
    return supports && (gives || word === 'provision')
  }
  if (end - at === 2) return true
  if (firstAfter(sentence, at, PAID_AS_MONEY, 4) >= 0 || firstAfter(sentence, at, SUPPLIERS, 4) >= 0) return false
  if (word === 'pays' && near(sentence, at - 1) === 'it') return false
  const isPassive = lastBefore(sentence, at, PASSIVE, 2) >= 0
  if (word === 'paid' && isPassive)
    return lastBefore(sentence, at, SUPPORT, 5) >= 0 || firstAfter(sentence, at, SUPPORT, 5) >= 0
  if (word === 'paid' && lastBefore(sentence, at, SUPPORT, 2) >= 0) return false
  if (SUBJECT_PAYS.has(near(sentence, at - 1)) && word !== 'pay') return false
  return firstAfter(sentence, at, SUPPORT, 9) >= 0
}

const reasonByKind: Readonly<Record<Kind, string>> = {
  strong:
    'Something that is as good as money turns thanks into a price, and a relationship into a deal. People can no longer tell whether somebody likes the thing or the reward.',
  weak: 'A price put on support makes it a thin transaction: it ends when the price does.',
  pay: 'Support that is paid for is advertising, and those who hear it find out. Recognition and access last longer than a fee.',
}

/** What can be given instead, in the number of what stands there. */
function offerFor(sentence: Sentence, { kind, at, end }: Token): string | null {
  const following = near(sentence, end)
  const first = sentence.words[at]
  // "a €20 early look" is nothing.
  if (isNumber(near(sentence, at - 1))) return null
  if (kind !== 'strong' || !first || ['worth', 'of', 'over', 'prize', 'und', 'über'].includes(following)) return null
  const last = near(sentence, end - 1)
  const offer = /^(?:cards?|certificates?|vouchers?|coupons?)$/.test(last) ? 'early look' : null
  if (offer === null) return null
  return likeCase(`${offer}${last.endsWith('s') ? 's' : ''} at what comes next`, first.text)
}

const rank: Readonly<Record<Kind, number>> = { strong: 0, pay: 1, weak: 2 }

export const thinTransaction: LensRule = (sentences) => {
  const places: Place[] = []
  for (const sentence of sentences) {
    // One note a sentence: a gift card worth ten euros, paid for a review, is one thing.
    let best: Token | undefined
    for (let at = 0; at < sentence.words.length; at++) {
      const token = tokenAt(sentence, at)
      if (!token) continue
      if ((!best || rank[token.kind] < rank[best.kind]) && isPaidFor(sentence, token)) {
        if (!isDenied(sentence, token.at) && firstAfter(sentence, token.end - 1, CONDEMNED, 8) < 0) best = token
      }
      at = token.end - 1
    }
    const first = best && sentence.words[best.at]
    const last = best && sentence.words[best.end - 1]
    if (!best || !first || !last) continue
    const offer = offerFor(sentence, best)
    const article = sentence.words[best.at - 1]
    const mends = offer !== null && article?.lower === 'a' && isJoined(first)
    places.push({
      from: mends ? article.from : first.from,
      to: last.to,
      sentence,
      reason: reasonByKind[best.kind],
      suggestion: mends ? likeCase(`an ${offer.toLowerCase()}`, article.text) : offer,
    })
  }
  return places
}
