/**
 * Last look at an article's blocks: the repeated title, the byline that is metadata already,
 * share prompts, and runs of links that no name gave away.
 */
import { readingLength } from '../cleanText.ts'
import { isDateLine } from '../dates.ts'
import { isGallery } from './dom.ts'
import type { DraftBlock } from './draftBlock.ts'
import type { PageMetadata } from './pageMetadata.ts'
import { simplify } from './pageTitle.ts'

const PROMPT = new RegExp(
  `^(?:${[
    'share( this)?( (post|article|story|page))?( on| via)?( (facebook|twitter|x|linkedin|email|whatsapp|reddit|pinterest|telegram))?',
    '(tweet|pin it|like this|loading|print|email( this)?|e-mail|facebook|twitter|linkedin|whatsapp|pinterest|reddit|telegram|instagram|youtube|rss|copy link|link copied|save|bookmark)',
    'advertisement|ad|sponsored|promoted|article continues (below|after).*|continue reading.{0,30}|story continues below.*|scroll to continue|skip( to)?( main)?( content| navigation| advertisement)*',
    '(sign up|subscribe|log ?in|sign ?in|register|join)( now| here| today| free)?( (for|to) .{0,50})?',
    '(follow|like|find|join|visit)( us| me| .{2,40})? on (facebook|twitter|x|linkedin|instagram|youtube|google\\+)( and (facebook|twitter|google\\+))?:?( @\\w+)?|follow( us)?|read (or|and) share( this)?( story)?.{0,60}|view (all )?comments?.{0,20}|user rating:?|click to rate|read more|read next|more|next|previous|(back )?to top|back to top|top|home|menu|search|close|open|toggle navigation|reply|edit|permalink|leave a (comment|reply)|(\\d+|no) comments?|\\d+ (shares?|views?|likes?|claps?)|listen to (this )?article|\\d+ ?min(ute)?s?( read)?|reading time:? \\d+.*|post a comment|newer posts?|older posts?|print this page|full ?screen|replay|autoplay|show (thumbnails|captions)|hide (caption|transcript)s?|enlarge( this)?( image)?|view (photos?|gallery|slideshow).*|(next|previous) (photo|image|slide|article|story|post)|(launch|open) (gallery|media viewer)|view all( posts)?|table of contents|on this page|in this article',
    'reklama|hirdetés|annonse|annons|publicidade|hozzászólások?|kommentarer|komentarze|комментарии|teilen|drucken|kommentare?|anzeige|werbung|newsletter|partager|imprimer|publicité|compartir|imprimir|publicidad|condividi|stampa|pubblicità|compartilhar|delen|dela|поделиться|печать|реклама|シェア|ツイート|分享|打印|广告',
  ].join('|')})\\W*$`,
  'iu',
)
const RELATED =
  /^(related|related (posts?|articles?|stories|content|links|reading|topics|news|coverage)|you (may|might) (also )?(like|enjoy|be interested in).*|more (from|on|in|stories|like this|articles|posts|news|about)\b.*|read (next|also|more)\b.*|recommended( for you| reading| stories)?|recent (posts|articles|comments)|popular( posts| articles| now)?|(most|top) (popular|read|viewed|shared|commented|emailed|discussed)( (in|on|this|stories|articles|posts)\b.{0,40})?|also|trending( now)?|latest( news| posts| stories| articles)?|up next|what to read next|don[’']?t miss|also on .*|see also:?|keep reading|from our partners|around the web|promoted stories|share this.*|follow (us|me).*|tags|categories|filed under|topics|archives|blogroll|navigation|menu|weitere (artikel|beiträge|themen).*|mehr zum thema|das könnte sie (auch )?interessieren.*|lesen sie auch.*|ähnliche (artikel|beiträge)|à lire aussi.*|articles? (liés|similaires|connexes)|sur le même (sujet|thème)|artículos relacionados|te puede interesar.*|noticias relacionadas|lee también.*|leggi anche.*|articoli correlati|leia (também|mais).*|veja também.*|lees ook.*|läs (också|mer|även).*|читайте также.*|похожие (статьи|записи)|関連記事|相关(阅读|文章|推荐)|おすすめ.*)\s*:?$/iu
const BYLINE =
  /^(by|written by|posted by|posted|published|updated|last updated|von|par|por|words by|text by|story by)\b.{0,100}$/i
const AGO = /^(posted |published |updated )?\d+ (minute|hour|day|week|month|year)s? ago$/i
const FILED =
  /^(tags?|tagged( with| as)?|filed (under|in)|posted in|categor(y|ies)|topics?|labels?|schlagwörter|mots-clés|etiquetas|keywords?)\s*:?\s/i

const LEGAL = /^\W*(copyright|©|\(c\))\W*.{0,60}\b(19|20)\d\d\b|\ball rights reserved\b/i

/** Blocks that are the article; the metadata found is used to recognise what repeats it. */
export function tidyBlocks(drafts: readonly DraftBlock[], metadata: PageMetadata): DraftBlock[] {
  const titleAt = drafts.findIndex((draft, i) => isRepeatedTitle(draft, i, metadata))
  const own = dropDisowned(drafts, titleAt).filter(
    (draft, i, all) =>
      !isRepeatedTitle(draft, i, metadata) && !isPrompt(draft) && !isOrnament(draft) && !isSaidTwice(draft, all[i - 1]),
  )
  const kept = dropRelated(own)
  return trimEnd(trimStart(kept, metadata))
}

/** A thread's blocks: names and dates stay, they say who speaks. */
export function tidyThread(drafts: readonly DraftBlock[], metadata: PageMetadata): DraftBlock[] {
  return trimEnd(
    drafts.filter((draft, i) => !isRepeatedTitle(draft, i, metadata) && !isPrompt(draft) && !isOrnament(draft)),
  )
}

const isMostlyLinks = (draft: DraftBlock): boolean => draft.linked >= draft.content.text.length * 0.7
const isNote = (draft: DraftBlock): boolean => draft.props.section !== undefined

/** Counters, rules made of characters, single buttons. */
const isOrnament = ({ props, content }: DraftBlock): boolean =>
  (props.kind === 'paragraph' || props.kind === 'listItem' || props.kind === 'heading') &&
  content.text.length < 12 &&
  !/[\p{L}]{2}|\p{Lo}/u.test(content.text)

/**
 * Uses the second judge where it helps: what it dropped goes if it is weak by itself, if it is
 * a picture gallery, or if it stands before or after everything that was kept and is not set
 * like the article's own paragraphs.
 */
function dropDisowned(drafts: readonly DraftBlock[], titleAt: number): DraftBlock[] {
  const isKeptProse = (draft: DraftBlock) => draft.kept === true && readingLength(draft.content.text) > 60
  const first = drafts.findIndex(isKeptProse)
  const last = drafts.findLastIndex(isKeptProse)
  if (first === -1) return [...drafts]
  const settings = new Set<string>()
  const elements = new Set<Element>()
  const parents = new Set<Element | null>()
  for (const draft of drafts) {
    if (!isKeptProse(draft) || !draft.element || !isProse(draft)) continue
    elements.add(draft.element)
    settings.add(settingOf(draft.element))
    parents.add(draft.element.parentElement)
  }
  // A page that is a gallery has nothing else; there the pictures' words are the article.
  const hasArticle = drafts.filter((draft) => isKeptProse(draft) && isProse(draft) && !isInGallery(draft)).length >= 3
  const isSetAlike = ({ element }: DraftBlock) =>
    element !== undefined && (parents.has(element.parentElement) || settings.has(settingOf(element)))
  return drafts.filter((draft, i) => {
    // Lines of one box, ended by breaks, stay together.
    if (draft.kept !== false || isNote(draft) || (draft.element && elements.has(draft.element))) return true
    if (hasArticle && isInGallery(draft)) return false
    const { kind } = draft.props
    if (i > last) return isSetAlike(draft) && (kind === 'heading' ? isSetAlikeProse(drafts[i + 1]) : !isWeak(draft))
    if (kind === 'caption') return true
    if (i < first) return kind === 'heading' ? i === first - 1 : isProse(draft) && (i > titleAt || isSetAlike(draft))
    if (kind === 'tableRow' || kind === 'preformatted' || kind === 'quotation') return true
    if (kind === 'heading') return drafts[i + 1]?.kept !== false || isProse(drafts[i + 1] as DraftBlock)
    return !isWeak(draft)
  })

  function isSetAlikeProse(next: DraftBlock | undefined): boolean {
    return next !== undefined && isSetAlike(next) && isProse(next)
  }
}

/** How a block is set: its element and the one around it, by name and class. */
const settingOf = (element: Element): string =>
  [element, element.parentElement].map((e) => `${e?.localName ?? ''}.${e?.getAttribute('class') ?? ''}`).join(' ')

const isInGallery = ({ element }: DraftBlock): boolean => {
  let at: Element | null | undefined = element
  for (let i = 0; at && i < 8; i++, at = at.parentElement) {
    if (at.localName === 'article' || at.localName === 'main') return false
    if (isGallery(at)) return true
  }
  return false
}

const isProse = ({ props, content, linked }: DraftBlock): boolean =>
  (props.kind === 'paragraph' || props.kind === 'quotation') &&
  readingLength(content.text) >= 100 &&
  linked < content.text.length * 0.3
const isWeak = ({ content, linked }: DraftBlock): boolean =>
  linked > content.text.length * 0.4 ||
  (readingLength(content.text) < 60 && !/[.!?…:;。！？]["'”’)»]*$/.test(content.text))

function isRepeatedTitle(draft: DraftBlock, index: number, { title }: PageMetadata): boolean {
  if (title === undefined || (draft.props.kind !== 'heading' && index > 2)) return false
  if (draft.props.kind === 'heading' && index > 12 && draft.props.level !== 1) return false
  return draft.content.text.length < 400 && simplify(draft.content.text) === simplify(title)
}

/** A caption and the picture's own words, a summary in two sizes: one is enough. */
const isSaidTwice = (draft: DraftBlock, before: DraftBlock | undefined): boolean =>
  before !== undefined &&
  draft.content.text.length >= 20 &&
  draft.content.text.length <= 160 &&
  /^(paragraph|caption|heading)$/.test(draft.props.kind) &&
  draft.content.text === before.content.text

function isPrompt(draft: DraftBlock): boolean {
  const text = draft.content.text
  return (
    text.length < 90 &&
    draft.props.kind !== 'tableRow' &&
    draft.props.kind !== 'preformatted' &&
    PROMPT.test(text.replace(/\s+/g, ' '))
  )
}

/** "Related stories" and the links below it, up to the next prose. */
function dropRelated(drafts: readonly DraftBlock[]): DraftBlock[] {
  const kept: DraftBlock[] = []
  for (let i = 0; i < drafts.length; i++) {
    const draft = drafts[i] as DraftBlock
    const text = draft.content.text.replace(/\s+/g, ' ')
    if (!isNote(draft) && text.length < 80 && RELATED.test(text)) {
      let end = i + 1
      while (end < drafts.length && isTeaser(drafts[end] as DraftBlock, drafts[end + 1])) end++
      const links = drafts.slice(i + 1, end)
      // "See also" with nothing but links under it, or a label with nothing under it at all.
      if (links.length > 0 || end === drafts.length || (draft.props.kind === 'heading') === false) {
        if (links.length > 0 || isMostlyLinks(draft) || end === drafts.length) {
          i = end - 1
          continue
        }
      }
    }
    kept.push(draft)
  }
  return kept
}

/** A link, or a short line (a date, a section name) between links. */
function isTeaser(draft: DraftBlock, next: DraftBlock | undefined): boolean {
  if (isNote(draft) || draft.props.kind === 'tableRow') return false
  if (isMostlyLinks(draft)) return true
  return draft.content.text.length < 60 && draft.props.kind !== 'heading' && next !== undefined && isMostlyLinks(next)
}

/** Bylines, dates, section links and left-over menus before the first prose. */
function trimStart(drafts: readonly DraftBlock[], metadata: PageMetadata): DraftBlock[] {
  const first = drafts.findIndex(
    (draft) => readingLength(draft.content.text) >= 80 && !isMostlyLinks(draft) && draft.props.kind !== 'caption',
  )
  if (first === -1) return drafts.filter((draft, i) => i > 6 || !isByline(draft, metadata))
  const menu = drafts.slice(0, first).filter((draft) => isMostlyLinks(draft)).length >= 3
  return drafts.filter(
    (draft, i) =>
      (i >= first && !(i < first + 4 && isCredit(draft, metadata))) ||
      i > 40 ||
      !(
        isByline(draft, metadata) ||
        (isMostlyLinks(draft) && (menu || draft.props.kind !== 'heading') && !isNote(draft))
      ),
  )
}

/** A whole credit line ("By Ann Lee, Alder | 3 May 2019") that stands below the standfirst. */
function isCredit(draft: DraftBlock, { authors }: PageMetadata): boolean {
  const text = draft.content.text.replace(/\s+/g, ' ').trim()
  if (text.length > 140 || draft.props.kind !== 'paragraph') return false
  if (isDateLine(text)) return true
  return BYLINE.test(text) && authors.some((author) => simplify(text).includes(simplify(author)))
}

function isByline(draft: DraftBlock, { authors, siteName }: PageMetadata): boolean {
  const text = draft.content.text.replace(/\s+/g, ' ').trim()
  if (
    text.length > 140 ||
    draft.props.kind === 'quotation' ||
    draft.props.kind === 'preformatted' ||
    draft.props.kind === 'tableRow'
  )
    return false
  if (isDateLine(text) || AGO.test(text)) return true
  const simple = simplify(text)
  if (siteName !== undefined && simple === simplify(siteName)) return true
  const named = authors.some((author) => simple.includes(simplify(author)))
  return (
    (BYLINE.test(text) && (named || /\d{4}/.test(text))) ||
    (named && simple.length < 60 + authors.join(' ').length && !/[.!?]$/.test(text))
  )
}

/** Tags, section links, legal notices and headings of boxes that are gone, after the last prose. */
function trimEnd(drafts: readonly DraftBlock[]): DraftBlock[] {
  let end = drafts.length
  while (end > 0) {
    const draft = drafts[end - 1] as DraftBlock
    const { kind } = draft.props
    const text = draft.content.text
    const filed = FILED.test(text) && (draft.linked > 0 || text.length < 120)
    const links = isMostlyLinks(draft) && text.length < 200 && kind !== 'tableRow'
    const label = kind === 'heading' || (kind === 'paragraph' && text.length < 80 && RELATED.test(text))
    if (isNote(draft) || !(filed || links || label || (text.length < 400 && LEGAL.test(text)))) break
    end--
  }
  // An article that is nothing but links is a list of links: keep it.
  return end > 0 ? drafts.slice(0, end) : [...drafts]
}
