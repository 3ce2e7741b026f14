/**
 * The files that an entry says belong to it, in the forms that programs write: "files/12/a.pdf", Zotero's and JabRef's
 * "Full Text:files/12/a.pdf:application/pdf", several parted by semicolons, with colons and semicolons escaped.
 */

/** Splits at a mark that no backslash stands before. */
function splitPlain(text: string, mark: string): string[] {
  const parts = ['']
  for (let at = 0; at < text.length; at++) {
    const unit = text[at] as string
    const after = text[at + 1]
    if (unit === '\\' && after !== undefined && /[;:\\,_{}$&%#~]/.test(after)) {
      parts.push(`${parts.pop()}${mark === ';' && after !== ';' ? unit : ''}${after}`)
      at++
    } else if (unit === mark) parts.push('')
    else parts.push(`${parts.pop()}${unit}`)
  }
  return parts
}

const isType = (text: string): boolean => text === '' || /^(?:[a-z]+\/[\w.+-]+|[A-Za-z0-9 ()]{1,20})$/.test(text)

function pathOf(part: string): string {
  // Mendeley's way to write a drive's colon.
  const plain = part.replaceAll('$\\backslash$', '\\')
  const pieces = splitPlain(plain, ':')
  if (pieces.length < 2) return pieces.join('')
  const drive = (text: string): boolean => /^[A-Za-z]$/.test(text)
  const last = pieces.at(-1) ?? ''
  const hasType = pieces.length >= 2 && isType(last) && !/\.\w{2,5}$/.test(last)
  const middle = hasType ? pieces.slice(0, -1) : pieces
  // "C:\a.pdf" by itself has no description.
  const [first = '', second] = middle
  if (second === undefined) return first
  return drive(first) && /^[\\/]/.test(second) ? middle.join(':') : middle.slice(1).join(':')
}

export const attachedFiles = (fields: readonly string[]): string[] => [
  ...new Set(
    fields
      .flatMap((field) => splitPlain(field, ';'))
      .map((part) =>
        pathOf(part)
          .trim()
          .replaceAll('\\', '/')
          .replace(/^\{(.*)\}$/, '$1'),
      )
      .filter((path) => path !== '' && path.length < 2000),
  ),
]
