/**
 * The content security policy: the window runs our own files and nothing else, and text becomes markup or a
 * script address only through a named Trusted Types policy.
 */

/** `default`: ours, same-origin worker addresses only. `dompurify`: the sanitizer for pasted pages. */
const TRUSTED_TYPES = "trusted-types commonplace default dompurify 'allow-duplicates'"

const policy = (script: string, more: readonly string[] = []): string =>
  [
    "default-src 'none'",
    `script-src ${script}`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    ...more,
  ].join('; ')

const STRICT = policy("'self'", ["require-trusted-types-for 'script'", TRUSTED_TYPES])
/** pdf.js decodes images by WebAssembly in its worker, and nowhere else. */
const PDF_WORKER = policy("'self' 'wasm-unsafe-eval'")

/** The policy for one file of the app. */
export const contentPolicyFor = (path: string): string =>
  /(^|\/)pdf\.worker[^/]*\.m?js$/.test(path) ? PDF_WORKER : STRICT

/** With hot reload the tools inject scripts and styles; only `npm run dev` uses this. */
export const DEVELOPMENT_POLICY =
  "default-src 'none'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws://localhost:* ws://127.0.0.1:*; worker-src 'self' blob:"
