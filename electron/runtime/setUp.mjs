/** Set-up in the order in which one thing needs the other: the machine, the packages, a runtime, the system's parts. */
import { electronSwitches, checkMachine, checkSandbox } from './machine.mjs'
import { ensureElectron } from './electronRuntime.mjs'
import { toolEnvironment } from './environment.mjs'
import { goodNode } from './node.mjs'
import { ensurePackages } from './packages.mjs'
import { ensureSystem } from './systemPackages.mjs'

/** Packages and a good Node. @returns {Promise<{node: string, env: Record<string, string>}>} */
export async function setUpTools() {
  checkMachine()
  await ensurePackages()
  const node = goodNode()
  return { node, env: toolEnvironment({ node }) }
}

/**
 * All that a window needs.
 * @param {{virtualDisplay: boolean}} options whether the window is to be drawn on a display without a screen
 */
export async function setUpWindow({ virtualDisplay }) {
  const { node } = await setUpTools()
  const runtime = await ensureElectron({ virtualDisplay })
  await ensureSystem({ executable: runtime.executable, display: virtualDisplay })
  await checkSandbox(runtime.folder)
  const switches = electronSwitches()
  const extra = { ...runtime.env, COMMONPLACE_ELECTRON_SWITCHES: switches.join(' ') }
  return { node, env: toolEnvironment({ node, extra }), executable: runtime.executable, switches }
}
