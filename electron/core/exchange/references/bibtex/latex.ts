/**
 * LaTeX as it stands in BibTeX's fields, to text with the little markup that CSL allows. One pass with a stack of its
 * own, so that nesting costs nothing. What is not known stays as it is written.
 */
import { ACCENTS, PLAIN, STYLES, SWITCHES, SYMBOLS } from './latexCommands.ts'

const COMMAND = /\\(?:([A-Za-z]+)\*?[ \t\r\n]*|([\s\S]|$))/y

interface Group {
  /** What is written when it ends, besides nothing. */
  close: string
  /** An accent that waits for the first letter in it. */
  accent: string
}

export interface LatexOptions {
  /** Markup of styles; without it their words only. */
  withMarkup?: boolean
}

/** Words as one reads them. */
export function latexToText(source: string, { withMarkup = false }: LatexOptions = {}): string {
  const stack: Group[] = []
  let out = ''
  let accent = ''
  let isMath = false
  /** Set by a command: the next group is its argument. */
  let pending: readonly [string, string] | undefined

  const put = (text: string): void => {
    if (text === '') return
    if (accent !== '') {
      const [letter = ''] = text
      const base = letter === 'ı' ? 'i' : letter === 'ȷ' ? 'j' : letter
      out += `${base}${accent}${text.slice(letter.length)}`.normalize('NFC')
      accent = ''
    } else out += text
  }
  const styled = (style: readonly [string, string]): readonly [string, string] =>
    withMarkup || !style[0].startsWith('<') ? style : ['', '']

  for (let at = 0; at < source.length; ) {
    const unit = source[at] as string
    if (unit === '\\') {
      COMMAND.lastIndex = at
      const match = COMMAND.exec(source)
      const word = match?.[1]
      const sign = match?.[2] ?? ''
      at += match?.[0].length ?? 1
      const name = word ?? sign
      if (Object.hasOwn(ACCENTS, name) && (word === undefined || word.length === 1)) {
        accent = ACCENTS[name] as string
        // "\~{}" and "\^{}" are the characters themselves.
        if (/^\s*\{\s*\}/.test(source.slice(at, at + 8))) {
          accent = ''
          out += name === '~' ? '~' : name === '^' ? '^' : ''
          at += /^\s*\{\s*\}/.exec(source.slice(at, at + 8))?.[0].length ?? 0
        } else while (/\s/.test(source[at] ?? '')) at++
        continue
      }
      if (word === undefined) {
        if (sign === '\\') put(' ')
        else if (sign === '(' || sign === ')' || sign === '[' || sign === ']') isMath = sign === '(' || sign === '['
        else if (/[-/!]/.test(sign)) put('')
        else if (/[\s,;:>]/.test(sign)) put(' ')
        else put(sign)
      } else if (Object.hasOwn(SYMBOLS, word)) {
        put(SYMBOLS[word] as string)
        // "\o{}" ends the word.
        if (source.startsWith('{}', at)) at += 2
      } else if (Object.hasOwn(STYLES, word)) pending = styled(STYLES[word] as readonly [string, string])
      else if (Object.hasOwn(SWITCHES, word)) {
        const [open, close] = styled(SWITCHES[word] as readonly [string, string])
        out += open
        const group = stack.at(-1)
        if (group) group.close = close + group.close
        else stack.push({ close, accent: '' })
      } else if (word === 'href') {
        // The address is left out, its words stay.
        const link = /^\{(?:[^{}\\]|\\.)*\}/.exec(source.slice(at, at + 4000))
        at += link?.[0].length ?? 0
      } else if (word === 'char') put('')
      else if (!PLAIN.has(word)) put(`\\${word}${/\s$/.test(match?.[0] ?? '') || source[at] === '{' ? ' ' : ''}`)
      continue
    }
    at++
    if (unit === '{') {
      const [open, close] = pending ?? ['', '']
      pending = undefined
      out += open
      stack.push({ close, accent: '' })
    } else if (unit === '}') {
      out += stack.pop()?.close ?? ''
      accent = ''
    } else if (unit === '$') {
      if (source[at] === '$') at++
      isMath = !isMath
    } else if (isMath && (unit === '^' || unit === '_')) {
      const style = styled(unit === '^' ? ['<sup>', '</sup>'] : ['<sub>', '</sub>'])
      if (source[at] === '{') pending = style
      else if (source[at] !== undefined && source[at] !== '\\') {
        out += `${style[0]}${source[at]}${style[1]}`
        at++
      }
    } else if (unit === '~') put(accent === '' ? '\u00a0' : ' ')
    else if (unit === '-' && source.startsWith('--', at)) {
      put('—')
      at += 2
    } else if (unit === '-' && source[at] === '-') {
      put('–')
      at++
    } else if (unit === '`' && source[at] === '`') {
      put('“')
      at++
    } else if (unit === "'" && source[at] === "'") {
      put('”')
      at++
    } else if (unit === '`') put('‘')
    else {
      // A whole character, so that an accent finds it.
      const whole = String.fromCodePoint(source.codePointAt(at - 1) as number)
      at += whole.length - 1
      put(whole)
      pending = undefined
    }
  }
  while (stack.length > 0) out += stack.pop()?.close ?? ''
  return out
}

/** One line of words: as one reads them, white space folded. */
export const latexLine = (source: string, options?: LatexOptions): string =>
  latexToText(source, options)
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim()

/** Addresses and names of files: written as they are, though many escape what LaTeX would stumble over. */
export const verbatim = (source: string): string =>
  source
    .replace(/^\s*\\(?:url|path|href)\s*\{([\s\S]*)\}\s*$/, '$1')
    .replace(/\{?\\(?:textasciitilde|~)\s*(?:\{\s*\})?\}?/g, '~')
    .replace(/\{?\\textunderscore\s*(?:\{\s*\})?\}?/g, '_')
    .replace(/\\([_%&#${}])/g, '$1')
    .replace(/^\s*\{([^{}]*)\}\s*$/, '$1')
    .trim()
