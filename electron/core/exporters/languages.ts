/**
 * Says of each block of an exported page which language its letters are from, where that can be told: the same Han
 * character is drawn differently in Chinese, Japanese and Korean, and a reader's voice needs to know, too.
 */
import type { Element, Nodes, Root } from 'hast'
import { visit } from 'unist-util-visit'

/** Characters of everyday Chinese that exist in one of the two ways of writing only. */
const SIMPLIFIED = new Set(
  '们这个来对时国会说经过还没开头见长门问间关给让谁话语请谢觉样点应该实现业务团队访谈变为从两无几发电车书学习写',
)
const TRADITIONAL = new Set(
  '們這個來對時國會說經過還沒開頭見長門問間關給讓誰話語請謝覺樣點應該實現業務團隊訪談變為從兩無幾發電車書學習寫',
)

/** BCP 47, or null where the letters do not tell; `usual` is taken for Han characters that could be anybody's. */
export function languageOfLetters(words: string, usual: string | null = null): string | null {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(words)) return 'ja'
  if (/\p{Script=Hangul}/u.test(words)) return 'ko'
  if (/\p{Script=Han}/u.test(words)) {
    const count = (set: ReadonlySet<string>) => [...words].filter((char) => set.has(char)).length
    const [simplified, traditional] = [count(SIMPLIFIED), count(TRADITIONAL)]
    if (simplified !== traditional) return simplified > traditional ? 'zh-Hans' : 'zh-Hant'
    return usual ?? 'zh-Hans'
  }
  if (/\p{Script=Arabic}/u.test(words)) return 'ar'
  if (/\p{Script=Hebrew}/u.test(words)) return 'he'
  if (/\p{Script=Thai}/u.test(words)) return 'th'
  return null
}

const wordsIn = (node: Nodes): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map(wordsIn).join('') : ''

/** Letters that these languages are told by; a page without any need not be walked through. */
const TELLING =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}]/u
const BLOCKS = new Set(['p', 'li', 'td', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'figcaption'])
const RIGHT_TO_LEFT = new Set(['ar', 'he'])

/**
 * Puts `lang` (and `dir`, where it is written from the right) on blocks whose letters tell. Returns the language in
 * which most of the page is; English, in which our own words are, where that does not show.
 */
export function markLanguages(tree: Root): string {
  const all = wordsIn(tree)
  if (!TELLING.test(all)) return 'en'
  const usual = languageOfLetters(all)
  visit(tree, 'element', (node: Element) => {
    if (!BLOCKS.has(node.tagName)) return
    const words = wordsIn(node)
    const language = languageOfLetters(words, usual)
    if (language === null) return
    node.properties['lang'] = language
    const rightward = /\p{Script=Latin}/u.exec(words)?.index ?? Number.POSITIVE_INFINITY
    if (RIGHT_TO_LEFT.has(language) && (TELLING.exec(words)?.index ?? 0) < rightward) node.properties['dir'] = 'rtl'
  })
  const [told, latin] = [new RegExp(TELLING, 'gu'), /\p{Script=Latin}/gu].map((each) => all.match(each)?.length ?? 0)
  // A Han character or a syllable says about as much as two Latin letters.
  return (told ?? 0) * 2 > (latin ?? 0) ? (usual ?? 'en') : 'en'
}
