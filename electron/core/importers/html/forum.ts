/**
 * Recognises forum threads and question pages: several posts of one shape, each with its
 * author. There the "article" is the whole thread, and names are content, not bylines.
 */
import { isCommentContainer } from './comments.ts'
import { elementsIn, nameWords } from './dom.ts'
import { linkedShare, type Weights } from './weights.ts'

const POST =
  /^(post|posts|message|reply|answer|question|topicpost|postcontainer|postbody|forumpost|entry|response|article|comment)$/
const AUTHOR =
  /^(author|username|user|poster|nickname|nick|member|profile|postprofile|owner|creator|byline|name|userinfo)$/

/** The smallest element around all posts of a thread; undefined when the page is none. */
export function findThread(root: Element, weights: Weights): Element | undefined {
  const groups = new Map<string, Element[]>()
  for (const element of elementsIn(root)) {
    if (!/^(article|div|section|li|tr|table)$/.test(element.localName) && !element.hasAttribute('itemtype')) continue
    const words = nameWords(element)
    const word =
      words.find((candidate) => POST.test(candidate)) ??
      (/(Posting|Answer|Question|Comment)$/.test(element.getAttribute('itemtype') ?? '') ? 'item' : undefined)
    if (word === undefined) continue
    const key = `${element.localName} ${words.find((w) => POST.test(w)) ?? word} ${depthOf(element)}`
    const group = groups.get(key)
    if (group) group.push(element)
    else groups.set(key, [element])
  }
  const total = Math.max(1, weights.of(root).text)
  let best: Element[] = []
  let bestLength = 0
  for (const posts of groups.values()) {
    if (posts.length < 3) continue
    const length = posts.reduce((sum, post) => sum + weights.of(post).text, 0)
    if (
      length > total * 0.4 &&
      length > bestLength &&
      isThread(posts, weights) &&
      !isBelowArticle(posts, root, weights)
    ) {
      best = posts
      bestLength = length
    }
  }
  return best.length === 0 ? undefined : commonAncestor(best, root)
}

/** Readers' comments have the shape of a thread; what they comment on is prose outside them, under a heading. */
function isBelowArticle(posts: readonly Element[], root: Element, weights: Weights): boolean {
  let box: Element | undefined
  for (let at: Element | null = posts[0] ?? null; at && at !== root; at = at.parentElement)
    if (isCommentContainer(at)) box = at
  if (!box) return false
  return weights.of(root).prose - weights.of(box).prose > 400
}

function isThread(posts: readonly Element[], weights: Weights): boolean {
  const share = (test: (post: Element) => boolean) => posts.filter(test).length / posts.length
  const signed = share((post) =>
    elementsIn(post)
      .slice(0, 100)
      .some((e) => e.getAttribute('itemprop') === 'author' || nameWords(e).some((word) => AUTHOR.test(word))),
  )
  // Lists of articles have a linked heading in each; posts of a thread do not.
  const headed = share((post) => post.querySelector('h1 a, h2 a, h3 a') !== null)
  const spoken = share((post) => weights.of(post).text > 60 && linkedShare(weights.of(post)) < 0.5)
  return signed >= 0.6 && headed < 0.5 && spoken >= 0.6
}

function depthOf(element: Element): number {
  let depth = 0
  for (let at = element.parentElement; at; at = at.parentElement) depth++
  return depth
}

function commonAncestor(elements: readonly Element[], root: Element): Element {
  let at: Element | null = elements[0]?.parentElement ?? root
  while (at && at !== root) {
    const holder: Element = at
    if (elements.every((element) => holder.contains(element))) return holder
    at = at.parentElement
  }
  return root
}
