/**
 * Reads foreign Yjs bytes from end to end without making anything of them. What passes here can be given to Yjs:
 * all of it is there, nothing is behind it, and no number in it is one that no honest history has (a zero length
 * or a count of 2^40 has hung or filled readers before). Version 1 of the encoding only.
 */
import * as decoding from 'lib0/decoding'
import { MAX_CLOCK, MAX_PRESENCE_ENTRIES, MAX_STRUCTS } from './limits.ts'
import { left, MalformedBytes, readByte, readCount } from './shapes.ts'

/** How deep a value inside an update may be nested: beyond it, readers that call themselves run out of stack. */
const MAX_DEPTH = 64

const refuse = (what: string): never => {
  throw new MalformedBytes(what)
}

/** A count of things of which each takes at least `each` bytes. */
const countOf = (from: decoding.Decoder, each: number): number => readCount(from, Math.floor(left(from) / each))

/**
 * Throws unless `update` is a whole Yjs update.
 * @returns how many structs it has
 * @throws MalformedBytes, or lib0's own error at the end of the bytes
 */
export function inspectUpdate(update: Uint8Array): number {
  const from = decoding.createDecoder(update)
  const clients = new Set<number>()
  let structs = 0
  for (let blocks = countOf(from, 3); blocks > 0; blocks -= 1) {
    const inBlock = countOf(from, 2)
    structs += inBlock
    if (structs > MAX_STRUCTS) refuse(`more than ${MAX_STRUCTS} pieces in one update`)
    const client = readCount(from)
    if (clients.has(client)) refuse('two blocks of one client')
    clients.add(client)
    let clock = readCount(from, MAX_CLOCK)
    for (let at = 0; at < inBlock; at += 1) {
      const length = readStruct(from, client, clock)
      if (length < 1) refuse('a piece of no length')
      clock += length
      if (clock > MAX_CLOCK) refuse('a clock beyond any honest history')
    }
  }
  readDeletions(from)
  if (left(from) > 0) refuse('bytes behind the end of an update')
  return structs
}

/** Throws unless `vector` is a whole Yjs state vector. */
export function inspectVector(vector: Uint8Array): void {
  const from = decoding.createDecoder(vector)
  for (let clients = countOf(from, 2); clients > 0; clients -= 1) {
    readCount(from)
    readCount(from, MAX_CLOCK)
  }
  if (left(from) > 0) refuse('bytes behind the end of a state vector')
}

/** Throws unless `update` is a whole awareness update (y-protocols) of a few windows. */
export function inspectAwareness(update: Uint8Array): void {
  const from = decoding.createDecoder(update)
  for (let windows = readCount(from, MAX_PRESENCE_ENTRIES); windows > 0; windows -= 1) {
    readCount(from)
    readCount(from, MAX_CLOCK)
    readJson(from)
  }
  if (left(from) > 0) refuse('bytes behind the end of an awareness update')
}

function readDeletions(from: decoding.Decoder): void {
  for (let clients = countOf(from, 2); clients > 0; clients -= 1) {
    readCount(from)
    for (let ranges = countOf(from, 2); ranges > 0; ranges -= 1) {
      const clock = readCount(from, MAX_CLOCK)
      const length = readCount(from, MAX_CLOCK)
      if (clock + length > MAX_CLOCK) refuse('a deletion beyond any honest history')
    }
  }
}

// The bits of a struct's first byte.
const KIND = 0b0001_1111
const HAS_PARENT_SUB = 0b0010_0000
const HAS_RIGHT = 0b0100_0000
const HAS_LEFT = 0b1000_0000
const SKIP = 10

/** Reads one struct and answers its length in clock units. `client` and `clock` are its own. */
function readStruct(from: decoding.Decoder, client: number, clock: number): number {
  const info = readByte(from)
  if (info === SKIP || (info & KIND) === 0) return readCount(from, MAX_CLOCK)
  if (info & HAS_LEFT) readId(from, client, clock)
  if (info & HAS_RIGHT) readId(from, client, clock)
  if ((info & (HAS_LEFT | HAS_RIGHT)) === 0) {
    if (readCount(from) === 1) decoding.readVarString(from)
    else readId(from, client, clock)
    if (info & HAS_PARENT_SUB) decoding.readVarString(from)
  }
  return readContent(from, info & KIND)
}

/** What a struct refers to. Of its own client that must be older than itself: Yjs takes it for granted and fails otherwise. */
function readId(from: decoding.Decoder, client: number, clock: number): void {
  const itsClient = readCount(from)
  if (readCount(from, MAX_CLOCK) >= clock && itsClient === client) refuse('a piece that refers to what comes after it')
}

/** Kinds of content by Yjs's numbers; sub-documents (9) are never used here. */
function readContent(from: decoding.Decoder, kind: number): number {
  switch (kind) {
    case 1:
      return readCount(from, MAX_CLOCK)
    case 2: {
      const length = countOf(from, 1)
      for (let at = 0; at < length; at += 1) readJson(from)
      return length
    }
    case 3:
      decoding.readVarUint8Array(from)
      return 1
    case 4:
      return decoding.readVarString(from).length
    case 5:
      readJson(from)
      return 1
    case 6:
      decoding.readVarString(from)
      readJson(from)
      return 1
    case 7: {
      const type = readCount(from, 6)
      if (type === 3 || type === 5) decoding.readVarString(from)
      return 1
    }
    case 8: {
      const length = countOf(from, 1)
      for (let at = 0; at < length; at += 1) readAny(from, 0)
      return length
    }
    default:
      return refuse('a kind of content that is not used here')
  }
}

/** JSON in a string; "undefined" is what Yjs writes for nothing. */
function readJson(from: decoding.Decoder): void {
  const json = decoding.readVarString(from)
  if (json === 'undefined') return
  let depth = 0
  // Strings are matched whole, so that brackets in them do not count.
  for (const [piece] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (piece === '{' || piece === '[') depth += 1
    else if (piece === '}' || piece === ']') depth -= 1
    if (depth > MAX_DEPTH) refuse('a value nested too deeply')
  }
  JSON.parse(json)
}

/** A value as lib0 writes it. */
function readAny(from: decoding.Decoder, depth: number): void {
  if (depth > MAX_DEPTH) refuse('a value nested too deeply')
  const kind = readByte(from)
  switch (kind) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return
    case 125:
      if (left(from) === 0) refuse('the bytes end too early')
      decoding.readVarInt(from)
      return
    case 124:
      decoding.readUint8Array(from, 4)
      return
    case 123:
    case 122:
      decoding.readUint8Array(from, 8)
      return
    case 119:
      decoding.readVarString(from)
      return
    case 118:
      for (let fields = countOf(from, 2); fields > 0; fields -= 1) {
        if (decoding.readVarString(from) === '__proto__') refuse('a field that would change what an object is')
        readAny(from, depth + 1)
      }
      return
    case 117:
      for (let entries = countOf(from, 1); entries > 0; entries -= 1) readAny(from, depth + 1)
      return
    case 116:
      decoding.readVarUint8Array(from)
      return
    default:
      refuse('a kind of value that is not known')
  }
}
