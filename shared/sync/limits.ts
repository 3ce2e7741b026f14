/** What one device may ask of another. Each value with its reason; a peer that goes beyond is dropped and counted. */

/** The protocol's version: devices of different ones part with a sentence. */
export const PROTOCOL_VERSION = 1

/** One frame on the wire: long enough for a thousand small changes, short enough to be decoded in a few ms. */
export const MAX_FRAME_BYTES = 1024 * 1024
/**
 * What one message may be before the other side is known: a greeting with the newest 1,500 or so entries of a member
 * log; the rest follows when both know each other. Eight strangers hold no more than 8 MB by it.
 */
export const MAX_STRANGER_BYTES = 1024 * 1024
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
/** Steps of long work for others, and the pause between them: a window's request waits no longer than one step. */
export const SLICE_MS = 12
export const PAUSE_MS = 1
/**
 * Milliseconds that one update may take to apply: so many, and so many for each KB, which is what honest ones take on
 * a slow and busy machine. One that is made to be slow (some KB can be made to take hours) is cut off and asked for
 * again, with twice the time for each KB, up to the patience; its sender is dropped when that was not enough. The
 * most is for states of many MB, which the core has to read again at each start: beyond it nobody could work.
 */
export const APPLY_LEAST_MS = 60
export const APPLY_MS_PER_KB = 1
export const APPLY_PATIENCE = 8
export const APPLY_MOST_MS = 5_000
/** Patience that was lost is found again when nothing was slow for so long. */
export const PATIENT_AGAIN_MS = 600_000
/** Documents that one device may name as lacking here before it is asked for them: ten times the largest workspace. */
export const MAX_ASKED = 100_000
/** Documents that one device is given within ten minutes: each four times, and some always. Honest ones need them once. */
export const GIVEN_AGAIN = 4
export const GIVEN_ALWAYS = 1_000
export const GIVEN_WITHIN_MS = 600_000
/** A comparison is answered this often at most; honest devices ask when things are quiet for 400 ms. */
export const COMPARE_LEAST_MS = 100
/** Carets a second from one device: someone types ten letters a second in each of some windows. Others are passed over. */
export const MAX_CARETS_PER_SECOND = 200
/** How often a device's places, and its addresses, are taken over; the last word counts. */
export const PLACES_EVERY_MS = 100
export const ADDRESSES_EVERY_MS = 1_000
/** Files that one device asks for at once; honest ones ask for four. */
export const MAX_BLOBS_SERVED = 8
/** A file of which nothing comes for so long is asked of somebody else. */
export const BLOB_WITHIN_MS = 30_000
/** Pieces out of their order before a file counts as not coming: what is under way when it is asked for anew. */
export const MAX_OUT_OF_STEP = 64
/** How long a device that misbehaved is not heard: this, doubled each time within a day, up to an hour. */
export const SHUNNED_MS = 10_000
export const SHUNNED_LONGEST_MS = 3_600_000
/** Calls of unknown devices a second that are heard at all; each costs a look into the member log. */
export const MAX_STRANGERS_PER_SECOND = 20
/** Entries of the member log in one message after the greeting: their signatures are checked in some 50 ms. */
export const ENTRIES_PER_MESSAGE = 500
/** Of others' changes that cannot be applied, this much is kept for a look: the newest. */
export const MAX_QUARANTINED = 500
export const MAX_QUARANTINED_BYTES = 16 * 1024 * 1024
/** Of one such change its beginning. */
export const MAX_QUARANTINED_EACH = 256 * 1024
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
