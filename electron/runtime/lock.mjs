/**
 * A lock between processes by a file, for work that two runs should not do at once (installing, assembling a runtime,
 * building). It is for economy only: what is guarded is itself written aside and renamed, so a lock that is given up
 * after its holder died, or ignored after a long wait, costs time and never a broken folder.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const BEAT_MS = 2_000
const SILENT_MS = 20_000

/**
 * Runs `work` while holding the lock `file`.
 * @param {string} file
 * @param {() => Promise<unknown>} work
 * @param {{onWait?: () => void, limitMs?: number}} [options] `limitMs`: after that long the work is done without the lock
 */
export async function withLock(file, work, { onWait, limitMs = 15 * 60_000 } = {}) {
  const release = await acquire(file, onWait, limitMs)
  try {
    return await work()
  } finally {
    release()
  }
}

async function acquire(file, onWait, limitMs) {
  const until = Date.now() + limitMs
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), at: Date.now() })
  try {
    mkdirSync(dirname(file), { recursive: true })
  } catch {
    return () => {}
  }
  for (let tries = 0; ; tries++) {
    try {
      writeFileSync(file, mine, { flag: 'wx' })
      return hold(file, mine)
    } catch (error) {
      if (error.code !== 'EEXIST') return () => {}
    }
    if (isAbandoned(file)) putAside(file)
    else if (Date.now() > until) return () => {}
    else {
      if (tries === 0) onWait?.()
      await wait(200)
    }
  }
}

function hold(file, mine) {
  const beat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date())
    } catch {
      // Somebody cleared the folder; the work goes on.
    }
  }, BEAT_MS)
  beat.unref()
  const release = () => {
    clearInterval(beat)
    process.off('exit', release)
    try {
      if (readFileSync(file, 'utf8') === mine) rmSync(file, { force: true })
    } catch {
      // Already gone.
    }
  }
  process.on('exit', release)
  return release
}

function isAbandoned(file) {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8'))
    if (holder.host === hostname() && !isAlive(holder.pid)) return true
    return Date.now() - statSync(file).mtimeMs > SILENT_MS
  } catch {
    try {
      return Date.now() - statSync(file).mtimeMs > SILENT_MS
    } catch {
      return false
    }
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** By rename, so that of two who find it abandoned only one takes it away. */
function putAside(file) {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
    rmSync(aside, { force: true })
  } catch {
    // Another was quicker.
  }
}
