/** Whether a file is a saved workspace, by its first bytes. */
import { open, stat } from 'node:fs/promises'
import { FILE_ENDING, readHead } from '#shared/sync/workspaceFile.ts'

const FIRST_BYTES = 64

/** One under a passphrase looks like any other that age locked; nothing else that is locked could be read here. */
export async function isWorkspaceFile(path: string): Promise<boolean> {
  try {
    // To open a pipe is to wait for whoever writes into it.
    if (!(await stat(path)).isFile()) return false
    const file = await open(path, 'r')
    try {
      const first = new Uint8Array(FIRST_BYTES)
      const { bytesRead } = await file.read(first, 0, FIRST_BYTES, 0)
      const head = readHead(first.subarray(0, bytesRead))
      const isNamed = path.toLowerCase().endsWith(`.${FILE_ENDING}`)
      // One that is too new, broken or empty is said to be so, and not taken for a text.
      return isNamed || head.ok || head.error === 'newer' || (head.error === 'cut' && bytesRead === FIRST_BYTES)
    } finally {
      await file.close()
    }
  } catch {
    return false
  }
}
