/**
 * The environment given to every tool. What a shell or npm leaves in it can turn a tool around: NODE_ENV=production
 * leaves out development packages, ELECTRON_RUN_AS_NODE makes Electron a Node, NODE_OPTIONS may preload a file that is
 * not there.
 */
import { delimiter, dirname } from 'node:path'

const UNWANTED = new Set([
  'NODE_ENV',
  'NODE_OPTIONS',
  'NODE_PATH',
  'NODE_V8_COVERAGE',
  'ELECTRON_RUN_AS_NODE',
  'NODE_CHANNEL_FD',
])

/** npm's settings that change what an install does; those that say where the registry is stay. */
const UNWANTED_NPM =
  /^npm_config_(omit|include|only|production|optional|dev|global|location|prefix|local_prefix|dry_run|package_lock|package_lock_only|json|parseable|workspaces?|force|legacy_.*|lockfile_version|save.*|install_strategy|install_links|global_style|bin_links|os|cpu|libc|platform|arch|node_options|nodedir|ignore_scripts|script_shell|shell)$/i

/**
 * A clean copy of the environment.
 * @param {{node?: string, extra?: Record<string, string | undefined>}} [options] `node`: the Node executable that tools
 * find first in their PATH; `extra`: added last, `undefined` removes
 */
export function toolEnvironment({ node, extra = {} } = {}) {
  const env = {}
  for (const [key, value] of Object.entries(process.env)) {
    if (!UNWANTED.has(key) && !UNWANTED_NPM.test(key)) env[key] = value
  }
  if (node) {
    const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
    const path =
      env[key] || (process.platform === 'win32' ? '' : '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin')
    env[key] = `${dirname(node)}${delimiter}${path}`
  }
  for (const [key, value] of Object.entries(extra)) {
    if (value === undefined) delete env[key]
    else env[key] = value
  }
  return env
}
