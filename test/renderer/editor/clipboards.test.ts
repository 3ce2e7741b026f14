// @vitest-environment jsdom
/** What Word, Google Docs, Word in the browser and Excel put on the clipboard, as the note that comes of it. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { $insertGeneratedNodes } from '@lexical/clipboard'
import { $createParagraphNode, $getRoot, createEditor } from 'lexical'
import { describe, expect, it } from 'vitest'
import { treeFromState } from '#shared/editor/lexicalTree.ts'
import { treeToMarkdown } from '#shared/editor/markdown/toMarkdown.ts'
import { appNodes } from '#shared/editor/nodes.ts'
import { cleanHtml } from '#renderer/editor/paste/cleanHtml.ts'
import { $nodesFromContent } from '#renderer/editor/paste/nodesFromContent.ts'
import { countPictures } from '#renderer/editor/paste/pictures.ts'

const clipboard = (name: string): Promise<string> =>
  readFile(join(import.meta.dirname, 'clipboards', `${name}.html`), 'utf8')

/** The Markdown of an empty note into which the HTML was pasted. */
function pasted(html: string): string {
  const editor = createEditor({
    nodes: appNodes,
    onError: (error) => {
      throw error
    },
  })
  editor.update(
    () => {
      const paragraph = $createParagraphNode()
      $getRoot().append(paragraph)
      const selection = paragraph.select()
      $insertGeneratedNodes(editor, $nodesFromContent(editor, cleanHtml(html)), selection)
    },
    { discrete: true },
  )
  return treeToMarkdown(treeFromState(editor.getEditorState()))
}

const heading = '# What the crew said'
const lists = `- Warm tea at the rail
  - in proper cups
- A seat out of the wind

1. Ask the purser
2. Write it down`
const table = `| Boat | Crew |
| - | - |
| Heron | nine |`

describe('a clipboard', () => {
  it('from Word keeps headings, lists typed as paragraphs, tables and quotations, and nothing of its styles', async () => {
    const html = await clipboard('word')
    expect(pasted(html)).toBe(`# The ferry survey

${heading}

The **night boat** was *nearly* full, and nobody had complained\\[1]. See [the timetable](https://example.org/timetable?line=4).

${lists.replace('the rail', 'the **rail**').replace('cups\n', 'cups\n    - with a lid\n').replace('purser\n', 'purser\n   1. on the quay\n')}

${table.replace('Boat', '**Boat**').replace('Crew', '**Crew**')}

> We were counted in.

Kept new~~old~~ words.

---

\\[1] Asked in March.
`)
    expect(countPictures(html)).toBe(1)
  })

  it('from Google Docs means what its spans say by style, and its boxes are tasks', async () => {
    const html = await clipboard('googleDocs')
    expect(pasted(html)).toBe(`${heading}

The **night boat** was *nearly* full, not ~~empty~~. See [the timetable](https://example.org/timetable?line=4).

${lists}

- [x] Thank the mate
- [ ] Count the cups

${table.replace('Boat', '**Boat**').replace('Crew', '**Crew**')}

Tons of CO<sub>2</sub> saved.
`)
    expect(countPictures(html)).toBe(0)
  })

  it('from Word in the browser joins its lists of one item by their level', async () => {
    expect(pasted(await clipboard('wordOnline'))).toBe(`${heading}

The **night boat** was full.

${lists.replace(' at the rail', '').replace(' out of the wind', '')}
`)
  })

  it('from Excel is a table', async () => {
    expect(pasted(await clipboard('excel'))).toBe(`${table.replace('nine', '9')}\n`)
  })

  it('from LibreOffice loses its line ends and colours', async () => {
    expect(pasted(await clipboard('libreOffice'))).toBe(`${heading}

The **night boat** was *nearly* full<sup>1</sup>.\\
Nobody had complained.

- Warm tea
  - in proper cups
- A seat

[The timetable](https://example.org/timetable)
`)
  })

  it('may begin with bare words, as browsers copy part of a line', () => {
    expect(pasted('<meta charset="utf-8"><span style="color:red">half a </span><b>line</b>')).toBe('half a **line**\n')
  })
})

describe('pictures', () => {
  it('are counted where a person would miss them, and smileys are signs', () => {
    expect(countPictures('<p>a<img src="x.png" alt="a > b"><img src=y.png></p>')).toBe(2)
    expect(countPictures('<img src="dot.gif" width=1 height="1"><img alt="🙂" src="s.png">')).toBe(0)
    expect(pasted('<p>Thanks <img class="emoji" alt="👍🏽" src="s.png"> all</p>')).toBe('Thanks 👍🏽 all\n')
    expect(pasted('<p>Room <img alt="7" src="s.png"></p>')).toBe('Room\n')
  })
})
