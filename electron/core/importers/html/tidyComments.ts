/** Comments read as voices: who and when on one line, then what they said; no buttons. */
import { findDate } from '../dates.ts'
import type { DraftBlock } from './draftBlock.ts'

/** One or several of these alone in a block: links and buttons under a comment. */
const BUTTONS =
  /^(?:(?:reply|edit|delete|permalink|link|report|flag|share|like|quote|abonné|alerter|répondre|signaler|responder|denunciar|antworten|melden|zitieren|rispondi|segnala|svara|ответить|返信|回复|ответ|citar|citer|beantworten|reageer|votes?|points?)\W*\d*\W*)+$/iu
const BUTTON =
  /^(reply|reply to .{0,60}|edit|delete|permalink|link|report( abuse| comment)?|flag|share( ›)?|like|upvote|downvote|▲|▼|\d+|[↑↓^|·•−–+-]+|leave a (comment|reply)|post a comment|add (a )?(new )?comment|log ?in( to reply)?|quote|see more|show more|load more.*|view (all|more).*|antworten|répondre|responder|rispondi|svara|ответить|返信|回复|say thanks|avatar|parent|next|prev|root|helpful|sort by.*|newest|oldest|best|follow|subscribe.*|comments? (are|is) closed\.?|be the first to.*|oldest first|newest first|your email address will not be published.*|required fields are marked.*|notify me.*|this site uses akismet.*)$/iu
/** What comment systems print around the voices: ways in, orders, boxes to fill. */
const SYSTEM =
  /^(?:(?:log ?in|sign ?in|sign up|login)(?: (?:or|with|to|and)\b.{0,60})?:?|more login options|pending comments|(?:view )?faq|get livefyre|\+ ?follow|post comment(?: preview comment)?|preview comment|newest \| oldest|show (?:the |all )?(?:first|next|last|previous|remaining)\b.{0,30}|add your comments?|visitor comments add your comment|the comments below have .{0,60}|(?:best|worst|top|most) (?:rated|liked|recent|popular)|click to rate.{0,30}|rating:?|share(?: this comment| cancel)|cancel|name|e-?mail(?: address)?|site|website|close window|feature this comment.{0,20}|rss feed for comments|to reply to a comment\b.*|\d+ ?pts)$/iu

/** Joins an author's line with the date that follows it, and drops buttons. */
export function tidyComments(drafts: readonly DraftBlock[]): DraftBlock[] {
  const kept: DraftBlock[] = []
  for (const draft of drafts) {
    const text = draft.content.text.replace(/\s+/g, ' ').trim()
    if (text.length < 120 && (BUTTON.test(text) || BUTTONS.test(text) || SYSTEM.test(text))) continue
    const before = kept[kept.length - 1]
    if (before && isJustDate(text) && isNameLine(before)) {
      // The two stand side by side on the page.
      const text = before.content.text.replace(/[\s:,]+$/, '')
      kept[kept.length - 1] = {
        ...before,
        content: {
          text: `${text}, ${draft.content.text}`,
          marks: before.content.marks.filter((mark) => mark.to <= text.length),
        },
      }
      continue
    }
    kept.push(draft)
  }
  return kept
}

const isJustDate = (text: string): boolean =>
  text.length < 60 &&
  (findDate(text) !== undefined || /^(on )?\d+ (second|minute|hour|day|week|month|year)s? ago$/i.test(text)) &&
  !/[.!?]\s*$/.test(text.replace(/[ap]\.m\.$/i, ''))

const isNameLine = (draft: DraftBlock): boolean =>
  draft.props.kind === 'paragraph' &&
  draft.content.text.length < 60 &&
  !draft.content.text.includes('\n') &&
  !/[.!?]$/.test(draft.content.text) &&
  findDate(draft.content.text) === undefined
