/** A folder of 2,300 notes taken in, links and all, against parsing the same files with remark and nothing else. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { createGenerator } from '#test/support/generate.ts'
import { type Benchmark, compare } from '../row.ts'
import { timed } from '../stats.ts'
import { openCore, take } from '../support/openCore.ts'

const FILES = 2300
const FOLDERS = 25
const BYTES = 3000

/** Notes with front matter that name each other, as such folders have them; their paths. */
function writeVault(folder: string): string[] {
  const generate = createGenerator(23)
  const paths: string[] = []
  for (let n = 0; n < FILES; n++) {
    const below = join(folder, `Part ${n % FOLDERS}`)
    mkdirSync(below, { recursive: true })
    const { title, markdown } = generate.note(BYTES)
    const links = [1, 7, 40].map((step) => `[[Note ${(n * step + step) % FILES}${step === 7 ? '|shown' : ''}]]`)
    const front = `---\ntitle: ${JSON.stringify(title)}\naliases: [n${n}]\ntags: [one, two/three]\n---\n`
    const path = join(below, `Note ${n}.md`)
    writeFileSync(path, `${front}${markdown}\nSee ${links.join(', ')}. #tag ==lit==\n\n> [!note] Mind\n> this\n`)
    paths.push(path)
  }
  return paths
}

export const vaultIn: Benchmark = {
  key: 'vault',
  title: 'A folder of notes in',
  run: async ({ folder, say }) => {
    say(`Writing ${FILES} notes …`)
    const vault = join(folder, 'vault')
    mkdirSync(vault)
    const paths = writeVault(vault)
    const remark = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml'])
    const core = await openCore(join(folder, 'vault-workspace'), { name: 'Vault' })
    try {
      const theirs = await timed(() => {
        for (const path of paths) remark.parse(readFileSync(path, 'utf8'))
      })
      const ours = await timed(async () => {
        const report = take(await core.run('import', { items: [{ path: vault }] }, { scope: 'bench' }))
        if (report.notes.length !== FILES) throw new Error(`${report.notes.length} notes came in`)
      })
      const note = `${FILES} files of ${BYTES} bytes and more: read, linked, written as documents, indexed for search and safe on disk; against parsing the same files with remark alone; once each.`
      return [compare('A folder of 2,300 notes in', 'ms', ours, theirs, 4, note)]
    } finally {
      await core.close()
    }
  },
}
