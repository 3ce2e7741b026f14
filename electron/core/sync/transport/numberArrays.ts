/** Bytes as the network library takes and gives them: arrays of numbers. These loops are what its speed hangs on. */

/** One write or read. Larger arrays move more slowly. */
export const CHUNK_BYTES = 64 * 1024

/** Kept from write to write: making an array of that length costs more than filling it. The library copies at once. */
const scratch = new Array<number>(CHUNK_BYTES).fill(0)

/** @param bytes at most CHUNK_BYTES; the answer holds until the next call only */
export function toNumbers(bytes: Uint8Array): number[] {
  const numbers = bytes.length === CHUNK_BYTES ? scratch : new Array<number>(bytes.length)
  for (let at = 0; at < bytes.length; at += 1) numbers[at] = bytes[at] ?? 0
  return numbers
}

export function fromNumbers(numbers: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(numbers.length)
  bytes.set(numbers)
  return bytes
}
