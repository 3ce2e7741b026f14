/**
 * Word's own styles as our documents use them, so that whoever gets one can restyle all of it at once. Serif is what
 * somebody said, sans is what we say.
 */
import { BorderStyle, type IStylesOptions, LineRuleType } from 'docx'

const SANS = { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Calibri' } as const
const SERIF = { ascii: 'Cambria', hAnsi: 'Cambria', cs: 'Cambria' } as const
const MONO = { ascii: 'Consolas', hAnsi: 'Consolas', cs: 'Consolas' } as const

const INK = '211E1A'
const QUIET = '565048'
const LINE = 'CFC8BA'

/** Where a script has its own letters, Word takes them from here. */
const eastAsian = (language: string | null): string => {
  const [main] = (language ?? '').toLowerCase().split('-')
  return main === 'ja' ? 'Yu Gothic' : main === 'ko' ? 'Malgun Gothic' : 'Microsoft YaHei'
}

/** Names of styles as paragraphs and runs refer to them. */
export const STYLE = {
  title: 'Title',
  subtitle: 'Subtitle',
  quote: 'Quote',
  quoteSource: 'QuoteSource',
  caption: 'Caption',
  code: 'Code',
  codeChar: 'CodeChar',
  bullet: 'ListBullet',
  number: 'ListNumber',
  listContinue: 'ListContinue',
  tableText: 'TableText',
  tableHeading: 'TableHeading',
  contents: 'TOCHeading',
  link: 'Hyperlink',
} as const

export function documentStyles(language: string | null, accent: string): IStylesOptions {
  const sans = { ...SANS, eastAsia: eastAsian(language) }
  const serif = { ...SERIF, eastAsia: eastAsian(language) }
  const heading = (size: number, before: number, color = INK) => ({
    run: { font: sans, size, bold: true, color },
    paragraph: { spacing: { before, after: 80 }, keepNext: true, keepLines: true },
    next: 'Normal',
  })
  const basedOn = { basedOn: 'Normal', quickFormat: true } as const
  const contents = (level: number) => ({
    id: `TOC${level}`,
    name: `toc ${level}`,
    basedOn: 'Normal',
    next: 'Normal',
    paragraph: { spacing: { before: level === 1 ? 80 : 0, after: 20 }, indent: { left: (level - 1) * 240 } },
  })
  return {
    default: {
      document: {
        run: { font: sans, size: 22, color: INK, language: { value: language ?? 'en-GB', eastAsia: 'zh-CN' } },
        // Said though it is the default: pictures within lines are cut to the line's height elsewhere.
        paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { font: sans, size: 44, bold: true, color: INK },
        paragraph: { spacing: { before: 0, after: 80, line: 240 }, keepNext: true },
        next: 'Subtitle',
      },
      heading1: heading(30, 360, accent),
      heading2: heading(25, 280),
      heading3: heading(22, 220),
      heading4: { ...heading(22, 160, QUIET), run: { font: sans, size: 22, bold: true, italics: false, color: QUIET } },
      listParagraph: { ...basedOn, paragraph: { spacing: { after: 60 } } },
      caption: {
        run: { font: sans, size: 20, bold: true, color: QUIET },
        paragraph: { spacing: { before: 160, after: 80 }, keepNext: true },
      },
      hyperlink: { run: { color: accent, underline: { color: accent } } },
      footnoteText: { run: { font: sans, size: 18 }, paragraph: { spacing: { after: 20, line: 240 } } },
    },
    paragraphStyles: [
      {
        id: STYLE.subtitle,
        name: 'Subtitle',
        ...basedOn,
        next: 'Normal',
        run: { size: 22, color: QUIET },
        paragraph: { spacing: { after: 280 } },
      },
      {
        id: STYLE.quote,
        name: 'Quote',
        ...basedOn,
        run: { font: serif, size: 23, color: INK },
        paragraph: {
          spacing: { before: 100, after: 60 },
          indent: { left: 284 },
          border: { left: { style: BorderStyle.SINGLE, size: 12, space: 10, color: QUIET } },
        },
      },
      {
        id: STYLE.quoteSource,
        name: 'Quote Source',
        basedOn: STYLE.quote,
        quickFormat: true,
        run: { font: sans, size: 19, color: QUIET },
        paragraph: { spacing: { before: 0, after: 120 } },
      },
      {
        id: STYLE.code,
        name: 'Code',
        ...basedOn,
        run: { font: MONO, size: 19, noProof: true },
        paragraph: { spacing: { after: 120, line: 250 }, shading: { fill: 'F8F6F2' } },
      },
      { id: STYLE.bullet, name: 'List Bullet', ...basedOn, paragraph: { spacing: { after: 50 } } },
      { id: STYLE.number, name: 'List Number', ...basedOn, paragraph: { spacing: { after: 50 } } },
      { id: STYLE.listContinue, name: 'List Continue', ...basedOn, paragraph: { spacing: { after: 50 } } },
      {
        id: STYLE.tableText,
        name: 'Table Text',
        ...basedOn,
        run: { size: 20 },
        paragraph: { spacing: { before: 30, after: 30, line: 250 } },
      },
      { id: STYLE.tableHeading, name: 'Table Heading', basedOn: STYLE.tableText, run: { size: 20, bold: true } },
      {
        id: STYLE.contents,
        name: 'TOC Heading',
        ...basedOn,
        run: { size: 25, bold: true },
        paragraph: { spacing: { before: 200, after: 100 }, keepNext: true },
      },
      contents(1),
      contents(2),
      contents(3),
    ],
    characterStyles: [
      { id: STYLE.codeChar, name: 'Code Char', basedOn: 'DefaultParagraphFont', run: { font: MONO, noProof: true } },
    ],
  }
}

export const look = { ink: INK, quiet: QUIET, line: LINE } as const
