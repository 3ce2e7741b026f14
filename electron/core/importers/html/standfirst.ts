/** The lines between headline and article that sum it up, where the page keeps them outside the article's box. */
import { elementsIn, isInside, linkShare, nameWords, textOf } from './dom.ts'
import { simplify } from './pageTitle.ts'

const NAMES =
  /^(standfirst|dek|deck|chapo|chapeau|lead|lede|intro|introduction|summary|subtitle|subhead|subheading|subheadline|teaser|abstract|excerpt|description|sottotitolo|entradilla|bajada|vorspann|kicker|ingress|sommario|subheader)$/

/** Elements between the main heading and `main`, in order; empty when the heading is inside. */
export function findStandfirst(root: Element, main: Element, title: string | undefined): Element[] {
  if (title === undefined) return []
  const wanted = simplify(title)
  const heading = [...root.querySelectorAll('h1, h2, h3')].find((h) => simplify(textOf(h)) === wanted)
  if (!heading || isInside(heading, main) || main.contains(heading)) return []
  const found: Element[] = []
  let after = false
  for (const element of elementsIn(root)) {
    if (element === heading) after = true
    if (element === main) return after ? found : []
    if (
      !after ||
      isInside(element, heading) ||
      element.contains(main) ||
      found.some((outer) => outer.contains(element))
    )
      continue
    const text = textOf(element)
    if (text.length < 25 || text.length > 700 || linkShare(element) > 0.4) continue
    if (element.closest('li, aside, figure') || element.querySelector('li, form')) continue
    const named = nameWords(element).some((word) => NAMES.test(word))
    if (
      named ||
      (/^h[2-4]$/.test(element.localName) && text.length > 40) ||
      (element.localName === 'p' && text.length > 90 && element.querySelector('a') === null && /[.!?…。]$/.test(text))
    )
      found.push(element)
    if (found.length === 4) break
  }
  return []
}
