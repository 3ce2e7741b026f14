/** Whether this computer has a graphics device at all: where it has none, the app does not look for one. */
import { existsSync } from 'node:fs'

/** Where Linux shows graphics devices: of every driver of its own, of NVIDIA's, and inside Windows. */
const LINUX_DEVICES = ['/dev/dri', '/dev/nvidiactl', '/dev/dxg']

/**
 * True where graphics may be drawn by a device. On a Linux without one (a virtual machine, a remote desktop) the
 * browser would start its graphics process for a device, see it fail and start it again, and each page waits for that.
 */
export const mayHaveGraphicsDevice = (
  platform: NodeJS.Platform = process.platform,
  exists: (path: string) => boolean = existsSync,
): boolean => platform !== 'linux' || LINUX_DEVICES.some(exists)
