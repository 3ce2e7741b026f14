/**
 * The limits of import, in one place. They protect the core from hostile or absurd files, and
 * are far above what a strategist collects: a 1,000-page book is about 3 MB of text.
 */
const MB = 1024 * 1024

export const importLimits = {
  /** Bytes of the file itself; scanned reports of several hundred pages stay below it. */
  fileBytes: 200 * MB,
  /** Bytes of a file that is parsed as text or markup as a whole (text, Markdown, HTML). */
  markupBytes: 64 * MB,
  /** UTF-16 units of Markdown; above it the parser takes minutes, and the file is read as text. */
  markdownLength: 8_000_000,
  /** UTF-16 units of the extracted text: ten times a thousand-page book, and one SQLite row. */
  textLength: 30_000_000,
  /** Entries in a zip container (EPUB, DOCX). */
  zipEntries: 20_000,
  /** Bytes of all entries that are unpacked, together. */
  zipUnpackedBytes: 400 * MB,
  /** Unpacked to packed size of one entry above `zipRatioFloor`; real XML stays below 100. */
  zipRatio: 400,
  zipRatioFloor: 4 * MB,
  /** Nodes of one page's tree; the largest real pages have about 300,000. */
  htmlNodes: 1_500_000,
  /** Element depth; browsers cap at 512, deeper content is kept, flattened. */
  htmlDepth: 256,
  pdfPages: 10_000,
  /** Milliseconds for one file, in the pool. */
  timeoutMs: 120_000,
  /** Old-generation heap of the worker, in MB. */
  workerHeapMb: 2048,
} as const
