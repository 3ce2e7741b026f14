/**
 * Loaded before the built core (node --import): plain Node in which asking for Electron is an error, and with a parent
 * port that says on stdout what the core tells the shell, one JSON a line.
 */
import { EventEmitter } from 'node:events'
import { registerHooks } from 'node:module'

registerHooks({
  resolve(specifier, context, next) {
    if (/^electron(\/|$)/.test(specifier)) throw new Error(`the core asked for ${specifier}`)
    return next(specifier, context)
  },
})

class ParentPort extends EventEmitter {
  /** @param {unknown} message */
  postMessage(message) {
    const { type, id } = Object(message)
    // A shell without a keychain.
    if (type === 'seal' || type === 'unseal')
      return void setImmediate(() => this.emit('message', { data: { type: 'keychain', id, bytes: null }, ports: [] }))
    process.stdout.write(`${JSON.stringify(message)}\n`)
  }
}

Object.assign(process, { parentPort: new ParentPort() })
// A line on stdin is a message from the shell.
process.stdin.setEncoding('utf8').on('data', (text) => {
  for (const line of String(text).split('\n').filter(Boolean)) {
    Object(process).parentPort.emit('message', { data: JSON.parse(line), ports: [] })
  }
})
