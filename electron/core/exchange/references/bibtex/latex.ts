/**
 * LaTeX as it stands in BibTeX's fields, to text with the little markup that CSL allows. One pass with a stack of its
 * own, so that nesting costs nothing. What is not known stays as it is written.
 */

/** Accents by their command: the combining character that follows the letter. */
const ACCENTS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
  t: '\u0361',
}

const SYMBOLS: Readonly<Record<string, string>> = {
  ss: 'ß',
  SS: 'ẞ',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  aa: 'å',
  AA: 'Å',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  th: 'þ',
  TH: 'Þ',
  dj: 'đ',
  DJ: 'Đ',
  ng: 'ŋ',
  NG: 'Ŋ',
  textbackslash: '\\',
  backslash: '\\',
  textasciitilde: '~',
  textasciicircum: '^',
  textasciigrave: '`',
  textbar: '|',
  textless: '<',
  textgreater: '>',
  textunderscore: '_',
  textdollar: '$',
  textbraceleft: '{',
  textbraceright: '}',
  lbrace: '{',
  rbrace: '}',
  slash: '/',
  textendash: '–',
  textemdash: '—',
  textquoteleft: '‘',
  textquoteright: '’',
  textquotedblleft: '“',
  textquotedblright: '”',
  textquotesingle: "'",
  textquotedbl: '"',
  guillemotleft: '«',
  guillemotright: '»',
  guilsinglleft: '‹',
  guilsinglright: '›',
  quotedblbase: '„',
  quotesinglbase: '‚',
  flqq: '«',
  frqq: '»',
  glqq: '„',
  grqq: '“',
  lq: '‘',
  rq: '’',
  ldots: '…',
  dots: '…',
  textellipsis: '…',
  S: '§',
  P: '¶',
  textsection: '§',
  textparagraph: '¶',
  copyright: '©',
  textcopyright: '©',
  textregistered: '®',
  texttrademark: '™',
  pounds: '£',
  textsterling: '£',
  euro: '€',
  texteuro: '€',
  EUR: '€',
  textyen: '¥',
  textcent: '¢',
  dag: '†',
  ddag: '‡',
  textdagger: '†',
  textdaggerdbl: '‡',
  textbullet: '•',
  bullet: '•',
  textperiodcentered: '·',
  cdot: '·',
  textdegree: '°',
  degree: '°',
  textmu: 'µ',
  textordfeminine: 'ª',
  textordmasculine: 'º',
  textexclamdown: '¡',
  textquestiondown: '¿',
  textonehalf: '½',
  textonequarter: '¼',
  textthreequarters: '¾',
  times: '×',
  texttimes: '×',
  div: '÷',
  pm: '±',
  textpm: '±',
  leq: '≤',
  le: '≤',
  geq: '≥',
  ge: '≥',
  neq: '≠',
  ne: '≠',
  approx: '≈',
  sim: '∼',
  infty: '∞',
  rightarrow: '→',
  to: '→',
  leftarrow: '←',
  sqrt: '√',
  partial: '∂',
  nabla: '∇',
  in: '∈',
  forall: '∀',
  exists: '∃',
  sum: '∑',
  prod: '∏',
  int: '∫',
  circ: '∘',
  ell: 'ℓ',
  prime: '′',
  ast: '∗',
  star: '⋆',
  equiv: '≡',
  propto: '∝',
  subset: '⊂',
  cup: '∪',
  cap: '∩',
  emptyset: '∅',
  langle: '⟨',
  rangle: '⟩',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ϵ',
  varepsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  iota: 'ι',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  upsilon: 'υ',
  phi: 'ϕ',
  varphi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
  Gamma: 'Γ',
  Delta: 'Δ',
  Theta: 'Θ',
  Lambda: 'Λ',
  Xi: 'Ξ',
  Pi: 'Π',
  Sigma: 'Σ',
  Upsilon: 'Υ',
  Phi: 'Φ',
  Psi: 'Ψ',
  Omega: 'Ω',
  TeX: 'TeX',
  LaTeX: 'LaTeX',
  BibTeX: 'BibTeX',
  quad: ' ',
  qquad: ' ',
  space: ' ',
  newline: ' ',
  par: '\n\n',
  bibrangedash: '–',
  bibinitperiod: '.',
  bibinitdelim: ' ',
  bibnamedelima: ' ',
  autodot: '.',
  noopsort: '',
  allowbreak: '',
  relax: '',
  protect: '',
  ignorespaces: '',
  break: ' ',
  hskip: '',
  displaystyle: '',
  left: '',
  right: '',
  upshape: '',
  normalfont: '',
  rm: '',
  rmfamily: '',
  tt: '',
  ttfamily: '',
  sf: '',
  sffamily: '',
  small: '',
  footnotesize: '',
  tiny: '',
  large: '',
  selectlanguage: '',
}

/** What their argument is set in. */
const STYLES: Readonly<Record<string, readonly [open: string, close: string]>> = {
  emph: ['<i>', '</i>'],
  textit: ['<i>', '</i>'],
  mkbibemph: ['<i>', '</i>'],
  mkbibitalic: ['<i>', '</i>'],
  textsl: ['<i>', '</i>'],
  textbf: ['<b>', '</b>'],
  mkbibbold: ['<b>', '</b>'],
  textsc: ['<span style="font-variant:small-caps;">', '</span>'],
  textsuperscript: ['<sup>', '</sup>'],
  mkbibsuperscript: ['<sup>', '</sup>'],
  textsubscript: ['<sub>', '</sub>'],
  mkbibquote: ['“', '”'],
  enquote: ['“', '”'],
  mkbibparens: ['(', ')'],
}
/** From here to the end of the group. */
const SWITCHES: Readonly<Record<string, readonly [string, string]>> = {
  em: ['<i>', '</i>'],
  it: ['<i>', '</i>'],
  itshape: ['<i>', '</i>'],
  sl: ['<i>', '</i>'],
  bf: ['<b>', '</b>'],
  bfseries: ['<b>', '</b>'],
  sc: ['<span style="font-variant:small-caps;">', '</span>'],
  scshape: ['<span style="font-variant:small-caps;">', '</span>'],
}
/** Their argument is what there is to say. */
const PLAIN = new Set([
  'text',
  'textrm',
  'textsf',
  'texttt',
  'textnormal',
  'textup',
  'textmd',
  'mbox',
  'hbox',
  'url',
  'path',
  'nolinkurl',
  'ensuremath',
  'mathrm',
  'mathbf',
  'mathit',
  'mathsf',
  'mathcal',
  'mathbb',
  'mathnormal',
  'operatorname',
  'uppercase',
  'lowercase',
  'MakeUppercase',
  'MakeLowercase',
  'NoCaseChange',
  'underline',
  'textnhtt',
  'foreignlanguage',
  'textcyrillic',
  'textgreek',
  'mkbibacro',
  'textquoted',
  'vphantom',
  'ElsevierGlyph',
  'bibstring',
])

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
