/**
 * A small log on disk for bugs that nobody was watching: one line each, with the incident's id that the
 * person saw. It rotates once, and the person's home folder is never written into it.
 */
import { randomUUID } from 'node:crypto'
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname } from 'node:path'

export interface Log {
  info(text: string): void
  /** Writes a bug down and returns the id under which it stands. */
  incident(what: string, cause: unknown): string
}

const MAX_BYTES = 1_000_000

const describe = (cause: unknown): string => (cause instanceof Error ? (cause.stack ?? cause.message) : String(cause))

/** Puts ~ where the home folder stands, with either kind of slash, also in file: addresses. */
export function redactHome(text: string, home = homedir()): string {
  if (home.length < 2) return text
  return [home, home.replaceAll('\\', '/'), encodeURI(home.replaceAll('\\', '/'))].reduce(
    (line, path) => line.replaceAll(path, '~'),
    text,
  )
}

/** A log that cannot be written (disk full, no rights) is silent: it must never be what stops the app. */
export function createLog(file: string, options: { maxBytes?: number; echo?: (line: string) => void } = {}): Log {
  const { maxBytes = MAX_BYTES, echo } = options
  const write = (level: string, text: string): void => {
    const line = `${new Date().toISOString()} ${level} ${redactHome(text).replaceAll('\n', '\n    ')}`
    echo?.(line)
    try {
      mkdirSync(dirname(file), { recursive: true })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > maxBytes) renameSync(file, `${file}.1`)
      appendFileSync(file, `${line}\n`)
    } catch {
      // See above.
    }
  }
  return {
    info: (text) => write('info', text),
    incident: (what, cause) => {
      const id = randomUUID().slice(0, 8)
      write('error', `[${id}] ${what}: ${describe(cause)}`)
      return id
    },
  }
}
