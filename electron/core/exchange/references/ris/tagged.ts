/**
 * Lists of other databases that also have a tag a line, rewritten as RIS: PubMed's (.nbib), Web of Science's plain text,
 * EndNote's (.enw). What has no tag there is left out.
 */

export type TaggedKind = 'nbib' | 'wos' | 'enw'

/** By the first 2,000 characters. */
export function taggedKind(head: string): TaggedKind | undefined {
  const start = head.replace(/^\ufeff/, '').trimStart()
  if (/^PMID- ?\d+[ \t]*\r?\n/.test(start)) return 'nbib'
  if (/^FN [^\n]*\r?\nVR [^\n]*\r?\nPT [A-Z]/.test(start)) return 'wos'
  if (/^%0 [A-Z][^\n]*\r?\n%[A-Z0-9@?!#$&(~>\][] /i.test(start)) return 'enw'
  return undefined
}

interface Line {
  tag: string
  words: string
}

const shapes: Readonly<Record<TaggedKind, { tag: RegExp; begins: string; goesOn: RegExp }>> = {
  nbib: { tag: /^([A-Z]{2,4}) *- ?(.*)$/, begins: 'PMID', goesOn: /^ {6}(.*)$/ },
  wos: { tag: /^([A-Z][A-Z0-9])(?: (.*))?$/, begins: 'PT', goesOn: /^ {3}(.*)$/ },
  enw: { tag: /^%(\S) ?(.*)$/, begins: '0', goesOn: /^([^%].*)$/ },
}

/** Where each line of names is one name, and where one value runs over lines. */
const isList = (kind: TaggedKind, tag: string): boolean => kind === 'wos' && /^(AU|AF|BE|ED|CA)$/.test(tag)

function entriesOf(kind: TaggedKind, text: string): Line[][] {
  const { tag: shape, begins, goesOn } = shapes[kind]
  const entries: Line[][] = []
  let last: Line | undefined
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
    const more = goesOn.exec(line)
    if (more && last && !(kind !== 'enw' && shape.test(line))) {
      if (isList(kind, last.tag)) entries.at(-1)?.push((last = { tag: last.tag, words: (more[1] ?? '').trim() }))
      else last.words += ` ${(more[1] ?? '').trim()}`
      continue
    }
    const found = shape.exec(line)
    if (!found) continue
    last = { tag: found[1] ?? '', words: (found[2] ?? '').trim() }
    if (last.tag === begins) entries.push([])
    entries.at(-1)?.push(last)
  }
  return entries
}

const tags: Readonly<Record<TaggedKind, Readonly<Record<string, string>>>> = {
  nbib: {
    TI: 'TI',
    BTI: 'TI',
    AB: 'AB',
    FAU: 'AU',
    FED: 'ED',
    CN: 'AU',
    JT: 'JF',
    TA: 'JA',
    VI: 'VL',
    IP: 'IS',
    PG: 'SP',
    LA: 'LA',
    OT: 'KW',
    MH: 'KW',
    PB: 'PB',
    PL: 'CY',
    IS: 'SN',
    ISBN: 'SN',
  },
  wos: {
    TI: 'TI',
    AB: 'AB',
    AF: 'AU',
    CA: 'AU',
    BE: 'ED',
    SO: 'JF',
    JI: 'JA',
    VL: 'VL',
    IS: 'IS',
    BP: 'SP',
    EP: 'EP',
    LA: 'LA',
    DE: 'KW',
    PU: 'PB',
    PI: 'CY',
    SN: 'SN',
    DI: 'DO',
    PY: 'PY',
  },
  enw: {
    T: 'TI',
    X: 'AB',
    A: 'AU',
    E: 'ED',
    J: 'JF',
    B: 'T2',
    V: 'VL',
    N: 'IS',
    P: 'SP',
    G: 'LA',
    K: 'KW',
    I: 'PB',
    C: 'CY',
    '@': 'SN',
    R: 'DO',
    D: 'PY',
    U: 'UR',
    Z: 'N1',
    7: 'ET',
    8: 'DA',
  },
}

const types: readonly (readonly [RegExp, string])[] = [
  [/journal|^j$|review|article/i, 'JOUR'],
  [/section|chapter/i, 'CHAP'],
  [/book|^b$/i, 'BOOK'],
  [/conference|proceedings|^c$/i, 'CPAPER'],
  [/thesis|dissertation/i, 'THES'],
  [/report/i, 'RPRT'],
  [/web|blog|electronic/i, 'ELEC'],
  [/newspaper/i, 'NEWS'],
  [/magazine/i, 'MGZN'],
]
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** "2001 Mar 4" → "2001/03/04" */
function dayOf(words: string): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})(?:\s+([A-Za-z]{3}))?(?:\s+(\d{1,2}))?/.exec(words) ?? []
  const at = MONTHS.indexOf(month.toLowerCase())
  return [
    year,
    ...(at < 0 ? [] : [String(at + 1).padStart(2, '0'), ...(day === '' ? [] : [day.padStart(2, '0')])]),
  ].join('/')
}

/** The same list as RIS; text that is none of these stays as it is. */
export function taggedToRis(text: string): string {
  const kind = taggedKind(text.slice(0, 2000))
  if (kind === undefined) return text
  const known = tags[kind]
  return entriesOf(kind, text)
    .map((lines) => {
      const told = lines.filter(({ tag }) => (kind === 'nbib' ? tag === 'PT' : tag === shapes[kind].begins))
      const type = types.find(([pattern]) => told.some(({ words }) => pattern.test(words)))?.[1] ?? 'GEN'
      // Full names come first; short ones only where there are no others.
      const short = { nbib: 'AU', wos: 'AU', enw: '' }[kind]
      const full = { nbib: 'FAU', wos: 'AF', enw: '' }[kind]
      const hasFull = lines.some(({ tag }) => tag === full)
      const rows = lines.flatMap(({ tag, words }): string[] => {
        if (words === '') return []
        if (tag === short && short !== '')
          return hasFull ? [] : [`AU  - ${words.replace(/^([^,]+?) ([A-Z]{1,3})$/, '$1, $2')}`]
        if (kind === 'nbib' && tag === 'DP') return [`PY  - ${dayOf(words)}`]
        if (kind === 'nbib' && (tag === 'LID' || tag === 'AID'))
          return words.endsWith(' [doi]') ? [`DO  - ${words.replace(/ \[doi\]$/, '')}`] : []
        const ris = Object.hasOwn(known, tag) ? known[tag] : undefined
        return ris === undefined ? [] : [`${ris}  - ${words}`]
      })
      return [`TY  - ${type}`, ...rows, 'ER  - ', ''].join('\n')
    })
    .join('\n')
}
