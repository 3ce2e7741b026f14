/** What one program on this computer may ask of the owner of a folder. Each value with its reason. */

/** Differs when either side could misread the other; the contract's names and shapes are checked call by call. */
export const LINE_VERSION = 1

/** A greeting: a version and the folder's mark. */
export const MAX_HELLO_BYTES = 4 * 1024
/** One call: a note of five million letters in any script, or ten thousand paths of usual length. */
export const MAX_CALL_BYTES = 16 * 1024 * 1024
/** Brackets, braces and commas outside of strings in one call: ten thousand paths need thirty thousand. Bytes of JSON become up to seventy times as many in memory. */
export const MAX_CALL_PARTS = 200_000
/** One answer: five thousand quotes with their memos, the text of a long book. Node makes no longer strings than twice this. */
export const MAX_ANSWER_BYTES = 256 * 1024 * 1024
/** What all connections together may have sent of frames that are not whole yet. */
export const MAX_WAITING_BYTES = 64 * 1024 * 1024
/** Answers that a slow reader has not taken; beyond, nothing more is read from it, and no progress is told. */
export const MAX_UNREAD_BYTES = 1024 * 1024
/** Connections at once; a command needs one, for a second. */
export const MAX_CONNECTIONS = 64
/** Calls of one connection that are not answered yet; the command line makes one at a time. */
export const MAX_OPEN_CALLS = 16

/** Milliseconds. A greeting must be there this long after the connection. */
export const HELLO_WITHIN_MS = 5_000
/** A frame must be whole this long after its first byte: one byte a second is no program of ours. */
export const FRAME_WITHIN_MS = 20_000
/** A connection on which nothing moves and nothing is being done is ended. */
export const IDLE_MS = 60_000
/** An owner may be busy for some seconds (a check of the whole folder); one that has said nothing by then is stuck. */
export const READY_WITHIN_MS = 60_000
