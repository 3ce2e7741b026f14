/** Running other programs: in the foreground, or quietly with a time limit and their output kept. */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { ROOT } from './places.mjs'

const ENDING_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a program on our own standard streams, passes ending signals on, and resolves to its exit status (128 + signal
 * when a signal ended it, 127 when it could not be started).
 */
export function runInForeground(file, args, { env, cwd = ROOT, stdio = 'inherit' } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { env, cwd, stdio, windowsHide: true })
    const passOn = (signal) => child.kill(signal)
    for (const signal of ENDING_SIGNALS) process.on(signal, passOn)
    const done = (status) => {
      for (const signal of ENDING_SIGNALS) process.off(signal, passOn)
      resolve(status)
    }
    child.on('error', () => done(127))
    child.on('close', (code, signal) => done(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
}

/**
 * Runs a program quietly; what is still running ends with this process.
 * @param {{inBackground?: boolean}} options `inBackground`: it has what the machine does not need for anything else
 * @returns {Promise<{status: number, output: string, timedOut: boolean}>} `output`: stdout and stderr as they came
 */
export function runQuietly(file, args, { env, cwd = ROOT, limitMs = 600_000, onOutput, inBackground = false } = {}) {
  return new Promise((resolve) => {
    let output = ''
    let timedOut = false
    // Its own process group, so that the limit ends what it started, too.
    const ownGroup = process.platform !== 'win32'
    const child = spawn(file, args, {
      env,
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: ownGroup,
      windowsHide: true,
    })
    if (inBackground && child.pid) standBack(child.pid)
    const end = (signal) => {
      try {
        if (ownGroup && child.pid) process.kill(-child.pid, signal)
        else child.kill(signal)
      } catch {
        // It has ended already.
      }
    }
    const timer = setTimeout(() => {
      timedOut = true
      end('SIGKILL')
    }, limitMs)
    const passOn = (signal) => {
      end(signal)
      // What runs in the foreground meanwhile decides when everything ends.
      if (!inBackground) process.exit(128 + constants.signals[signal])
    }
    const endToo = () => end('SIGTERM')
    for (const signal of ENDING_SIGNALS) process.on(signal, passOn)
    process.on('exit', endToo)
    const take = (chunk) => {
      output = (output + chunk).slice(-200_000)
      onOutput?.(chunk)
    }
    child.stdout.setEncoding('utf8').on('data', take)
    child.stderr.setEncoding('utf8').on('data', take)
    const done = (status) => {
      clearTimeout(timer)
      for (const signal of ENDING_SIGNALS) process.off(signal, passOn)
      process.off('exit', endToo)
      resolve({ status, output, timedOut })
    }
    child.on('error', (error) => {
      output += String(error.message)
      done(127)
    })
    child.on('close', (code) => done(code ?? 137))
  })
}

/** Gives a process that has just been started the last turn, and with it whatever it will start. */
function standBack(pid) {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW)
    // Linux shares between sessions first, if it is set up so, and only then between the programs of one.
    if (process.platform === 'linux') writeFileSync(`/proc/${pid}/autogroup`, '19')
  } catch {
    // Then it takes its share like any other.
  }
}
