/** Finds readers' comments and takes them out of the page, so that they become a section of their own. */
import { nameWords, textOf } from './dom.ts'

const CONTAINERS =
  '#comments, #comments-list, #comment-list, #commentlist, #disqus_thread, #disqus_comments, #comment-section, #commentsection, #comments-section, #article-comments, #comment_list, #Comments, #commentblock, #livefyre, #discussion, #responses, .comments, .comments-area, .comments-section, .comment-section, .comments-container, .comments-wrapper, .comments-list, .comment-list, .commentlist, .commentList, .comment-thread, .comment-threads, .post-comments, .article-comments, .reader-comments, .user-comments, .comments-page, .fyre, .responses, .discussion, #reader-comments, section[aria-label="Comments"], [data-component="comments"], [itemprop="comment"], [data-testid*="comments"], .comtr'
const FRAME =
  '#respond, .comment-respond, .comment-form, form, input, textarea, button, select, .reply, .comment-reply-link, .comment-edit-link, .edit-link, .comment-actions, .comment__actions, .avatar, .says, .nav-links, .comment-navigation, .post-menu, .voting, .vote, .likes, .comment-footer__actions, .comment-reply, .comment_actions, .item-control, .thread-toggle, .comment-replybox-single, .comment-replybox-thread, .loadmore, .continue, script, style, svg, img, iframe, noscript, .nav, nav'
const ARTICLE_ITSELF = 'h1, [itemprop~="articleBody"], .entry-content, .post-content, .article-body, .post-body, main'

/**
 * Detaches comment sections below `root` and gives them in document order, cleaned of forms
 * and reply links. Sections without any text are dropped.
 */
export function detachComments(root: Element): Element[] {
  const total = textOf(root).length
  const found = new Set<Element>()
  const isFound = (element: Element): boolean => {
    for (let at: Element | null = element; at; at = at.parentElement) if (found.has(at)) return true
    return false
  }
  for (const element of root.querySelectorAll(CONTAINERS)) {
    if (isFound(element) || element.contains(root) || isTheArticle(element, total)) continue
    found.add(element)
  }
  for (const element of root.querySelectorAll('section, div, ol, ul, aside')) {
    if (isFound(element) || !holdsComments(element) || isTheArticle(element, total)) continue
    for (const inner of found) if (element.contains(inner)) found.delete(inner)
    found.add(element)
  }
  const kept: Element[] = []
  for (const element of found) {
    element.remove()
    for (const frame of element.querySelectorAll(FRAME))
      if (textOf(frame).length < 400 || frame.localName === 'form') frame.remove()
    if (/[\p{L}\p{N}]/u.test(textOf(element)) && !isOnlyInvitation(element)) kept.push(element)
  }
  return kept
}

function isTheArticle(element: Element, total: number): boolean {
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
  return inside.some((match) => match.localName !== 'h1' || textOf(element).length > total * 0.3)
}

/** A list of at least two elements that each call themselves a comment. */
function holdsComments(element: Element): boolean {
  let count = 0
  for (const child of element.children) {
    if (
      (child.getAttribute('itemtype') ?? '').endsWith('/Comment') ||
      /^(?:li-)?comment[-_]?\d+$/i.test(child.id) ||
      nameWords(child).slice(0, 3).includes('comment')
    )
      count++
  }
  return count >= 2
}

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
