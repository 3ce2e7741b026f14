/** Every format of a pack; a new one adds its writer here. */
import type { PackWriter } from './packFile.ts'
import { officeFiles } from './officeFiles.ts'
import { markdownFiles, nameFiles, pageFiles } from './plainFiles.ts'

export const packWriters: readonly PackWriter[] = [pageFiles, markdownFiles, officeFiles, nameFiles]
