/** Writes one Office file. What writes a format is read only when it is asked for. */
import type { WordPicture } from './picture.ts'
import type { OfficeJob } from './protocol.ts'

/** The file's bytes. */
export async function doOfficeJob(job: OfficeJob): Promise<Uint8Array> {
  if (job.kind === 'docx') {
    const { writeDocx } = await import('./docx/writeDocx.ts')
    if (job.drawings === undefined) return writeDocx(job.document)
    const { drawnPicture } = await import('./drawn.ts')
    const pictures = new Map<string, WordPicture>()
    for (const [url, drawing] of job.drawings) pictures.set(url, await drawnPicture(drawing))
    return writeDocx({ ...job.document, pictures })
  }
  if (job.kind === 'pptx') return (await import('./pptx/writePptx.ts')).writePptx(job.deck)
  if (job.kind === 'logo') return (await import('./drawnLogo.ts')).drawnLogo(job.svg)
  return (await import('./xlsx/writeXlsx.ts')).writeXlsx(job.tables, job.brand)
}
