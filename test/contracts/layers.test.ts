/** The linter's layering rules, tried: each violation is planted in a small copy of the house and must be found. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '#test/support/tracked.ts'

const LAYERS = 'eslint(no-restricted-imports)'
const CYCLE = 'import(no-cycle)'

interface Planted {
  readonly file: string
  readonly code: string
  /** The rule that must speak, or undefined where the code is fine. */
  readonly rule?: string
}

const imports = (specifier: string): string => `import * as it from '${specifier}'\nexport const used = it\n`

const planted: readonly Planted[] = [
  { file: 'shared/model/node.ts', code: imports('node:fs'), rule: LAYERS },
  { file: 'shared/model/react.ts', code: imports('react'), rule: LAYERS },
  { file: 'shared/model/core.ts', code: imports('#core/createCore.ts'), rule: LAYERS },
  { file: 'shared/model/docs.ts', code: imports('../docs/fine.ts'), rule: LAYERS },
  { file: 'shared/model/relative.ts', code: imports('../../electron/core/fine.ts'), rule: LAYERS },
  { file: 'shared/contract/yjs.ts', code: imports('yjs'), rule: LAYERS },
  { file: 'shared/docs/fine.ts', code: imports('yjs') },
  { file: 'electron/core/electron.ts', code: imports('electron'), rule: LAYERS },
  { file: 'electron/core/shell.ts', code: imports('../shell/fine.ts'), rule: LAYERS },
  { file: 'electron/core/renderer.ts', code: imports('#renderer/ui/fine.ts'), rule: LAYERS },
  { file: 'electron/core/commands/yjs.ts', code: imports('yjs'), rule: LAYERS },
  { file: 'electron/core/extension.ts', code: imports('./fine'), rule: LAYERS },
  { file: 'electron/core/test.ts', code: imports('#test/support/random.ts'), rule: LAYERS },
  { file: 'electron/core/fine.ts', code: imports('#shared/docs/fine.ts') },
  {
    file: 'electron/core/first.ts',
    code: `import { b } from './second.ts'\nexport const a = (): unknown => b\n`,
    rule: CYCLE,
  },
  {
    file: 'electron/core/second.ts',
    code: `import { a } from './first.ts'\nexport const b = (): unknown => a\n`,
    rule: CYCLE,
  },
  { file: 'electron/cli/electron.ts', code: imports('electron'), rule: LAYERS },
  { file: 'electron/shell/core.ts', code: imports('#core/createCore.ts'), rule: LAYERS },
  { file: 'electron/shell/relative.ts', code: imports('../core/fine.ts'), rule: LAYERS },
  { file: 'electron/shell/fine.ts', code: imports('electron') },
  { file: 'electron/runtime/dependency.mjs', code: imports('fflate'), rule: LAYERS },
  { file: 'electron/runtime/fine.mjs', code: imports('node:fs') },
  { file: 'renderer/app/electron.ts', code: imports('electron'), rule: LAYERS },
  { file: 'renderer/app/core.ts', code: imports('#core/fine.ts'), rule: LAYERS },
  { file: 'renderer/app/database.ts', code: imports('better-sqlite3'), rule: LAYERS },
  { file: 'renderer/ui/shared.ts', code: imports('#shared/model/ids.ts'), rule: LAYERS },
  { file: 'renderer/ui/deep/relative.ts', code: imports('../../app/fine.ts'), rule: LAYERS },
  { file: 'renderer/ui/deep/fine.ts', code: imports('../fine.ts') },
  { file: 'renderer/ui/fine.ts', code: 'export const fine = 1\n' },
  { file: 'renderer/data/feature.ts', code: imports('#renderer/features/notes/fine.ts'), rule: LAYERS },
  { file: 'renderer/data/fine.ts', code: imports('yjs') },
  { file: 'renderer/editor/app.ts', code: imports('../app/fine.ts'), rule: LAYERS },
  { file: 'renderer/features/notes/alias.ts', code: imports('#renderer/features/library/fine.ts'), rule: LAYERS },
  { file: 'renderer/features/notes/relative.ts', code: imports('../library/fine.ts'), rule: LAYERS },
  { file: 'renderer/features/notes/deep/relative.ts', code: imports('../../library/fine.ts'), rule: LAYERS },
  { file: 'renderer/features/notes/deep/fine.ts', code: imports('../fine.ts') },
  { file: 'renderer/features/notes/fine.ts', code: imports('#renderer/ui/fine.ts') },
  { file: 'renderer/features/library/fine.ts', code: 'export const fine = 1\n' },
  {
    file: 'shared/model/floating.ts',
    code: 'const later = async (): Promise<number> => 1\nexport const forget = (): void => {\n  later()\n}\n',
    rule: 'typescript(no-floating-promises)',
  },
  { file: 'shared/model/any.ts', code: 'export const loose: any = 1\n', rule: 'typescript(no-explicit-any)' },
  {
    file: 'shared/model/ignored.ts',
    code: '// @ts-ignore\nexport const wrong: number = 1\n',
    rule: 'typescript(ban-ts-comment)',
  },
]

let house = ''
let rulesByFile = new Map<string, string[]>()
let status = 0

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'commonplace-layers-'))
  for (const { file, code } of planted) {
    mkdirSync(join(house, dirname(file)), { recursive: true })
    writeFileSync(join(house, file), code)
  }
  for (const name of ['.oxlintrc.json', 'package.json']) copyFileSync(join(ROOT, name), join(house, name))
  writeFileSync(
    join(house, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        allowImportingTsExtensions: true,
        noEmit: true,
        strict: true,
        types: [],
        module: 'esnext',
        moduleResolution: 'bundler',
        skipLibCheck: true,
      },
    }),
  )
  symlinkSync(join(ROOT, 'node_modules'), join(house, 'node_modules'), 'junction')
  const oxlint = join(ROOT, 'node_modules', 'oxlint', 'bin', 'oxlint')
  const folders = ['shared', 'electron', 'renderer']
  const result = spawnSync(process.execPath, [oxlint, '--type-aware', '--format=json', ...folders], {
    cwd: house,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  status = result.status ?? -1
  rulesByFile = readReport(result.stdout)
})

afterAll(() => rmSync(house, { recursive: true, force: true }))

function readReport(report: string): Map<string, string[]> {
  const { diagnostics } = JSON.parse(report) as { diagnostics: { filename: string; code: string; severity: string }[] }
  const errors = diagnostics.filter((one) => one.severity === 'error')
  const found = new Map<string, string[]>()
  for (const { filename, code } of errors) {
    const name = filename.replaceAll('\\', '/')
    found.set(name, [...(found.get(name) ?? []), code])
  }
  return found
}

describe('the layering rules', () => {
  it('make the linter fail', () => {
    expect(status).not.toBe(0)
  })

  it.each(planted.filter(({ rule }) => rule))('find $rule in $file', ({ file, rule }) => {
    expect(rulesByFile.get(file)).toContain(rule)
  })

  it.each(planted.filter(({ rule }) => !rule))('let $file be', ({ file }) => {
    expect(rulesByFile.get(file) ?? []).not.toContain(LAYERS)
  })
})
