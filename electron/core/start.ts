/**
 * Where the core's process begins: runs the core's program (a CommonJS file beside this one) from the code that V8
 * compiled for it last time. Compiling it anew takes longer than everything else until a workspace is open.
 * COMMONPLACE_CODE_CACHE names the folder for that code; without it the program is simply compiled.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, Module } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'
import { crc32 } from 'node:zlib'

/** Sums of the program and of the code, 4 bytes each. */
const HEAD_BYTES = 8
/** Nobody waits for the core so long after its start, and no later end can take the code away. */
const KEEP_AFTER_MS = 15_000
/** Against another build's code and a damaged disk; a cryptographic sum would take as long as compiling a tenth of it. */
function headOf(program: Buffer, code: Buffer): Buffer {
  const head = Buffer.alloc(HEAD_BYTES)
  head.writeUInt32LE(crc32(program), 0)
  head.writeUInt32LE(crc32(code), 4)
  return head
}

/** V8 looks only at the program's length and trusts the bytes: what does not belong together must not reach it. */
function readCode(file: string, program: Buffer): Buffer | undefined {
  try {
    const kept = readFileSync(file)
    const code = kept.subarray(HEAD_BYTES)
    return kept.subarray(0, HEAD_BYTES).equals(headOf(program, code)) ? code : undefined
  } catch {
    return undefined
  }
}

function keepCode(file: string, program: Buffer, code: Buffer): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    const partial = `${file}.${process.pid}`
    writeFileSync(partial, Buffer.concat([headOf(program, code), code]))
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
const script = new Script(`(function (exports, require, module, __filename) { ${program.toString('utf8')}\n})`, {
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
const run = script.runInThisContext() as (
  exports: unknown,
  require: NodeJS.Require,
  module: Module,
  filename: string,
) => void
const requireHere = createRequire(path)
// Known by its path, because what is read later asks for parts of it.
const module = new Module(path)
module.filename = path
requireHere.cache[path] = module
run(module.exports, requireHere, module, path)
module.loaded = true
