/**
 * Where the core's process begins: runs the core's program (one CommonJS file beside this one) from the code that V8
 * compiled for it last time. Compiling it anew takes longer than everything else until a workspace is open.
 * COMMONPLACE_CODE_CACHE names the folder for that code; without it the program is simply compiled.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'

const DIGEST_BYTES = 32
/** Nobody waits for the core so long after its start, and no later end can take the code away. */
const KEEP_AFTER_MS = 15_000
const digest = (...parts: (string | Buffer)[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** V8 looks only at the program's length and trusts the bytes: what does not belong together must not reach it. */
function readCode(file: string, program: Buffer): Buffer | undefined {
  try {
    const kept = readFileSync(file)
    const code = kept.subarray(DIGEST_BYTES)
    return kept.subarray(0, DIGEST_BYTES).equals(digest(program, code)) ? code : undefined
  } catch {
    return undefined
  }
}

function keepCode(file: string, program: Buffer, code: Buffer): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    const partial = `${file}.${process.pid}`
    writeFileSync(partial, Buffer.concat([digest(program, code), code]))
    renameSync(partial, file)
  } catch {
    // The next start is as slow as this one.
  }
}

const path = fileURLToPath(new URL('./coreProgram.cjs', import.meta.url))
const folder = process.env['COMMONPLACE_CODE_CACHE']
const cache = folder === undefined ? undefined : join(folder, `core-${process.versions.v8}-${process.arch}.code`)
const program = readFileSync(path)
const cachedData = cache === undefined ? undefined : readCode(cache, program)
const script = new Script(`(function (require, __filename) { ${program.toString('utf8')}\n})`, {
  filename: path,
  ...(cachedData && { cachedData }),
})
if (cache !== undefined && (cachedData === undefined || script.cachedDataRejected === true)) {
  let isKept = false
  const keep = (): void => {
    if (!isKept) keepCode(cache, program, script.createCachedData())
    isKept = true
  }
  // By then all that a start needs has been compiled.
  setTimeout(keep, KEEP_AFTER_MS).unref()
  process.on('exit', (status) => {
    if (status === 0) keep()
  })
}
const run = script.runInThisContext() as (require: NodeJS.Require, filename: string) => void
run(createRequire(path), path)
