/** Links that lead about the page instead of saying something: "↩" behind a footnote, "¶" behind a heading. */

const BACK = /^[\s[(]*(?:[↩↑⤴⏎↵⇧▲^⬆]+|back to (?:text|content|article)|jump up)[\s\])\d:.a-z]{0,4}$/i
const SIGN = /^(?:#|¶|§|🔗|permalink|anchor|link to this (?:heading|section))$/iu

/** True for such a link; signs count only inside headings, where nobody would write them. */
export function isArrow(link: Element, inHeading: boolean): boolean {
  // Selectors that ask for an arrow as a picture or as a letter.
  const text = (link.textContent ?? '').replace(/[\ufe0e\ufe0f]/g, '').trim()
  if (text === '' || text.length > 24) return false
  if (BACK.test(text))
    return (link.getAttribute('href') ?? '').includes('#') || link.getAttribute('role') === 'doc-backlink'
  return inHeading && SIGN.test(text)
}
