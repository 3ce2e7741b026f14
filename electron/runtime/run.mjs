/**
 * The one door: `npm start`, `npm test`, `npm run cli` and the others all come through here.
 *
 * Plain JavaScript without dependencies, because it runs before anything is installed and on the machine's own Node
 * (20 or newer). It must not print a stack trace at anybody: whatever cannot go on is one sentence and a status.
 */
const COMMANDS = {
  start: './commands/start.mjs',
  test: './commands/test.mjs',
  'test:long': './commands/testLong.mjs',
  tour: './commands/tour.mjs',
  bench: './commands/bench.mjs',
  cli: './commands/cli.mjs',
  dev: './commands/dev.mjs',
  build: './commands/build.mjs',
  check: './commands/check.mjs',
  print: './commands/print.mjs',
}

const OLDEST_NODE = 20
const [name = '', ...args] = process.argv.slice(2)

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  fail(
    `Commonplace needs Node ${OLDEST_NODE} or newer to start, and this is ${process.versions.node}: install a newer one.`,
  )
} else if (!Object.hasOwn(COMMANDS, name)) {
  fail(`There is no command "${name}". These are: ${Object.keys(COMMANDS).join(', ')}.`, 2)
} else {
  process.on('uncaughtException', giveUp)
  process.on('unhandledRejection', giveUp)
  try {
    const { run, takes } = await import(COMMANDS[name])
    const { tellsUsage } = await import('./options.mjs')
    process.exitCode = takes && tellsUsage(takes, args) ? 0 : await run(args)
  } catch (error) {
    giveUp(error)
  }
}

/** Ends with one sentence. What was expected says it itself; for a bug the details go into a file. */
function giveUp(error) {
  if (error?.isStop) fail(error.message, error.status)
  else if (error?.code === 'ENOSPC') fail('The disk is full: free at least 2 GB and run the command again.')
  else void keepTrace(error).then((where) => fail(`The set-up failed: ${error?.message ?? error}.${where}`))
}

/** Ends at once: what failed may have left downloads, children or timers that would keep the process. */
function fail(sentence, status = 1) {
  process.stderr.write(`commonplace: ${sentence}\n`)
  process.exit(status)
}

async function keepTrace(error) {
  try {
    const { mkdir, writeFile } = await import('node:fs/promises')
    const folder = new URL('../../out/', import.meta.url)
    await mkdir(folder, { recursive: true })
    await writeFile(new URL('setup-error.txt', folder), `${new Date().toISOString()}\n${error?.stack ?? error}\n`)
    return ' Details are in out/setup-error.txt.'
  } catch {
    return ''
  }
}
