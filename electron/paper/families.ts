/** The letters that are brought along for paper, and in which order they are asked for a character. */

/** A weight or slope of a family: the stylesheet that names its files, and where its axes are fixed. */
export interface Face {
  css: string
  style: 'normal' | 'italic'
  /** What CSS calls this face; the lightest takes all below it, the boldest all above. */
  weight: number
  /** Empty where the files have no axes. */
  axes: Readonly<Record<string, number>>
}

export interface Family {
  name: string
  faces: readonly Face[]
  /** Asked only for what these lack: it would bring its own, differently shaped Latin letters. */
  isFallback: boolean
}

const variable = (name: string, css: string, weight: number, style: Face['style'] = 'normal'): Face => ({
  css: `@fontsource-variable/${name}/${css}`,
  style,
  weight,
  axes: { wght: weight },
})
const fallback = (name: string, folder: string): Family => ({
  name,
  isFallback: true,
  faces: [variable(folder, 'wght.css', 400), variable(folder, 'wght.css', 600)],
})

/** Chromium cannot embed a face with axes but as drawings without a name, so each weight is fixed before. */
export const families: readonly Family[] = [
  {
    name: 'Inter',
    isFallback: false,
    faces: [
      variable('inter', 'wght.css', 400),
      variable('inter', 'wght-italic.css', 400, 'italic'),
      variable('inter', 'wght.css', 600),
    ],
  },
  {
    name: 'Source Serif 4',
    isFallback: false,
    faces: [
      variable('source-serif-4', 'wght.css', 400),
      variable('source-serif-4', 'wght-italic.css', 400, 'italic'),
      variable('source-serif-4', 'wght.css', 600),
    ],
  },
  {
    name: 'IBM Plex Mono',
    isFallback: false,
    faces: [{ css: '@fontsource/ibm-plex-mono/400.css', style: 'normal', weight: 400, axes: {} }],
  },
  fallback('Noto Sans SC', 'noto-sans-sc'),
  fallback('Noto Sans TC', 'noto-sans-tc'),
  fallback('Noto Sans JP', 'noto-sans-jp'),
  fallback('Noto Sans KR', 'noto-sans-kr'),
  fallback('Noto Sans Arabic', 'noto-sans-arabic'),
  fallback('Noto Sans Hebrew', 'noto-sans-hebrew'),
  fallback('Noto Sans Devanagari', 'noto-sans-devanagari'),
  fallback('Noto Sans Thai', 'noto-sans-thai'),
  { name: 'Noto Emoji', isFallback: true, faces: [variable('noto-emoji', 'wght.css', 400)] },
]

/** The same Han character is drawn differently in each of these; the first is for text that does not say. */
const hanByLanguage = [
  ['', 'Noto Sans SC'],
  ['zh-Hans', 'Noto Sans SC'],
  ['zh-Hant', 'Noto Sans TC'],
  ['zh-TW', 'Noto Sans TC'],
  ['zh-HK', 'Noto Sans TC'],
  ['ja', 'Noto Sans JP'],
  ['ko', 'Noto Sans KR'],
] as const

const OTHERS = families.filter(({ isFallback }) => isFallback).map(({ name }) => name)

/** Rules that give each language its own shapes; `blockquote` and `.said` are what somebody said, and serif. */
export function languageRules(): string {
  return hanByLanguage
    .map(([language, han]) => {
      const tail = [han, ...OTHERS.filter((name) => name !== han)].map((name) => `"${name}"`).join(', ')
      const at = language === '' ? '' : `:lang(${language})`
      const said = ['blockquote', '.said'].map((tag) => (at === '' ? tag : `${tag}${at}, ${tag} ${at}`)).join(', ')
      return `${at || 'body'} { font-family: Inter, ${tail}, sans-serif; }
${said} { font-family: "Source Serif 4", ${tail}, serif; }`
    })
    .join('\n')
}
