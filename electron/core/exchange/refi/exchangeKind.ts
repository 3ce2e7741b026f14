/** Tells a project or a codebook of another program by its content, without reading it. */
import type { FileContent } from '../fileContent.ts'

/** Some programs name it after the project, and some write the folders of an archive with backslashes. */
export const isProjectFile = (name: string): boolean => /\.qde$/i.test(name) && !/(^|[\\/])(\._|__MACOSX)/.test(name)

const isCodebook = (head: string): boolean =>
  /<(?:\w+:)?CodeBook[\s>]/.test(head) && (/urn:QDA-XML:/i.test(head) || /<(?:\w+:)?Codes[\s>]/.test(head))

const isBareProject = (head: string): boolean =>
  /<(?:\w+:)?Project[\s>]/.test(head) && /urn:QDA-XML:project/i.test(head)

/** A zip that holds a project, or XML whose root is a codebook or a project without its files. */
export const isRefi = ({ zipNames, head }: FileContent): boolean =>
  zipNames?.some(isProjectFile) ?? (isCodebook(head) || isBareProject(head))
