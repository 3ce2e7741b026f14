import { parse } from 'parse5'
import { importFile } from '#core/importers/importFile.ts'
import { createGenerator } from '#test/support/generate.ts'
import { createRandom } from '#test/support/random.ts'
const BYTES = 1_000_000

/** An article of about a third of the page; menus, related stories, scripts and comments make up the rest. */
function page(): string {
  const generate = createGenerator(78)
  const random = createRandom(78)
  const many = (count: number, make: () => string) => Array.from({ length: count }, make).join('\n')
  const link = () =>
    `<li class="menu-item"><a href="/s/${random.int(1, 99_999)}" class="nav__link">${generate.title()}</a></li>`
  const teaser = () =>
    `<div class="related card"><a href="/r/${random.int(1, 9_999)}"><img src="/i/${random.int(1, 999)}.jpg" alt=""><h3>${generate.title()}</h3></a><p>${generate.sentence()}</p></div>`
  const comment = () =>
    `<li class="comment" id="c${random.int(1, 99_999)}"><cite class="fn">${generate.personName()}</cite><div class="comment-body"><p>${generate.paragraph()}</p></div></li>`
  const title = generate.title()
  let html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} | The Weekly</title><meta name="author" content="${generate.personName()}"><meta property="article:published_time" content="2024-03-05T09:00:00Z"></head><body><header><nav><ul>${many(120, link)}</ul></nav></header><main><article><h1>${title}</h1>${many(300, () => `<p>${generate.paragraph()}</p>`)}</article><section id="comments"><h2>Comments</h2><ol>${many(150, comment)}</ol></section></main><aside>${many(300, teaser)}</aside>`
  while (html.length < BYTES - 1_000)
    html += `<script>window.q=window.q||[];q.push(${JSON.stringify({ id: random.int(1, 1e9), t: many(40, () => generate.title()) })})</script>\n`
  return `${html}</body></html>`
}
const html = page()
const bytes = new TextEncoder().encode(html)
const m = (f: number[]) => f.sort((a, b) => a - b)[Math.floor(f.length / 2)]!.toFixed(1)
const cpu = () => {
  const c = process.cpuUsage()
  return (c.user + c.system) / 1000
}
const a: number[] = [],
  b: number[] = []
for (let i = 0; i < 12; i++) {
  let t = cpu()
  await importFile(bytes, 'p.html')
  a.push(cpu() - t)
  t = cpu()
  parse(html)
  b.push(cpu() - t)
}
console.log('ours', m(a), 'parse', m(b), 'ratio', (Number(m(a)) / Number(m(b))).toFixed(2))
