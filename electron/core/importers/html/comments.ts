/** Finds readers' comments and takes them out of the page, so that they become a section of their own. */
import { findDate } from '../dates.ts'
import { elementsIn, namesOf, nameWords, textOf } from './dom.ts'
import type { Weights } from './weights.ts'

/** Classes and ids under which comment systems and themes keep what readers said. */
const CONTAINERS = new Set(
  'comments comments-list comment-list commentlist commentList comment_list Comments commentblock disqus_thread disqus_comments comment-section commentsection comments-section article-comments livefyre discussion responses comments-area comments-container comments-wrapper comment-thread comment-threads post-comments reader-comments user-comments comments-page fyre comtr'.split(
    ' ',
  ),
)
/** What stands around a voice: forms, buttons, portraits. */
const FRAME = new Set(
  'respond comment-respond comment-form reply comment-reply-link comment-edit-link edit-link comment-actions comment__actions avatar says nav-links comment-navigation post-menu voting vote likes comment-footer__actions comment-reply comment_actions item-control thread-toggle comment-replybox-single comment-replybox-thread loadmore continue nav'.split(
    ' ',
  ),
)
const FRAME_TAGS = new Set('form input textarea button select script style svg img iframe noscript nav'.split(' '))
const ARTICLE_ITSELF = 'h1, [itemprop~="articleBody"], .entry-content, .post-content, .article-body, .post-body, main'

/**
 * Detaches comment sections below `root` and gives them in document order, cleaned of forms
 * and reply links. Sections without any text are dropped.
 */
export function detachComments(root: Element, weights: Weights): Element[] {
  const found = new Set<Element>()
  const isFound = (element: Element): boolean => {
    for (let at: Element | null = element; at; at = at.parentElement) if (found.has(at)) return true
    return false
  }
  const elements = elementsIn(root)
  for (const element of elements) {
    if (!isNamedContainer(element)) continue
    if (isFound(element) || element.contains(root) || isTheArticle(element, root, weights)) continue
    found.add(element)
  }
  for (const element of elements) {
    if (
      !/^(section|div|ol|ul|aside)$/.test(element.localName) ||
      !(isCommentBox(element) || holdsComments(element, weights)) ||
      isFound(element) ||
      isTheArticle(element, root, weights)
    )
      continue
    for (const inner of found) if (element.contains(inner)) found.delete(inner)
    found.add(element)
  }
  const kept: Element[] = []
  for (const element of found) {
    weights.remove(element)
    for (const frame of elementsIn(element)) if (isFrame(frame, weights)) frame.remove()
    if (/[\p{L}\p{N}]/u.test(textOf(element)) && !isOnlyInvitation(element) && hasVoice(element)) kept.push(element)
  }
  return kept
}

/** True for what readers' comments stand in on a page, judged by its name alone. */
export const isCommentContainer = (element: Element): boolean => isNamedContainer(element) || isCommentBox(element)

const isNamedContainer = (element: Element): boolean =>
  namesOf(element).some((name) => CONTAINERS.has(name)) ||
  element.getAttribute('itemprop') === 'comment' ||
  element.getAttribute('aria-label') === 'Comments' ||
  element.getAttribute('data-component') === 'comments' ||
  (element.getAttribute('data-testid') ?? '').includes('comments')

const isFrame = (element: Element, weights: Weights): boolean =>
  (FRAME_TAGS.has(element.localName) || namesOf(element).some((name) => FRAME.has(name))) &&
  (element.localName === 'form' || weights.of(element).text < 400)

/** "commentTreeContainer", "comments-wrap", "reader_comments_block". */
function isCommentBox(element: Element): boolean {
  const words = nameWords(element)
  return words.some((word, i) => /^comments?$/.test(word) && BOX.test(words[i + 1] ?? ''))
}
const BOX =
  /^(tree|list|lists|section|thread|threads|area|wrap|wrapper|container|holder|block|stream|feed|module|panel)$/

function isTheArticle(element: Element, root: Element, weights: Weights): boolean {
  if (
    /^(body|html|main|article)$/.test(element.localName) &&
    element.getAttribute('itemprop') !== 'comment' &&
    !nameWords(element).includes('comment')
  )
    return true
  const inside = [...element.querySelectorAll(ARTICLE_ITSELF)].filter(
    (match) => !match.closest('.comment, .comment-body, .comment-content, [itemprop="comment"], li, .response'),
  )
  if (inside.length === 0) return false
  const share = weights.of(element).text / Math.max(1, weights.of(root).text)
  return inside.some((match) => match.localName !== 'h1' || share > 0.3)
}

/**
 * A list of at least two elements that each call themselves a comment, and little besides:
 * forms, counts and disclaimers beside an article are called so, too.
 */
function holdsComments(element: Element, weights: Weights): boolean {
  const kinds = new Map<string, { count: number; text: number }>()
  if (element.children.length < 2) return false
  for (const child of element.children) {
    const numbered = /^(?:li-)?comment[-_]?\d+$/i.test(child.id)
    if (
      !(
        numbered ||
        (child.getAttribute('itemtype') ?? '').endsWith('/Comment') ||
        nameWords(child).slice(0, 3).includes('comment')
      ) ||
      /^(a|span|form|script)$/.test(child.localName)
    )
      continue
    const words = nameWords(child)
    const key = numbered ? 'numbered' : `${child.localName} ${words[0] ?? ''}`
    const kind = kinds.get(key) ?? { count: 0, text: 0 }
    kind.count++
    kind.text += weights.of(child).text
    kinds.set(key, kind)
  }
  const most = [...kinds.values()].sort((a, b) => b.text - a.text)[0]
  return most !== undefined && most.count >= 2 && most.text >= weights.of(element).text * 0.5
}

/** Somebody said it: a name or a time is given. Templates and policies of a comment system have neither. */
function hasVoice(element: Element): boolean {
  const signed = elementsIn(element).some(
    (e) =>
      e.localName === 'cite' || e.getAttribute('itemprop') === 'author' || nameWords(e).some((word) => WHO.test(word)),
  )
  if (signed) return true
  const text = textOf(element)
  return WHEN.test(text) || findDate(text.slice(0, 400)) !== undefined
}
const WHEN =
  /\b\d+ (seconds?|minutes?|hours?|days?|weeks?|months?|years?) ago\b|\b(says|said|wrote|writes)\s*:|\b\d{1,2}:\d\d\b|\b(19|20)\d\d\b/i
const WHO = /^(author|username|user|commenter|name|fn|nickname|nick|handle|poster|from)$/

/** "Leave a reply", "Be the first to comment", "0 comments": nobody said anything. */
function isOnlyInvitation(element: Element): boolean {
  const text = textOf(element)
  return (
    text.length < 160 &&
    (/^(no|0|leave|add|post|write|be the first|comments? (are )?(closed|off|disabled)|please enable|loading|sign in|log in|view|show|join|comments?\W*$)/i.test(
      text,
    ) ||
      !/[.!?…]/.test(text))
  )
}
