/**
 * A workspace's folder that was deleted or moved while it was open. The system lets a process go on writing into a
 * file that has no name any more, and SQLite does not look: a commit would succeed and be lost. So the file is
 * looked for by its name before every write.
 */
import { statSync } from 'node:fs'

export class FolderGone extends Error {
  constructor() {
    super('the folder of the workspace was moved or deleted while it was open')
  }
}

export const folderGoneSentence =
  'The folder of this workspace was moved or deleted while it was open, so this was not saved; put it back, or open the workspace where it is now.'

/** A check that throws `FolderGone` once the file at `path` is not the one that was there when the check was made. */
export function watchFile(path: string): () => void {
  const identity = (): string | undefined => {
    const found = statSync(path, { throwIfNoEntry: false, bigint: true })
    return found && `${found.dev} ${found.ino}`
  }
  const was = identity()
  return () => {
    if (identity() !== was) throw new FolderGone()
  }
}
