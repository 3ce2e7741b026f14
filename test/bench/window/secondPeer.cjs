/**
 * Loaded into Electron's main process before the app (`-r`): a second holder of a note, on a port of its own to the
 * core, that types at its end when it is told to. It speaks shared/contract/port.ts like a window.
 */
const { MessageChannelMain, utilityProcess } = require('electron')
const Y = require('yjs')

const fork = utilityProcess.fork.bind(utilityProcess)
let core
utilityProcess.fork = (...args) => {
  core = fork(...args)
  return core
}

const words = 'somebody else is writing here at the same time and does not stop '

globalThis.benchPeer = (noteId) =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannelMain()
    const doc = new Y.Doc()
    let seq = 0
    let timer
    let typed = 0
    const send = (update) => port1.postMessage({ type: 'update', noteId, seq: seq++, update: new Uint8Array(update) })
    const type = () => {
      // The last paragraph, at its end.
      const root = doc.get('root', Y.XmlText)
      const paragraph = root.toDelta().at(-1).insert
      doc.transact(() => paragraph.insert(paragraph.length, words[typed++ % words.length]))
    }
    port1.on('message', ({ data }) => {
      if (data.type === 'ready') port1.postMessage({ type: 'open', noteId, vector: Y.encodeStateVector(doc) })
      if (data.type === 'updated') Y.applyUpdate(doc, data.update, 'core')
      if (data.type !== 'opened') return
      Y.applyUpdate(doc, data.update, 'core')
      doc.on('update', (update, origin) => {
        if (origin !== 'core') send(update)
      })
      resolve({
        start: (everyMs) => {
          timer = setInterval(type, everyMs)
        },
        stop: () => {
          clearInterval(timer)
          return typed
        },
      })
    })
    port1.start()
    core.postMessage({ type: 'window', windowId: 'bench-peer' }, [port2])
    port1.postMessage({ type: 'hello', windowId: 'bench-peer' })
  })
