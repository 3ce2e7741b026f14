/** Reads what a workspace's first screen showed last (shared/contract/lastSeen.ts), while its core is being started. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { LAST_SEEN_FILE, type LastSeen, LastSeenHead, MAX_LAST_SEEN_BYTES } from '#shared/contract/lastSeen.ts'

/** What tells one build's pages from another's: the page names its parts by the sums of what is in them. */
export function buildOf(rendererDir: string): string | undefined {
  try {
    return createHash('sha256')
      .update(readFileSync(join(rendererDir, 'index.html')))
      .digest('hex')
      .slice(0, 16)
  } catch {
    return undefined
  }
}

/** The head that the file begins with, or a reason to pay it no heed. */
function headOf(line: string): LastSeenHead | undefined {
  try {
    return LastSeenHead.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

/** The name that it knows the workspace by, and all of it, a `LastSeen` in JSON: the bridge to a page copies words at once. */
export interface KeptLastSeen {
  name: string
  json: string
}

/** Undefined where there is none, or it is another build's, damaged or too long: nothing depends on it. */
export async function readLastSeen(folder: string, build: string | undefined): Promise<KeptLastSeen | undefined> {
  if (build === undefined) return undefined
  try {
    await using file = await open(join(folder, LAST_SEEN_FILE))
    const { size } = await file.stat()
    // Its head is shorter than a thousand bytes.
    if (size > MAX_LAST_SEEN_BYTES + 1_000) return undefined
    const text = await file.readFile('utf8')
    const end = text.indexOf('\n')
    const body = text.slice(end + 1)
    const head = headOf(text.slice(0, Math.max(0, end)))
    if (head?.build !== build || createHash('sha256').update(body).digest('hex') !== head.sha256) return undefined
    // This build wrote it, and every byte of it is as it was.
    const { workspace } = JSON.parse(body) as LastSeen
    return { name: workspace.name, json: body }
  } catch {
    return undefined
  }
}
