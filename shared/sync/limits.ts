/** What one device may ask of another. Each value with its reason; a peer that goes beyond is dropped and counted. */

/** The protocol's version: devices of different ones part with a sentence. */
export const PROTOCOL_VERSION = 1

/** One frame on the wire: long enough for a thousand small changes, short enough to be decoded in a few ms. */
export const MAX_FRAME_BYTES = 1024 * 1024
/** What one message may be before the other side is known: a greeting with the log of a large team. */
export const MAX_STRANGER_BYTES = 256 * 1024
/** One message, put together from its frames and unpacked: the state of a document of some million words. */
export const MAX_MESSAGE_BYTES = 32 * 1024 * 1024
/** Frames that may be on their way from the network's thread to the core before it has said that it took them. */
export const FRAME_CREDITS = 32
/** Documents in one message: their commit stays within a few ms. */
export const MAX_DOCS_PER_MESSAGE = 256
/** Entries of a member log: fifteen people who come, go and rename their laptops for years need some hundreds. */
export const MAX_LOG_ENTRIES = 4_000
/** A state vector: some ten bytes for each time that a window opened the document and wrote. */
export const MAX_VECTOR_BYTES = 256 * 1024
/** Documents and bytes that this device puts into one message: its commit on the other side stays within a few ms. */
export const DOCS_PER_MESSAGE = 64
export const BYTES_PER_MESSAGE = 256 * 1024
/** One piece of a blob. */
export const BLOB_PART_BYTES = 256 * 1024
/** A clock beyond 2^40 is no honest history: a writer of 100 letters a second needs 348 years for it. */
export const MAX_CLOCK = 2 ** 40
/** Pieces (Yjs structs) in one update: each becomes an object of some 150 bytes. A year of notes in one document makes some 10,000. */
export const MAX_STRUCTS = 1_000_000
/** Messages a second that a device may send for longer than a moment: live typing makes 60, a first sync some hundreds. */
export const MAX_MESSAGES_PER_SECOND = 2_000
/** Networks that a laptop is on at once, and its relay. */
export const MAX_ADDRESSES = 16
/** Carets and places shown at once per device; a device has one person and some windows. */
export const MAX_PRESENCE_ENTRIES = 16
/** A caret's message: two positions and a name. */
export const MAX_PRESENCE_BYTES = 8 * 1024
/** Documents of one sender that may be waiting for what came before them is asked for again, before it is dropped. */
export const MAX_GAPS = 64
/** Milliseconds between signs of life, and after which a device counts as gone. */
export const PING_EVERY_MS = 5_000
export const GONE_AFTER_MS = 15_000
/** A frame that is decoded for longer than this hangs: its thread is ended. Honest ones take a few ms, a 32 MB state half a second. */
export const DECODE_WATCHDOG_MS = 2_000
/** A frame must be whole this long after its first byte: one byte a second is an attack. */
export const FRAME_WITHIN_MS = 20_000
/** A connection must say who it is for by then. */
export const HELLO_WITHIN_MS = 10_000
/** Wires that strangers may hold open at once. */
export const MAX_STRANGERS = 8
