/**
 * Singular and plural of a listed word, and of what is offered for it, so that "target" also finds "targets" and the
 * offer agrees. English rules and the German plurals of the built-in words; a word they do not fit is matched as written.
 */

interface Form {
  text: string
  rewrite: string | null
}

const pluralByNoun: Readonly<Record<string, string>> = {
  person: 'people',
  somebody: 'people',
  someone: 'people',
  man: 'men',
  woman: 'women',
  child: 'children',
  zielgruppe: 'zielgruppen',
  zielperson: 'zielpersonen',
  nutzerin: 'nutzerinnen',
  konsument: 'konsumenten',
  nutzer: 'nutzer',
  endnutzer: 'endnutzer',
  anwender: 'anwender',
  verbraucher: 'verbraucher',
  endkunde: 'endkunden',
  endverbraucher: 'endverbraucher',
  multiplikator: 'multiplikatoren',
}
const singularByNoun: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(pluralByNoun)
    .filter(([one, many]) => one !== many && one !== 'somebody' && one !== 'someone')
    .map(([one, many]) => [many, one]),
)
/** Words that have one number only, or whose other number means something else. */
const unchanging = new Set([
  'traffic',
  'audience',
  'masses',
  'series',
  'demographics',
  'publikum',
  'everybody',
  'everyone',
  'those',
  'bodies',
])

function pluralOf(noun: string): string {
  const known = pluralByNoun[noun]
  if (known !== undefined) return known
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`
  if (/(?:s|x|z|ch|sh)$/.test(noun)) return `${noun}es`
  return `${noun}s`
}

function singularOf(noun: string): string | undefined {
  const known = singularByNoun[noun]
  if (known !== undefined) return known
  if (/[^aeiou]ies$/.test(noun)) return `${noun.slice(0, -3)}y`
  if (/(?:s|x|z|ch|sh)es$/.test(noun)) return noun.slice(0, -2)
  if (/[^s]s$/.test(noun) && !/(?:us|is)$/.test(noun)) return noun.slice(0, -1)
  return undefined
}

const isPlural = (noun: string): boolean =>
  noun in singularByNoun || (singularOf(noun) !== undefined && !(noun in pluralByNoun))

/** What comes after the noun that carries the number: "person | we hope to work with", "customer | of ours". */
const AFTER_HEAD = /\s(?:who|whom|whose|that|which|we|you|they|of|in|at|on|for|with|from|to|near|here|there)\b/

/** An offer in the other number; its verb too, where it stands right after "who". Null where it cannot be told. */
function offerIn(rewrite: string, toPlural: boolean): string | null {
  const cut = AFTER_HEAD.exec(rewrite)?.index ?? rewrite.length
  const head = rewrite.slice(0, cut).split(' ')
  const noun = head.pop() ?? ''
  const lower = noun.toLowerCase()
  if (unchanging.has(lower)) return rewrite
  const other = toPlural ? pluralOf(lower) : singularOf(lower)
  if (other === undefined) return null
  const rest = rewrite.slice(cut)
  const agreed = toPlural
    ? rest.replace(/^( who )(\w+?)s\b/, (all, who: string, verb: string) => {
        if (/^(?:i|wa|ha)$/.test(verb)) return who + (verb === 'i' ? 'are' : verb === 'wa' ? 'were' : 'have')
        return verb.length > 1 && !verb.endsWith('s') ? who + verb : all
      })
    : rest.replace(/^( who )(are|were|have|[a-z]+)\b/, (_all, who: string, verb: string) => {
        if (verb === 'are' || verb === 'were' || verb === 'have')
          return who + { are: 'is', were: 'was', have: 'has' }[verb]
        return (
          who + (/(?:ed|s|could|would|might|may|can|will|should|came|went|gave|made)$/.test(verb) ? verb : `${verb}s`)
        )
      })
  return [...head, other].join(' ') + agreed
}

/** A term as listed and in its other number, each with its offer. */
export function inflect(term: string, rewrite: string | null): Form[] {
  const words = term.split(' ')
  const noun = words.pop() ?? ''
  const own = { text: term, rewrite }
  if (unchanging.has(noun) || noun.length < 3) return [own]
  const toPlural = !isPlural(noun)
  const other = toPlural ? pluralOf(noun) : singularOf(noun)
  if (other === undefined || other === noun) return [own]
  const offer = rewrite === null ? null : offerIn(rewrite, toPlural)
  return [own, { text: [...words, other].join(' '), rewrite: offer }]
}
