/** What a Word document's properties say about it. */
import type { PartialDate } from '#shared/model/source.ts'
import { oneLine } from '../cleanText.ts'
import { machineDate } from '../dates.ts'
import { languageTag } from '../language.ts'
import { splitNames } from '../peopleNames.ts'
import { elementsNamed, parseXml } from '../zip/xml.ts'

export interface DocxFacts {
  title: string | undefined
  authors: string[]
  publishedOn: PartialDate | undefined
  language: string | undefined
}

const DEFAULT_AUTHOR =
  /^(microsoft( office)?( user)?|user|un-?named|author|admin(istrator)?|owner|python-docx|windows user|office)$/i

/** `core` is docProps/core.xml; absent or broken properties give nothing. */
export function readDocxFacts(core: Uint8Array | undefined): DocxFacts {
  const nothing: DocxFacts = { title: undefined, authors: [], publishedOn: undefined, language: undefined }
  if (!core) return nothing
  try {
    const document = parseXml(core)
    const value = (name: string): string => oneLine(elementsNamed(document, name)[0]?.textContent ?? '')
    const title = value('title')
    const created = value('created')
    return {
      title:
        title.length > 2 && !/^(word document|document\d*|untitled|microsoft word\b.*)$/i.test(title)
          ? title
          : undefined,
      authors: splitNames(value('creator')).filter((name) => !DEFAULT_AUTHOR.test(name)),
      publishedOn: created === '' ? undefined : machineDate(created),
      language: languageTag(value('language')),
    }
  } catch {
    return nothing
  }
}
