/** y-websocket's own server, with every document of a workspace's folder in its memory: `node webSocketServer.ts FOLDER`. */
import { createServer, type IncomingMessage } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import * as Y from 'yjs'
import { createOpener, openDatabase } from '#core/db/database.ts'
import { createUpdateLog } from '#core/docs/log.ts'

/** Its server is CommonJS and without types, and brings a Yjs of its own kind: documents are handed over as bytes. */
const require = createRequire(import.meta.resolve('y-websocket/bin/utils'))
const utils = require('./utils.cjs') as {
  getYDoc: (name: string) => object
  setupWSConnection: (connection: unknown, request: IncomingMessage) => void
}
const { applyUpdate } = require('yjs') as { applyUpdate: (doc: object, update: Uint8Array) => void }
const { Server } = require('ws') as {
  Server: new (options: {
    server: ReturnType<typeof createServer>
  }) => {
    on(event: 'connection', listener: typeof utils.setupWSConnection): void
  }
}

const db = openDatabase(join(process.argv[2] ?? '', 'workspace.sqlite'), createOpener({}))
const log = createUpdateLog(db)
const ids = db.all<{ id: string }>('SELECT doc_id AS id FROM doc').map(({ id }) => id)
for (const id of ids) {
  const doc = new Y.Doc()
  log.load(id, doc)
  applyUpdate(utils.getYDoc(id), Y.encodeStateAsUpdate(doc))
}
db.close()

const server = createServer()
new Server({ server }).on('connection', utils.setupWSConnection)
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port, ids }))
process.on('disconnect', () => process.exit())
