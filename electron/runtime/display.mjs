/** A display that needs no screen, for as long as some work lasts. */
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { toolEnvironment } from './environment.mjs'
import { findProgram } from './systemPackages.mjs'
import { Stop } from './say.mjs'

/** Its pointer stands in the middle, where no window that is kept in the corner is (test/support/window.ts). */
const SCREEN = '3200x2000x24'
const START_LIMIT_MS = 15_000

/**
 * Runs `work` with the environment of a fresh Xvfb; the server picks a free number itself, so runs side by side don't
 * meet. Elsewhere than on Linux the real display is used.
 * @param {(env: Record<string, string | undefined>) => Promise<number>} work
 */
export async function withDisplay(work) {
  if (process.platform !== 'linux') return work({})
  const server = findProgram('Xvfb')
  if (!server) return work({})
  const { child, display } = await startServer(server)
  const end = () => child.stdin.destroy()
  process.on('exit', end)
  try {
    return await work({
      DISPLAY: display,
      WAYLAND_DISPLAY: undefined,
      XAUTHORITY: undefined,
      GDK_BACKEND: 'x11',
      XDG_SESSION_TYPE: 'x11',
    })
  } finally {
    process.off('exit', end)
    end()
  }
}

function startServer(server) {
  try {
    mkdirSync('/tmp/.X11-unix', { mode: 0o1777 })
  } catch {
    // It is there.
  }
  return new Promise((resolve, reject) => {
    const args = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset']
    // Its own group, so that a Ctrl-C reaches the window first; and it ends when our end of the pipe closes, however
    // we end ourselves.
    const script = '"$@" </dev/null & server=$!; read -r _; kill $server 2>/dev/null; wait $server'
    const child = spawn('/bin/sh', ['-c', script, 'sh', server, ...args], {
      stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
      env: toolEnvironment(),
      detached: true,
    })
    let words = ''
    let number = ''
    const timer = setTimeout(() => failed('it took too long'), START_LIMIT_MS)
    const failed = (why) => {
      clearTimeout(timer)
      child.kill('SIGKILL')
      reject(
        new Stop(`The display for the window could not be started (${why}): run Xvfb by hand to see what it lacks.`),
      )
    }
    child.stderr.setEncoding('utf8').on('data', (text) => {
      words = (words + text).slice(-2_000)
    })
    child.on('error', (error) => failed(error.message))
    child.on('exit', (code) => failed(words.trim().split('\n').at(-1) || `Xvfb ended with ${code}`))
    child.stdio[3].setEncoding('utf8').on('data', (text) => {
      number += text
      if (!number.includes('\n')) return
      clearTimeout(timer)
      child.removeAllListeners('exit')
      child.unref()
      for (const pipe of child.stdio) pipe?.unref?.()
      resolve({ child, display: `:${number.trim()}` })
    })
  })
}
