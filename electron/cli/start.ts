/** The `commonplace` command as a process: `npm run cli` starts it. */
import { main } from './main.ts'

// Whoever reads has read enough (`… | head`): no reason to complain, nor to go on. What runs for long closes its folders first.
process.stdout.on('error', (cause) => {
  if (process.stdout.listenerCount('error') === 1) process.exit('code' in cause && cause.code === 'EPIPE' ? 0 : 1)
})

process.exitCode = await main(process.argv.slice(2), {
  // npm runs scripts in the project's folder, and says where it was called.
  folder: process.env['INIT_CWD'] ?? process.cwd(),
  print: (text) => void process.stdout.write(text),
  say: (line) => void process.stderr.write(`${line}\n`),
})
