/** People-first language: the listed words, where they mean people, and the verbs that make people into objects. */
import { isJoined, isPerson, likeCase, near, personAfter, words } from '../rules/context.ts'
import type { LensRule, Place } from '../rules/rule.ts'
import type { Sentence } from '../text/reading.ts'
import { meansPeople } from './meansPeople.ts'
import { toTerm, type WordForm, type WordList } from './wordList.ts'

interface Found {
  form: WordForm
  length: number
}

/** The longest listed form that begins at this word. */
function formAt({ words: all }: Sentence, at: number, list: WordList): Found | undefined {
  let text = ''
  let found: Found | undefined
  for (let length = 1; length <= list.longest && at + length <= all.length; length++) {
    const word = all[at + length - 1]
    if (!word || (length > 1 && !isJoined(word))) break
    text += (length > 1 ? ' ' : '') + word.lower.replace(/'s$/, '')
    const form = list.formByText.get(text)
    if (form) found = { form, length }
  }
  return found
}

const reasonByTerm: Readonly<Record<string, string>> = {
  target:
    'A target is something to be hit. These are people with wishes of their own, and they notice how we speak of them.',
  user: 'A user is somebody seen from the product’s side. Say who they are, or what they do with it.',
  segment:
    'A segment is cut out by us; the people in it never joined it. Say who they are or what they have in common.',
  lead: 'A lead is a step on the way to a sale. This is a person who showed interest.',
  prospect: 'A prospect is somebody seen as a sale to come. This is a person whom we have not met yet.',
  consumer:
    'A consumer is somebody who uses things up. Speak of customers, readers, neighbours: of what they are to us.',
  visitor: 'A visitor of a page is a line in a log. Behind it is a person who looked for something.',
  traffic: 'Traffic is counted, not met. These are people who come by for a reason.',
  eyeballs: 'Eyeballs belong to people who read and watch.',
  demographic: 'A demographic is a row in a table. Say who the people are.',
  masses: 'Nobody thinks of themselves as part of the masses. Say whom you mean.',
  'warm bodies': 'Somebody who only fills a chair is not being met as a person.',
}
const DEFAULT_REASON = 'The word makes people into something we use or count. Say who they are.'
const TEAM_REASON = 'Your team’s word list asks for another word here.'

/** The kind of a built-in word: "target audience" is a kind of target. */
const KINDS: Readonly<Record<string, string>> = {
  'end user': 'user',
  'power user': 'user',
  'user base': 'user',
  userbase: 'user',
  'customer segment': 'segment',
  'user segment': 'segment',
  'audience segment': 'segment',
  'market segment': 'segment',
  nutzer: 'user',
  nutzerin: 'user',
  endnutzer: 'user',
  konsument: 'consumer',
  verbraucher: 'consumer',
  endverbraucher: 'consumer',
  zielgruppe: 'target',
  zielperson: 'target',
}
const reasonFor = ({ term, isBuiltIn }: WordForm): string => {
  if (!isBuiltIn) return TEAM_REASON
  const key = toTerm(term)
  return (
    reasonByTerm[KINDS[key] ?? key] ?? (key.startsWith('target ') ? (reasonByTerm['target'] as string) : DEFAULT_REASON)
  )
}

const DETERMINERS = words(
  'a an the each every this that one our their your his her its my another any no first second third next last jede jeder jeden der die das ein eine einen einer',
)
const AN = /^[aeio]|^u(?!s|ni)/i
const OWNERS = words('our your their my his her its')
/** After "our", where "people we hope to work with" cannot stand: in one number and in both. */
const owned: Readonly<Record<string, readonly [one: string, many: string]>> = {
  target: ['candidate', 'candidates'],
  user: ['customer', 'customers'],
  'end user': ['customer', 'customers'],
  'power user': ['expert', 'experts'],
  prospect: ['future customer', 'future customers'],
  lead: ['new contact', 'new contacts'],
  visitor: ['guest', 'guests'],
}

/** The article that an offer wants: "an end user" → "a person who uses it". Nothing where there was none. */
const articleFor = (article: string | undefined, offer: string): string | undefined =>
  article === 'a' || article === 'an' ? (AN.test(offer) ? 'an' : 'a') : undefined

/** Rules for what follows a word: a genitive or another noun cannot keep what is offered for it. */
function offerFor(sentence: Sentence, at: number, end: number, form: WordForm): string | null {
  const { rewrite, isBuiltIn } = form
  if (rewrite === null) return null
  const last = sentence.words[end - 1]
  const following = sentence.words[end]
  const isGenitive = last !== undefined && (/['’]s$/.test(last.text) || /^['’]/.test(following?.gap ?? ''))
  if (isGenitive) return null
  const isSingular = last !== undefined && !last.lower.endsWith('s')
  const mine = form.isAsListed ? owned[toTerm(form.term)] : undefined
  if (mine && (OWNERS.has(near(sentence, at - 1)) || OWNERS.has(near(sentence, at - 2))))
    return mine[isSingular ? 0 : 1]
  const stands = DETERMINERS.has(near(sentence, at - 1)) || (at > 1 && DETERMINERS.has(near(sentence, at - 2)))
  return isBuiltIn && isSingular && !stands && following !== undefined && isJoined(following) && /\s/.test(rewrite)
    ? null
    : rewrite
}

const TARGETING: Readonly<Record<string, string>> = {
  target: 'look for',
  targets: 'looks for',
  targeting: 'looking for',
  targeted: 'looked for',
}
const SEGMENTING: Readonly<Record<string, string>> = {
  segment: 'group',
  segments: 'groups',
  segmenting: 'grouping',
  segmented: 'grouped',
}
const SUBJECTS = words('we i they you it he she who to will would should must can could and or us also not')
const LIKENESS = words('young younger old older local female male retired affluent single new rural urban wealthy busy')
const ACTING = words('plan campaign programme program ad ads advert project letter message film team poster')
const OF_NUMBER = words(
  'the a an our their your his her this these those each every of for to with from by many ten first',
)

/** "We target young mothers", "segment our customers": the verb, where its object is people. */
function verbPlace(sentence: Sentence, at: number): { offer: string | null; reason: string } | undefined {
  const verb = near(sentence, at)
  const toTarget = TARGETING[verb]
  const toSegment = SEGMENTING[verb]
  if (toTarget === undefined && toSegment === undefined) return undefined
  const before = near(sentence, at - 1)
  if (OF_NUMBER.has(before) && before !== 'to') return undefined
  const isVerbForm = verb.endsWith('ing') || verb.endsWith('ed')
  const isAfterSubject = at === 0 || SUBJECTS.has(before) || ACTING.has(before)
  if (!isVerbForm && !isAfterSubject) return undefined
  const following = near(sentence, at + 1)
  if (following === '' || following === 'audience' || following === 'group') return undefined
  const object = personAfter(sentence, at, 4)
  const isPeople = object >= 0 || (toTarget !== undefined && LIKENESS.has(following))
  if (!isPeople || (verb === 'targeted' && !/^(?:at|by|to|we|our|young|the)$/.test(following) && !isPerson(following)))
    return undefined
  if (toSegment !== undefined) return { offer: toSegment, reason: reasonByTerm['segment'] as string }
  return {
    offer: following === 'at' || following === 'to' || following === 'by' ? null : (toTarget as string),
    reason: reasonByTerm['target'] as string,
  }
}

export const peopleFirst: LensRule = (sentences, list) => {
  const places: Place[] = []
  for (const sentence of sentences) {
    for (let at = 0; at < sentence.words.length; at++) {
      const first = sentence.words[at]
      if (!first) continue
      const found = formAt(sentence, at, list)
      const isOurs = found === undefined || found.form.isBuiltIn
      const verb = isOurs && (found?.length ?? 1) === 1 ? verbPlace(sentence, at) : undefined
      const isListed = list.formByText.has(first.lower.startsWith('target') ? 'target' : 'segment')
      if (verb && isListed) {
        const suggestion = verb.offer === null ? null : likeCase(verb.offer, first.text)
        places.push({ from: first.from, to: first.to, sentence, reason: verb.reason, suggestion })
        continue
      }
      if (!found) continue
      const end = at + found.length
      const last = sentence.words[end - 1]
      if (last && (!found.form.isBuiltIn || meansPeople(toTerm(found.form.term), sentence, at, end))) {
        const offer = offerFor(sentence, at, end, found.form)
        const article = isJoined(first) ? sentence.words[at - 1] : undefined
        const wanted = offer === null ? undefined : articleFor(article?.lower, offer)
        const mends = wanted !== undefined && article !== undefined && article.lower !== wanted
        places.push({
          from: mends ? article.from : first.from,
          to: last.to,
          sentence,
          reason: reasonFor(found.form),
          suggestion:
            offer === null ? null : mends ? likeCase(`${wanted} ${offer}`, article.text) : likeCase(offer, first.text),
        })
      }
      at = end - 1
    }
  }
  return places
}
