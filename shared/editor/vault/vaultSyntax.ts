/**
 * What vaults write beyond Markdown, taught to the parser itself, so that `[[…]]` in code is code and the signs in a name
 * or a formula are no marks: wiki links and embeds, and mathematics. Both come out as `raw` nodes, word for word.
 */
import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Data, type Processor, unified } from 'unified'
import { parseMarkdown } from '../markdown/parse.ts'

type Syntax = NonNullable<Data['micromarkExtensions']>[number]
type Construct = Extract<NonNullable<NonNullable<Syntax['text']>[number]>, { tokenize: unknown }>
type Tokenize = Construct['tokenize']
type State = ReturnType<Tokenize>

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    vaultText: 'vaultText'
    vaultFlow: 'vaultFlow'
    vaultLine: 'vaultLine'
  }
}

const BANG = 33
const DOLLAR = 36
const DIGITS = [48, 57] as const
const BACKSLASH = 92
const OPEN = 91
const CLOSE = 93
const SPACE = 32

/** Longer ones are no name and no formula, and looking for their end would take its time. */
const LONGEST = 2000
const MOST_LINES = 200

const isEnd = (code: number | null): boolean => code === null || code < -2

/** `[[…]]` or `![[…]]` on one line. */
const wikiLink: Construct = {
  name: 'wikiLink',
  tokenize(effects, ok, nok) {
    let length = 0
    const second: State = (code) => {
      if (code !== OPEN) return nok(code)
      effects.consume(code)
      return inside
    }
    const first: State = (code) => {
      if (code !== OPEN) return nok(code)
      effects.consume(code)
      return second
    }
    const inside: State = (code) => {
      if (isEnd(code) || code === OPEN || ++length > LONGEST) return nok(code)
      effects.consume(code)
      return code === CLOSE ? (length > 1 ? last : nok) : inside
    }
    const last: State = (code) => {
      if (code !== CLOSE) return nok(code)
      effects.consume(code)
      effects.exit('vaultText')
      return ok
    }
    return (code) => {
      effects.enter('vaultText')
      if (code !== BANG) return first(code)
      effects.consume(code)
      return first
    }
  },
}

/** `$x$` or `$$x$$` on one line; a price ("$5 and $7") is none. */
const mathText: Construct = {
  name: 'mathText',
  tokenize(effects, ok, nok) {
    let size = 0
    let closing = 0
    let length = 0
    let before: number | null = null
    const open: State = (code) => {
      if (code === DOLLAR && size < 2) {
        size++
        effects.consume(code)
        return open
      }
      return code === DOLLAR || (size === 1 && (code === SPACE || code === -1 || code === -2))
        ? nok(code)
        : inside(code)
    }
    const inside: State = (code) => {
      if (isEnd(code) || ++length > LONGEST) return nok(code)
      if (code === DOLLAR && (size === 2 || (before !== SPACE && before !== null))) {
        closing = 0
        return close(code)
      }
      if (code === DOLLAR) return nok(code)
      before = code
      effects.consume(code)
      return code === BACKSLASH ? escaped : inside
    }
    const escaped: State = (code) => {
      if (isEnd(code)) return nok(code)
      before = code
      effects.consume(code)
      return inside
    }
    const close: State = (code) => {
      if (code === DOLLAR && closing < size) {
        closing++
        effects.consume(code)
        return close
      }
      if (closing < size) {
        before = DOLLAR
        return inside(code)
      }
      if (size === 1 && code !== null && code >= DIGITS[0] && code <= DIGITS[1]) return nok(code)
      effects.exit('vaultText')
      return ok(code)
    }
    return (code) => {
      effects.enter('vaultText')
      return open(code)
    }
  },
}

/**
 * From a line that begins with `$$` to one that ends with it. Once begun, a block that may hold what looks like other
 * blocks cannot be taken back, so it begins only in the lines of which it is known that another ends it.
 */
const mathFlow = (beginsIn: ReadonlySet<number>): Construct => ({
  name: 'mathFlow',
  concrete: true,
  tokenize(effects, ok, nok) {
    const isLazy = (): boolean => this.parser.lazy[this.now().line] === true
    const mayBegin = beginsIn.has(this.now().line)
    let signs = 0
    let lines = 0
    let tail = ''
    const open: State = (code) => {
      if (code !== DOLLAR) return nok(code)
      effects.consume(code)
      return ++signs === 2 ? line : open
    }
    const line: State = (code) => {
      if (!isEnd(code)) {
        if (code !== SPACE && code !== -1 && code !== -2) tail = (tail + String.fromCharCode(code ?? 0)).slice(-2)
        effects.consume(code)
        return line
      }
      effects.exit('vaultLine')
      if (code === null || (lines > 0 && tail === '$$')) return end(code)
      return effects.attempt(nextLine, inside, end)(code)
    }
    const nextLine: Construct = {
      partial: true,
      tokenize(next, isNext, isNone) {
        return (code) => {
          next.enter('lineEnding')
          next.consume(code)
          next.exit('lineEnding')
          return (after) => (isLazy() ? isNone(after) : isNext(after))
        }
      },
    }
    const inside: State = (code) => {
      if (code === null) return end(code)
      lines++
      tail = ''
      effects.enter('vaultLine')
      return line(code)
    }
    const end: State = (code) => {
      effects.exit('vaultFlow')
      return ok(code)
    }
    return (code) => {
      if (!mayBegin) return nok(code)
      effects.enter('vaultFlow')
      effects.enter('vaultLine')
      return open(code)
    }
  },
})

/** The lines, from 1, in which a formula of many lines begins; `>` may stand before it, or an item's indent. */
function formulasIn(markdown: string): ReadonlySet<number> {
  const found = new Set<number>()
  if (!/^[\s>]*\$\$/m.test(markdown)) return found
  const lines = markdown.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const first = /^[\s>]*\$\$(.*)$/.exec(lines[at] ?? '')?.[1]
    if (first === undefined || first.includes('$$')) continue
    for (let to = at + 1; to < lines.length && to - at <= MOST_LINES; to++) {
      if (!lines[to]?.trimEnd().endsWith('$$')) continue
      found.add(at + 1)
      at = to
      break
    }
  }
  return found
}

const textSyntax: Syntax = { text: { [BANG]: wikiLink, [OPEN]: wikiLink, [DOLLAR]: mathText } }

function teach(this: Processor, syntax: readonly Syntax[]): void {
  const data = this.data()
  ;(data.micromarkExtensions ??= []).push(...syntax)
  ;(data.fromMarkdownExtensions ??= []).push({
    enter: {
      vaultText(token) {
        this.enter({ type: 'raw', value: this.sliceSerialize(token) }, token)
      },
      vaultFlow(token) {
        this.enter({ type: 'html', value: this.sliceSerialize(token) }, token)
      },
    },
    exit: {
      vaultText(token) {
        this.exit(token)
      },
      vaultFlow(token) {
        this.exit(token)
      },
    },
  })
}

const createProcessor = (...syntax: Syntax[]) =>
  unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).use(teach, syntax).freeze()

const processor = createProcessor(textSyntax)

/** As `parseMarkdown`; wiki links, embeds and formulas in lines are `raw` nodes, formulas of many lines `html`. */
export function parseVaultMarkdown(markdown: string): Root | null {
  return parseMarkdown(markdown, (text) => {
    const formulas = formulasIn(text)
    const own =
      formulas.size === 0 ? processor : createProcessor(textSyntax, { flow: { [DOLLAR]: mathFlow(formulas) } })
    return own.parse(text)
  })
}
