/** What a PDF says of itself beside its looks: tags, outline, language, letters. Read by a reader that is not the writer. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface ReadPdf {
  isTagged: boolean
  title: string
  creator: string
  language: string | null
  pages: { width: number; height: number; words: string }[]
  /** Roles of the structure tree in reading order: "H1", "P", "Table"… */
  roles: string[]
  outline: string[]
  /** Names of the fonts, without the mark of a subset. */
  fonts: string[]
  /** How many fonts are named and not inside. */
  bareFonts: number
}

interface Node {
  role?: string
  children?: Node[]
}

const rolesIn = (node: Node): string[] => [
  ...(node.role === undefined ? [] : [node.role]),
  ...(node.children ?? []).flatMap(rolesIn),
]

/** Reads the whole file; throws where it is no PDF. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const reading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const pdf = await reading.promise
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Creator?: string; Language?: string } }
  const marks = (await pdf.getMarkInfo()) as Map<string, boolean> | null
  const out: ReadPdf = {
    isTagged: marks?.get('Marked') === true,
    title: info.Title ?? '',
    creator: info.Creator ?? '',
    language: info.Language ?? null,
    pages: [],
    roles: [],
    outline: ((await pdf.getOutline()) ?? []).flatMap(function titles(item): string[] {
      return [item.title, ...item.items.flatMap(titles)]
    }),
    fonts: [],
    bareFonts: 0,
  }
  for (let at = 1; at <= pdf.numPages; at++) {
    const page = await pdf.getPage(at)
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.view
    const { items } = await page.getTextContent()
    out.pages.push({
      width: x1 - x0,
      height: y1 - y0,
      words: items.map((item) => ('str' in item ? item.str : '')).join(''),
    })
    out.roles.push(...rolesIn(((await page.getStructTree()) ?? {}) as Node))
  }
  // Chromium's writer leaves dictionaries as text.
  const raw = Buffer.from(bytes).toString('latin1')
  const names = raw.matchAll(/\/BaseFont \/(?:[A-Z]{6}\+)?([^\s/]+)/g)
  out.fonts = [...new Set([...names].map(([, name]) => name as string))].sort()
  out.bareFonts = (raw.match(/\/Type \/FontDescriptor/g)?.length ?? 0) - (raw.match(/\/FontFile[23]? /g)?.length ?? 0)
  await reading.destroy()
  return out
}
