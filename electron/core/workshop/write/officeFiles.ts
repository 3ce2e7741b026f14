/** A pack for Word and for slides: handout and key to be changed, the deck with its notes. */
import type { OfficeJob } from '../../exporters/office/protocol.ts'
import type { PackFile, PackWriter } from './packFile.ts'

export const officeFiles: PackWriter = async ({ title, paper, handout, key, deck }, { writeOffice, signal, brand }) => {
  const document = (of: typeof handout): OfficeJob => ({
    kind: 'docx',
    document: { ...of, paper, brand, subtitle: '' },
  })
  const jobs: [name: string, job: OfficeJob][] = [
    ['handout.docx', document(handout)],
    ['key.docx', document(key)],
    ['deck.pptx', { kind: 'pptx', deck: { title, slides: deck, brand } }],
  ]
  const files: PackFile[] = []
  // One after the other: each has a thread of its own, and there may be no more than two cores.
  for (const [name, job] of jobs) {
    const content = await writeOffice(job, signal)
    if (content === null) break
    files.push({ name, content })
  }
  return files
}
