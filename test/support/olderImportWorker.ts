/**
 * Stands in for the import thread of an earlier version of the app: it reads files less well. Menus come in, hyphens
 * at line ends stay, quotation marks are flattened, the last paragraph is lost, and one is there that should not be.
 */
import { parentPort } from 'node:worker_threads'
import { createExtractionBuilder } from '#core/importers/extractionBuilder.ts'
import { importFile, importPasted } from '#core/importers/importFile.ts'
import type { ImportAnswer, ImportRequest } from '#core/importers/protocol.ts'
import type { Extraction } from '#shared/model/extraction.ts'

/** Words of the earlier reading that are nobody's. */
export const MENU = 'Home About Subscribe Follow us everywhere'

function readWorse(extraction: Extraction): Extraction {
  const builder = createExtractionBuilder()
  builder.add({ kind: 'paragraph' }, { text: MENU, marks: [] })
  const blocks = extraction.blocks.length > 2 ? extraction.blocks.slice(0, -1) : extraction.blocks
  for (const block of blocks) {
    const words = extraction.text
      .slice(block.from, block.to)
      .replace(/[“”]/g, '"')
      .replace(/[’]/g, "'")
      .replace(/(\p{L}{4})(\p{L}{4,})/gu, '$1-\n$2')
      .replace(/\t/g, ' ')
    builder.add({ kind: 'paragraph' }, { text: words, marks: [] })
  }
  return builder.finish(extraction.extractor.replace(/\d+$/, '0'))
}

parentPort?.on('message', ({ id, job }: ImportRequest) => {
  // Tables, projects, vaults and references were not read yet.
  if (
    'table' in job ||
    'references' in job ||
    'project' in job ||
    'vault' in job ||
    'records' in job ||
    'annotations' in job
  )
    return
  void (async () => {
    const result =
      'pasted' in job ? await importPasted(job.pasted) : await importFile(job.bytes, job.fileName, job.hints)
    if (result.ok) result.value.extraction = readWorse(result.value.extraction)
    const answer: ImportAnswer = { id, result }
    parentPort?.postMessage(answer)
  })()
})
