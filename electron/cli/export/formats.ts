/** Every format of `export` by its word. */
import { html } from './documents.ts'
import type { ExportFormat } from './format.ts'
import { docx, md, pptx, xlsx } from './office.ts'
import { pack } from './pack.ts'
import { pdf } from './pdf.ts'
import { csv } from './people.ts'
import { qdc, qdpx } from './project.ts'
import { bibtex, csl, jsonld, ris } from './references.ts'
import { vault } from './vault.ts'
import { commonplace } from './workspace.ts'

export const formatByWord: Readonly<Record<string, ExportFormat>> = {
  md,
  html,
  pdf,
  docx,
  pptx,
  xlsx,
  csv,
  qdpx,
  qdc,
  vault,
  commonplace,
  pack,
  bibtex,
  csl,
  ris,
  jsonld,
}
