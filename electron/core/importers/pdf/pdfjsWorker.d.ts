/** pdfjs-dist ships no types for its worker, which is only handed to it as a whole. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: unknown
}
