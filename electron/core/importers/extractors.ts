/**
 * Which reader of files made an extraction, and in which version. Raise a number when its kind of file is read better
 * than before: sources that were read by an earlier one are then offered to be read again.
 */
export const extractors = {
  html: 'html/2',
  pdf: 'pdf/2',
  docx: 'docx/2',
  epub: 'epub/1',
  markdown: 'markdown/1',
  text: 'text/1',
  /** A text in which another program counts characters. */
  exact: 'exact/1',
  /** No file: the abstract of a reference, or nothing. */
  reference: 'reference/1',
} as const

/** True when this version of the app reads such files better. Of a reader that it does not know it says nothing. */
export function isOutdated(extractor: string): boolean {
  const [kind, version] = extractor.split('/')
  const current = Object.values(extractors).find((each) => each.split('/')[0] === kind)
  return current !== undefined && Number(version) < Number(current.split('/')[1])
}
