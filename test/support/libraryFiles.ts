/** Files for tests of the library, written where a test wants them; their words are nobody's. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { column, tinyPdf } from './tinyPdf.ts'

const paragraphs = [
  'The ferry left early. Nobody had told the baker, who stood on the quay with forty loaves 🥖 and no boat. She gave them to the dockers for nothing.',
  'They never forgot it. When her roof went in the November storm, eleven men came with ladders. None of them sent a bill, and none would take money.',
  'A company that watched this might print a card with ten stamps on it. It would have learned the wrong thing from the right people.',
]

/** A saved page with an article, an author and a date. */
export const ferryPage = `<!doctype html><html lang="en"><head><title>Forty loaves | Harbour Notes</title>
<meta name="author" content="Ines Varga"><meta property="article:published_time" content="2025-03-09">
<meta property="og:title" content="Forty loaves"><link rel="canonical" href="https://harbour-notes.example/loaves"></head>
<body><nav><a href="/">Home</a><a href="/about">About</a></nav><main><article><h1>Forty loaves</h1>
${paragraphs.map((words) => `<p>${words}</p>`).join('\n')}
<h2>What came of it</h2><ul><li>Eleven ladders</li><li>One roof</li></ul></article></main>
<footer>Cookies and such</footer></body></html>`

export const ferryText = `A letter from the quay\n\n${paragraphs.toReversed().join('\n\n')}\n`

/** Two pages of prose. */
export const ferryPdf = (): Uint8Array =>
  tinyPdf(
    [
      column(`${paragraphs.join(' ').replaceAll(' 🥖', '')}`, { x: 72, y: 90, measure: 80 }),
      column(
        'On the second page the baker writes back. She says that the roof is dry and that she still bakes forty.',
        {
          x: 72,
          y: 90,
          measure: 80,
        },
      ),
    ],
    { info: { Title: 'The baker and the ferry' } },
  )

/** Writes the files and returns their paths. */
export async function writeLibraryFiles(folder: string) {
  await mkdir(folder, { recursive: true })
  const write = async (name: string, content: string | Uint8Array): Promise<string> => {
    const path = join(folder, name)
    await writeFile(path, content)
    return path
  }
  return {
    page: await write('loaves.html', ferryPage),
    text: await write('letter.txt', ferryText),
    pdf: await write('ferry.pdf', ferryPdf()),
    empty: await write('empty.txt', ''),
    broken: await write('broken.pdf', '%PDF-1.7 and then nothing'),
    unknown: await write('sound.mp3', new Uint8Array([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 0, 0xff, 0xfb])),
  }
}
