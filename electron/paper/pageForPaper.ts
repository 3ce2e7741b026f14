/** Makes a whole HTML page ready to be printed: its letters inside, and the size of its paper. */
import type { Paper } from '#shared/model/workshop.ts'
import { lettersFor } from './letters.ts'

const sizeByPaper: Readonly<Record<Paper, string>> = { a4: 'A4', letter: 'letter' }

/** The page with its letters; a size that the page names itself is kept. It still fetches nothing. */
export async function pageForPaper(html: string, paper: Paper): Promise<string> {
  const letters = await lettersFor(html)
  const size = `<style>@page { size: ${sizeByPaper[paper]}; }</style>`
  return html
    .replace(/(<meta http-equiv="Content-Security-Policy" content="[^"]*)"/, '$1; font-src data:"')
    .replace(/<head>/i, () => `<head>\n${size}`)
    .replace(/<\/head>/i, () => `<style>${letters}</style>\n</head>`)
}
