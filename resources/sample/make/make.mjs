/**
 * Makes the sample workspace's binary files from the texts beside this script. The results
 * are committed, so this runs only when a text changes:
 *   node resources/sample/make/make.mjs        (needs an Electron runtime for the PDF)
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { AlignmentType, Document, HeadingLevel, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import electron from 'electron'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import iconv from 'iconv-lite'

const text = (name) => readFileSync(new URL(`text/${name}`, import.meta.url), 'utf8')
const save = (name, bytes) => {
  writeFileSync(new URL(`../sources/${name}`, import.meta.url), bytes)
  console.log(`${name}: ${bytes.length} bytes`)
}
// Zip entries carry a date; a fixed one keeps the files the same from run to run.
const options = { mtime: new Date('2026-01-01T12:00:00'), level: 9 }

/** The guild's newsletter as an old editor's computer saved it. */
function makeNewsletter() {
  save('guild-newsletter-reprint.txt', iconv.encode(text('guild-newsletter-reprint.txt').replaceAll('\n', '\r\n'), 'windows-1252'))
}

function tableOf(rows) {
  return new Table({
    width: { size: 9000, type: WidthType.DXA },
    columnWidths: [4200, 2400, 2400],
    rows: rows.map(
      (cells, index) =>
        new TableRow({
          tableHeader: index === 0,
          children: cells.map((cell, column) => new TableCell({
            width: { size: column === 0 ? 4200 : 2400, type: WidthType.DXA },
            children: [new Paragraph({ children: [new TextRun({ text: cell, bold: index === 0 })] })],
          })),
        }),
    ),
  })
}

async function makeReview() {
  const review = JSON.parse(text('night-line-review.json'))
  const block = ([kind, content]) => {
    if (kind === 'heading1') return new Paragraph({ text: content, heading: HeadingLevel.TITLE })
    if (kind === 'heading2') return new Paragraph({ text: content, heading: HeadingLevel.HEADING_1 })
    if (kind === 'table') return tableOf(content)
    if (kind === 'bullets') return content.map((item) => new Paragraph({ text: item, bullet: { level: 0 } }))
    if (kind === 'numbers') return content.map((item) => new Paragraph({ text: item, numbering: { reference: 'proposals', level: 0 } }))
    return new Paragraph({ text: content, spacing: { after: 120 } })
  }
  const document = new Document({
    title: review.title,
    creator: review.creator,
    lastModifiedBy: review.creator,
    numbering: { config: [{ reference: 'proposals', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START, style: { paragraph: { indent: { left: 720, hanging: 360 } } } }] }] },
    sections: [{ children: review.body.flatMap(block) }],
  })
  const files = unzipSync(await Packer.toBuffer(document))
  const core = strFromU8(files['docProps/core.xml']).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, review.created)
  files['docProps/core.xml'] = strToU8(core)
  save('night-line-review.docx', zipSync(files, options))
}

function makeBook() {
  const book = JSON.parse(text('the-shelf.json'))
  const page = (title, body) => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="${book.language}"><head><title>${title}</title></head><body>${body}</body></html>`
  const ids = book.chapters.map((chapter) => chapter.file.replace('.xhtml', ''))
  const opf = `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${book.language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:5f0e2f66-3a86-4f6c-9f6b-0d4c1b7e9a21</dc:identifier>
<dc:title>${book.title}</dc:title><dc:creator>${book.creator}</dc:creator><dc:publisher>${book.publisher}</dc:publisher>
<dc:date>${book.date}</dc:date><dc:language>${book.language}</dc:language>
<meta property="dcterms:modified">${book.date}T12:00:00Z</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
${ids.map((id) => `<item id="${id}" href="${id}.xhtml" media-type="application/xhtml+xml"/>`).join('\n')}
</manifest>
<spine>${ids.map((id) => `<itemref idref="${id}"/>`).join('')}</spine>
</package>`
  const nav = page('Contents', `<nav xmlns:epub="http://www.idpf.org/2007/ops" epub:type="toc"><ol>${book.chapters.map((chapter) => `<li><a href="${chapter.file}">${chapter.title}</a></li>`).join('')}</ol></nav>`)
  const container = '<?xml version="1.0"?>\n<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
  const files = {
    // The format wants this one first and stored as it is.
    mimetype: [strToU8('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': strToU8(container),
    'OPS/package.opf': strToU8(opf),
    'OPS/nav.xhtml': strToU8(nav),
  }
  for (const chapter of book.chapters) {
    files[`OPS/${chapter.file}`] = strToU8(page(chapter.title, `<h1>${chapter.title}</h1>${chapter.html}`))
  }
  save('the-shelf.epub', zipSync(files, options))
}

makeNewsletter()
await makeReview()
makeBook()
const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const printed = spawnSync(electron, [new URL('printPdf.mjs', import.meta.url).pathname, ...flags], { stdio: 'inherit' })
process.exitCode = printed.status ?? 1
