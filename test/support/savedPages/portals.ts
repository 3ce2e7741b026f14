/**
 * Saved pages of news portals from the years before articles had an element of their own: the
 * story is one box among many, and the boxes around it hold prose, too.
 */
import { type Article, bodyHtml, footer, nav, shareBar } from './article.ts'
import { voices } from './blogs.ts'

const head = (a: Article): string =>
  `<meta charset="utf-8"><title>${a.title} | ${a.site}</title><meta property="og:title" content="${a.title}"><meta property="og:site_name" content="${a.site}"><link rel="canonical" href="${a.url}"><meta name="author" content="${a.authors[0]}"><meta name="date" content="${a.date}">`

/** Teasers with a sentence or two each: as much prose as a short story, and none of it the story. */
const teasers = `<div class="box"><h2>Most read</h2>${[
  'Ten shop windows we liked',
  'Old rope, new uses',
  'Ten shop windows we liked last spring',
  'Old rope, new uses and where to buy it',
]
  .map(
    (title, i) =>
      `<div class="item"><h3><a href="/s/${i}">${title}</a></h3><p>Follow us to the far end of the pier, where a man has been mending nets since before the harbour wall was built.</p></div>`,
  )
  .join('')}</div>`
const promises = `<div class="box"><h3>Get our weekly letter</h3><p>Our weekly letter tells you every Friday what happened on the quay, who opened, who closed, and what the weather is going to do to both of them.</p><p>Enter your email and choose whether you would rather have the weekly letter on Friday evening or on Saturday, when there is more time to read it.</p></div>`

/** The story is a plain box of paragraphs; boxes of prose stand on both sides of it. */
export const portal = (a: Article): string =>
  `<!DOCTYPE html><html lang="${a.language}"><head>${head(a)}</head><body><div id="wrapper"><div id="header">${nav}</div><div id="left">${promises}</div><div id="middle"><h1>${a.title}</h1><div class="tools">${shareBar}</div><div class="txt">${bodyHtml(a)}</div></div><div id="right">${teasers}${teasers}</div>${footer}</div></body></html>`

/** A form, a count and a disclaimer beside the story call themselves comments. */
export const commentFormBeside = (a: Article): string =>
  `<!DOCTYPE html><html lang="${a.language}"><head>${head(a)}</head><body><div id="top">${nav}</div><div class="column"><h1>${a.title}</h1><div id="text">${bodyHtml(a)}</div><div class="commentCount"><a href="#c">0</a></div><div id="commentForm"><iframe src="/c"></iframe></div><div class="commentDisclaimer">Say something. Nobody sees your address.</div></div>${footer}</body></html>`

/** Two boxes of one class, and between them what the page wants to sell. */
export const twoBoxes = (a: Article): string => {
  const blocks = bodyHtml(a).split('\n')
  const half = Math.ceil(blocks.length / 2)
  return `<!DOCTYPE html><html lang="${a.language}"><head>${head(a)}</head><body>${nav}<div id="leaf"><h1>${a.title}</h1><div id="body"><div class="story_text">${blocks.slice(0, half).join('\n')}</div><div class="rail"><h4>You may also like</h4><ul><li><a href="/a">Ten shop windows we liked</a></li><li><a href="/b">Old rope, new uses</a></li></ul></div><div class="story_text">${blocks.slice(half).join('\n')}</div></div></div>${footer}</body></html>`
}

/** Named after a sidebar that it does not have. */
export const noSidebar = (a: Article): string =>
  `<!DOCTYPE html><html lang="${a.language}"><head>${head(a)}</head><body class="page-node no-sidebars"><div id="flyout">${nav}${nav}${nav}</div><div class="main-column"><div class="node node-no-sidebar view-mode-full"><h1>${a.title}</h1><div class="field-body">${bodyHtml(a)}</div></div></div><div class="sidebar">${teasers}</div>${footer}</body></html>`

/** Pictures to leaf through in the middle of the story, each with a long line under it. */
export const galleryInside = (a: Article): string => {
  const [first = '', ...rest] = bodyHtml(a).split('\n')
  const pictures = [1, 2, 3, 4, 5, 6, 7].map(
    (n) =>
      `<div class="gallery-item"><img src="/${n}.jpg" alt=""><p class="gallery-caption">Ten shop windows we liked, number ${n}: the window of the chandlery, where the lamp oil stands beside a model of the old ferry and two cats asleep on it.</p><a class="gallery-full">Fullscreen</a></div>`,
  )
  return `<!DOCTYPE html><html lang="${a.language}"><head>${head(a)}</head><body>${nav}<div class="asset story"><h1>${a.title}</h1><div class="text">${first}<div class="gallery">${pictures.join('')}</div>${rest.join('\n')}</div></div>${footer}</body></html>`
}

/** A short story above more readers' voices than it has words, in boxes named in camel case. */
export const longThreadBelow = (a: Article): string => {
  const thread = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
    .map((i) => {
      const { name, when, text } = voices[i % 2] as (typeof voices)[number]
      return `<div class="CommentTreeItem"><div class="CommentHeader"><span class="CommentName">${name}</span> <span class="CommentDate">${when}</span></div><div class="CommentText">${text} ${text}</div></div>`
    })
    .join('')
  return `<!DOCTYPE html><html lang="${a.language}"><head>${head(a)}</head><body>${nav}<div class="story"><h1>${a.title}</h1><div class="body">${bodyHtml(a)}</div></div><div class="CommentTreeContainer">${thread}</div>${footer}</body></html>`
}

/** Paragraphs that are only lines ended twice, in a box without a class. */
export const brokenLines = (a: Article): string => {
  const [first = '', second = '', ...rest] = a.paragraphs
  return `<html lang="${a.language}"><head>${head(a)}</head><body>${nav}<div><div><h1>${a.title}</h1><div>${[first, a.heading, ...a.items, second, a.quote, ...rest].join('<br><br>')}</div></div></div><div class="foot"><a href="/privacy">Privacy policy</a> <a href="/all">All rights reserved</a></div></body></html>`
}
