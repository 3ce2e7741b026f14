/** Tells a project or a codebook of another program by its content, without reading it. */
import type { FileContent } from '../fileContent.ts'

export const isProjectFile = (name: string): boolean => /(^|\/)project\.qde$/i.test(name)

/** A zip that holds a project, or XML whose root is a codebook. */
export const isRefi = ({ zipNames, head }: FileContent): boolean =>
  zipNames?.some(isProjectFile) ?? (/<(?:\w+:)?CodeBook[\s>]/.test(head) && /urn:QDA-XML:codebook/i.test(head))
