/** Pictures of a document where they stand: inside a page, or as files beside a Markdown text. */
import type { Element, Root as HtmlRoot } from 'hast'
import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { PictureSpec } from '#shared/pictures/picture.ts'
import { drawnIfReady } from './drawing.ts'
import { emphasis } from './mdast.ts'

export type Pictures = ReadonlyMap<string, PictureSpec>

/** What of a picture is said in words where it is not drawn. */
const inWords = (alt: string | null | undefined): string => (alt ? alt : 'A picture stands here in other formats.')

/** `picture:3` → `picture-3`. */
const nameOf = (url: string): string => url.replaceAll(/[^\w-]+/g, '-')

/** Drawings are ours and clean; they are put in once everything else of the page is. */
export const drawInto = (pictures: Pictures) => (tree: HtmlRoot) =>
  visit(tree, 'element', (node: Element) => {
    const { src, alt } = node.properties
    const picture = node.tagName === 'img' && typeof src === 'string' ? pictures.get(src) : undefined
    if (picture === undefined) return
    const name = typeof alt === 'string' ? alt : ''
    const svg = drawnIfReady(picture, nameOf(String(src)))
    node.tagName = svg === undefined ? 'em' : 'span'
    node.properties = svg === undefined ? {} : { className: ['picture'] }
    node.children =
      svg === undefined
        ? [{ type: 'text', value: inWords(name) }]
        : [{ type: 'raw', value: svg.replace(/^<\?xml[^>]*\?>\s*/, '') }]
  })

export interface PictureFile {
  name: string
  svg: string
}

/**
 * The tree with addresses of files in `folder`, and the files; without a folder, or where nothing can draw, words stand
 * instead of pictures.
 */
export function picturesBeside(
  tree: Root,
  pictures: Pictures | undefined,
  folder: string | null,
): { tree: Root; files: PictureFile[] } {
  if (pictures === undefined || pictures.size === 0) return { tree, files: [] }
  const copy = structuredClone(tree)
  const files: PictureFile[] = []
  visit(copy, 'image', (node, index, parent) => {
    const picture = pictures.get(node.url)
    if (picture === undefined || !parent || index === undefined) return
    const svg = folder === null ? undefined : drawnIfReady(picture, nameOf(node.url))
    if (svg === undefined) parent.children[index] = emphasis(inWords(node.alt)) as (typeof parent.children)[number]
    else {
      const name = `${nameOf(node.url)}.svg`
      files.push({ name, svg })
      node.url = `${encodeURIComponent(folder ?? '')}/${name}`
    }
  })
  return { tree: copy, files }
}
