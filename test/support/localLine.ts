/** A raw end of the owner's socket, for tests that say what no program of ours would. */
import { createConnection, type Socket } from 'node:net'
import { createFrameReader, decodeFrame, encodeFrame } from '#core/localSocket/frames.ts'
import { LINE_VERSION } from '#core/localSocket/limits.ts'
import { FromOwner } from '#core/localSocket/messages.ts'
import { markOfFolder } from '#core/localSocket/place.ts'

type Of<T extends FromOwner['type']> = Extract<FromOwner, { type: T }>

/** A connection that keeps what it hears. */
export interface RawLine {
  readonly socket: Socket
  readonly heard: FromOwner[]
  /** Settles when the connection has ended, whoever ended it. */
  readonly ended: Promise<void>
  bytes(bytes: Uint8Array): void
  send(message: unknown): void
  /** The first message of a type, once it is there; rejects when the connection ends without it. */
  next<T extends FromOwner['type']>(type: T): Promise<Of<T>>
  close(): void
}

export async function rawLine(path: string): Promise<RawLine> {
  const socket = createConnection(path)
  const heard: FromOwner[] = []
  let wake: (() => void)[] = []
  let isEnded = false
  const stir = (): void => {
    const all = wake
    wake = []
    for (const each of all) each()
  }
  const reader = createFrameReader(1 << 28)
  socket.on('data', (bytes: Buffer) => {
    // Whatever the owner says must be what the contract promises.
    reader.push(bytes, (body) => heard.push(FromOwner.parse(decodeFrame(body))))
    stir()
  })
  const ended = new Promise<void>((resolve) => {
    socket.on('error', () => undefined)
    socket.on('close', () => {
      isEnded = true
      stir()
      resolve()
    })
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  const line: RawLine = {
    socket,
    heard,
    ended,
    bytes: (bytes) => void socket.write(bytes),
    send: (message) => void socket.write(encodeFrame(message, 1 << 28)),
    next: async <T extends FromOwner['type']>(type: T) => {
      for (;;) {
        const index = heard.findIndex((message) => message.type === type)
        if (index >= 0) return heard.splice(index, 1)[0] as Of<T>
        if (isEnded) throw new Error(`the connection ended without ${type}`)
        await new Promise<void>((resolve) => wake.push(resolve))
      }
    },
    close: () => socket.destroy(),
  }
  return line
}

/** A connection that has greeted. */
export async function greetedLine(path: string, dataDir: string): Promise<RawLine> {
  const line = await rawLine(path)
  line.send({ type: 'hello', version: LINE_VERSION, folder: markOfFolder(dataDir) })
  await line.next('ready')
  return line
}
