/**
 * Text for benches and large tests: sentences with a frequency curve like real prose (a few
 * hundred words often, thousands rarely), so that full-text search works as hard as in earnest.
 * One seed gives one text, whatever the machine.
 *
 * Draw in one order: each call moves the generator on.
 */
import { createRandom } from './random.ts'
import { templates, titleTemplates } from './text/templates.ts'
import { createVocabulary, participle, past, plural } from './text/vocabulary.ts'
import { lastNames } from './text/words.ts'

export interface GeneratedNote {
  title: string
  markdown: string
}

export interface GeneratedSource {
  title: string
  author: string
  /** Paragraphs, separated by an empty line. */
  text: string
}

export interface Generator {
  sentence(): string
  /** Three to eight sentences. */
  paragraph(): string
  title(): string
  personName(): string
  /** Markdown with headings, a list and a checklist, about `bytes` long in UTF-8 (6,000 unless told). */
  note(bytes?: number): GeneratedNote
  /** Plain prose of at least `words` words (2,000 unless told). */
  source(words?: number): GeneratedSource
  /** One to three sentences that are found word for word in `text`; positions are UTF-16. */
  quoteFrom(text: string): { from: number; to: number; exact: string }
}

const utf8 = new TextEncoder()
const byteLength = (text: string): number => utf8.encode(text).length
const capitalise = (text: string): string => text.replace(/\p{L}/u, (letter) => letter.toUpperCase())
/** "a element" reads badly even in a bench. */
const fixArticles = (text: string): string => text.replace(/\b([Aa]) (?=[aeio])/g, '$1n ')

export function createGenerator(seed: number): Generator {
  const random = createRandom(seed)
  const words = createVocabulary(random)
  const gaps: Record<string, () => string> = {
    N: words.noun,
    Ns: () => plural(words.noun()),
    V: words.verb,
    Vd: () => past(words.verb()),
    Ving: () => participle(words.verb()),
    A: words.adjective,
    R: words.adverb,
    P: words.firstName,
  }
  const fill = (template: string): string => {
    const filled = template.replace(/\{(\w+)\}/g, (_, gap: string) => {
      const draw = gaps[gap]
      if (draw === undefined) throw new Error(`unknown gap {${gap}}`)
      return draw()
    })
    return capitalise(fixArticles(filled.replace(/#/g, () => String(random.int(2, 31)))))
  }

  const sentence = (): string => fill(random.pick(templates))
  const sentences = (count: number): string => Array.from({ length: count }, sentence).join(' ')
  const paragraph = (): string => sentences(random.int(3, 8))
  const title = (): string => fill(random.pick(titleTemplates))
  const personName = (): string => `${words.firstName()} ${random.pick(lastNames)}`

  const list = (mark: () => string): string =>
    Array.from({ length: random.int(3, 6) }, () => `${mark()} ${sentence()}`).join('\n')
  const block = (): string => {
    const kind = random.next()
    if (kind < 0.08) return `## ${title()}`
    if (kind < 0.13) return list(() => '-')
    if (kind < 0.17) return list(() => (random.chance(0.4) ? '- [x]' : '- [ ]'))
    if (kind < 0.2) return `> ${sentence()}`
    return paragraph()
  }

  return {
    sentence,
    paragraph,
    title,
    personName,
    note: (bytes = 6000) => {
      const heading = title()
      const blocks: string[] = []
      for (let size = 0; size < bytes - 250; ) {
        const next = block()
        // A block that would overshoot by far is drawn again as a single sentence.
        const fitting = size + byteLength(next) > bytes + 250 ? sentence() : next
        blocks.push(fitting)
        size += byteLength(fitting) + 2
      }
      return { title: heading, markdown: `${blocks.join('\n\n')}\n` }
    },
    source: (count = 2000) => {
      const heading = title()
      const author = personName()
      const paragraphs: string[] = []
      for (let total = 0; total < count; ) {
        const next = paragraph()
        paragraphs.push(next)
        total += next.split(' ').length
      }
      return { title: heading, author, text: paragraphs.join('\n\n') }
    },
    quoteFrom: (text) => {
      if (text.trim() === '') throw new Error('no text to quote from')
      const aim = random.int(0, text.length - 1)
      const paragraphStart = text.lastIndexOf('\n\n', aim) < 0 ? 0 : text.lastIndexOf('\n\n', aim) + 2
      const next = text.indexOf('\n\n', paragraphStart)
      const body = text.slice(paragraphStart, next < 0 ? text.length : next)
      const starts = [0, ...[...body.matchAll(/[.?]”? (?=\S)/g)].map((end) => end.index + end[0].length)]
      const first = random.int(0, starts.length - 1)
      const last = Math.min(starts.length, first + random.int(1, 3))
      const from = starts[first] as number
      const to = starts[last] === undefined ? body.trimEnd().length : starts[last] - 1
      return { from: paragraphStart + from, to: paragraphStart + to, exact: body.slice(from, to) }
    },
  }
}
