/**
 * How values lie in a message's bytes. A reader knows beforehand what must come, so that no input can make it
 * build anything but that: counts are held against what is left before a list is made, depth is the schema's own.
 * Readers throw `MalformedBytes`; codec.ts turns that into a value.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** Thrown inside the codec only, for bytes that are not what their kind says. */
export class MalformedBytes extends Error {}

export interface Shape<T> {
  write(to: encoding.Encoder, value: T): void
  /** @throws MalformedBytes, or lib0's own error at the end of the bytes */
  read(from: decoding.Decoder): T
}

/** Bytes that are left to read. */
export const left = (from: decoding.Decoder): number => from.arr.length - from.pos

/** One byte; lib0's own reader answers `undefined` beyond the end. */
export function readByte(from: decoding.Decoder): number {
  const byte = from.arr[from.pos]
  if (byte === undefined) throw new MalformedBytes('the bytes end too early')
  from.pos += 1
  return byte
}

/** A whole number of at most `most`. */
export function readCount(from: decoding.Decoder, most: number = Number.MAX_SAFE_INTEGER): number {
  const count = decoding.readVarUint(from)
  if (count > most) throw new MalformedBytes(`a number of ${count} where at most ${most} may be`)
  return count
}

export const count: Shape<number> = {
  write: (to, value) => encoding.writeVarUint(to, value),
  read: (from) => readCount(from),
}

export const flag: Shape<boolean> = {
  write: (to, value) => encoding.writeUint8(to, value ? 1 : 0),
  read: (from) => {
    const byte = readByte(from)
    if (byte > 1) throw new MalformedBytes('neither yes nor no')
    return byte === 1
  },
}

/** UTF-8 behind its length in bytes. */
export const text = <T extends string = string>(): Shape<T> => ({
  write: (to, value) => encoding.writeVarString(to, value),
  read: (from) => decoding.readVarString(from) as T,
})

/** Bytes behind their length; read as a view into the message. */
export const bytes: Shape<Uint8Array> = {
  write: (to, value) => encoding.writeVarUint8Array(to, value),
  read: (from) => decoding.readVarUint8Array(from),
}

/** Lower-case hex digits of exactly `length` bytes, carried as these bytes. */
export const hex = <T extends string = string>(length: number): Shape<T> => ({
  write: (to, value) => {
    for (let at = 0; at < length; at += 1) encoding.writeUint8(to, Number.parseInt(value.slice(at * 2, at * 2 + 2), 16))
  },
  read: (from) => {
    let digits = ''
    for (const byte of decoding.readUint8Array(from, length)) digits += byte.toString(16).padStart(2, '0')
    return digits as T
  },
})

/** One of a few words, carried as its place among them. */
export const oneOf = <T extends string>(words: readonly T[]): Shape<T> => ({
  write: (to, value) => encoding.writeUint8(to, words.indexOf(value)),
  read: (from) => {
    const word = words[readByte(from)]
    if (word === undefined) throw new MalformedBytes('a word that is not among those known')
    return word
  },
})

export const list = <T>(item: Shape<T>, most: number): Shape<T[]> => ({
  write: (to, value) => {
    encoding.writeVarUint(to, value.length)
    for (const entry of value) item.write(to, entry)
  },
  read: (from) => {
    // Nothing takes less than a byte: a longer list cannot be in what is left.
    const length = readCount(from, Math.min(most, left(from)))
    const entries: T[] = []
    for (let at = 0; at < length; at += 1) entries.push(item.read(from))
    return entries
  },
})

export const nullable = <T>(item: Shape<T>): Shape<T | null> => ({
  write: (to, value) => {
    flag.write(to, value !== null)
    if (value !== null) item.write(to, value)
  },
  read: (from) => (flag.read(from) ? item.read(from) : null),
})

export const optional = <T>(item: Shape<T>): Shape<T | undefined> => ({
  write: (to, value) => {
    flag.write(to, value !== undefined)
    if (value !== undefined) item.write(to, value)
  },
  read: (from) => (flag.read(from) ? item.read(from) : undefined),
})

/** Fields in the order in which they are named here. */
export const record = <T extends object>(fields: { [K in keyof Required<T>]: Shape<T[K]> }): Shape<T> => {
  const names = Object.keys(fields) as (keyof T)[]
  return {
    write: (to, value) => {
      for (const name of names) fields[name].write(to, value[name])
    },
    read: (from) => {
      const value: Partial<T> = {}
      for (const name of names) {
        const field = fields[name].read(from)
        if (field !== undefined) value[name] = field
      }
      return value as T
    },
  }
}
