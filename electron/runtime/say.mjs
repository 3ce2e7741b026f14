/** How the bootstrap speaks: short lines of progress, and one sentence when it must stop. */
import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { OUT } from './places.mjs'

let stream = process.stdout

/** From now on progress goes to stderr, because stdout belongs to a program's result. */
export function keepStdoutClean() {
  stream = process.stderr
}

/** One line of progress. */
export function say(line) {
  stream.write(`${line}\n`)
}

/** An end that was foreseen: its message is shown to the user as it is. */
export class Stop extends Error {
  isStop = true

  /**
   * @param {string} message one sentence: what is so, and what to do
   * @param {number} status exit status, not 0
   */
  constructor(message, status = 1) {
    super(message)
    this.status = status
  }
}

/** Keeps what a tool printed, so that a sentence can point at it. Returns the file's path, or '' if it can't be kept. */
export function keepLog(name, text) {
  try {
    mkdirSync(OUT, { recursive: true })
    appendFileSync(join(OUT, name), `${text}\n`)
    return `out/${name}`
  } catch {
    return ''
  }
}
