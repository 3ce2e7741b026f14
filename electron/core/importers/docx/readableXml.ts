/**
 * Rewrites a part of a Word document so that mammoth, which leaves out what it does not know, comes upon every word:
 * simple fields (numbers of captions, values of a form letter), readings beside characters, formulas, text in shapes
 * that only newer programs draw, and the first letter of a paragraph that hangs beside it.
 */

/**
 * A tag with its name and what stands behind the name; `>` may stand within quotes, `<` nowhere, so none is read twice.
 * What looks like a tag inside a comment or a CDATA section is none: they are stepped over.
 */
const TAG =
  /<!--[^]*?(?:-->|$)|<!\[CDATA\[[^]*?(?:\]\]>|$)|<(\/?)([A-Za-z_][\w.:-]*)(?![\w.:-])((?:"[^"<]*"|'[^'<]*'|[^"'<>])*?)(\/?)>/g

/** Their words stand in the runs inside; the second row is around a shape's text. Pictures say nothing in a source. */
const UNWRAPPED = new Set(
  `w:fldSimple w:bdo w:dir w:ruby w:rubyBase
   w:drawing wp:inline wp:anchor a:graphic a:graphicData wps:wsp wpg:wgp wpg:grpSp wpc:wpc`.split(/\s+/),
)
/** A newer shape's text as that of an older one, which mammoth opens and puts behind the paragraph. */
const RENAMED: Readonly<Record<string, string>> = {
  '<wps:txbx>': '<w:pict>',
  '</wps:txbx>': '</w:pict>',
}
/** How it looks, and the reading that stands above a word and not in the line. */
const DROPPED = new Set(['w:rubyPr', 'w:rt'])
/** What a formula's structure is in a line of text. */
const MATH_SIGNS: Readonly<Record<string, string>> = { 'm:den': '/', 'm:sup': '^', 'm:sub': '_', 'm:deg': '√' }
const MATH_TEXT: Readonly<Record<string, string>> = { 'm:r': 'w:r', 'm:t': 'w:t' }

/** Word's own mark of a paragraph that runs on into the next: mammoth honours it. */
const RUNS_ON = '<w:rPr><w:del/></w:rPr>'

const inRun = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`

/** The part with what mammoth would leave out put into what it reads. Linear in the part's length. */
export function readableXml(xml: string): string {
  const out: string[] = []
  let from = 0
  /** Name of what is left out, and how deep within elements of that name. */
  let dropping: { name: string; depth: number } | undefined
  /** Of each AlternateContent that is open: where its first choice was opened and closed, and whether mammoth's way stands in it. */
  const choices: { opened: number | undefined; closed: number | undefined; hasFallback: boolean }[] = []
  const put = (text: string): number => out.push(text) - 1

  for (const match of xml.matchAll(TAG)) {
    const [tag, slash, name = '', rest = '', empty] = match
    const isEnd = slash === '/'
    const isEmpty = empty === '/'
    if (dropping) {
      if (name === dropping.name && !isEmpty) dropping.depth += isEnd ? -1 : 1
      if (dropping.depth === 0) dropping = undefined
      from = match.index + tag.length
      continue
    }
    out.push(xml.slice(from, match.index))
    from = match.index + tag.length
    if (DROPPED.has(name) || (name.startsWith('m:') && name.endsWith('Pr'))) {
      if (!isEnd && !isEmpty) dropping = { name, depth: 1 }
    } else if (UNWRAPPED.has(name)) {
      // Nothing of the tag itself is text.
    } else if (name.startsWith('m:')) {
      const as = MATH_TEXT[name]
      if (as !== undefined) put(`<${slash}${as}${rest}${empty}>`)
      else if (!isEnd && !isEmpty && MATH_SIGNS[name] !== undefined) put(inRun(MATH_SIGNS[name]))
    } else if (name === 'w:framePr') {
      if (/w:dropCap="(?!none)/.test(rest)) put(RUNS_ON)
    } else if (name === 'mc:AlternateContent') {
      if (!isEnd && !isEmpty) choices.push({ opened: undefined, closed: undefined, hasFallback: false })
      else if (isEnd) {
        const choice = choices.pop()
        if (choice?.opened !== undefined && choice.closed !== undefined && !choice.hasFallback) {
          out[choice.opened] = '<mc:Fallback>'
          out[choice.closed] = '</mc:Fallback>'
        }
      }
      put(tag)
    } else {
      const at = put(RENAMED[`<${slash}${name}${empty}>`] ?? tag)
      const choice = choices.at(-1)
      if (choice && name === 'mc:Fallback') choice.hasFallback = true
      if (choice && name === 'mc:Choice' && !isEmpty) {
        if (!isEnd) choice.opened ??= at
        else choice.closed ??= at
      }
    }
  }
  out.push(xml.slice(from))
  return out.join('')
}
