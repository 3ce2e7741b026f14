/** Running other programs: in the foreground, or quietly with a time limit and their output kept. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
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
 * Runs a program quietly.
 * @returns {Promise<{status: number, output: string, timedOut: boolean}>} `output`: stdout and stderr as they came
 */
export function runQuietly(file, args, { env, cwd = ROOT, limitMs = 600_000, onOutput } = {}) {
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
      process.exit(128 + constants.signals[signal])
    }
    for (const signal of ENDING_SIGNALS) process.on(signal, passOn)
    const take = (chunk) => {
      output = (output + chunk).slice(-200_000)
      onOutput?.(chunk)
    }
    child.stdout.setEncoding('utf8').on('data', take)
    child.stderr.setEncoding('utf8').on('data', take)
    const done = (status) => {
      clearTimeout(timer)
      for (const signal of ENDING_SIGNALS) process.off(signal, passOn)
      resolve({ status, output, timedOut })
    }
    child.on('error', (error) => {
      output += String(error.message)
      done(127)
    })
    child.on('close', (code) => done(code ?? 137))
  })
}
