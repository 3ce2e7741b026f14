/**
 * A vault's file as a note's tree, in two steps, because what a link means is known only when every file is known: first
 * the tree with its links pending, on any thread; then, beside the workspace, each link put in its place.
 */
import { treeFromMarkdown } from '../markdown/fromMarkdown.ts'
import { branch, decorator, isBranch, isText, text, textOf, type TreeNode } from '../tree.ts'
import type { EntityKind } from '../nodes/EntityLink.ts'
import { createFlavour, type Flavour } from './vaultFlavour.ts'
import { parseVaultMarkdown } from './vaultSyntax.ts'
import { fromPendingUrl, parseWikiLink, type WikiTarget } from './wikiTarget.ts'

/** What a link, an address or a tag in a vault's file leads to. */
export type PendingTarget =
  | { kind: 'wiki'; wiki: WikiTarget }
  | { kind: 'address'; address: string }
  | { kind: 'tag'; tag: string }
export type ResolvePending = (target: PendingTarget) => { kind: EntityKind; id: string } | null

/** The blocks of a vault's file, its links pending. Never throws, whatever the file says. */
export const treeFromVault = (markdown: string, flavour: Flavour): TreeNode[] =>
  treeFromMarkdown(markdown, () => null, {
    splitsLists: !flavour.isOurs,
    parse: parseVaultMarkdown,
    adapt: createFlavour(flavour),
  })

function pendingOf(url: string): PendingTarget | null {
  const written = fromPendingUrl(url)
  if (written === null)
    // An address with a scheme leads out of the folder, and so does one that begins with two strokes.
    return /^(?:[a-z][a-z\d+.-]*:|\/\/|#)/i.test(url) || url === '' ? null : { kind: 'address', address: url }
  if (written.startsWith('#')) return { kind: 'tag', tag: written.slice(1) }
  const wiki = parseWikiLink(written)
  return wiki && { kind: 'wiki', wiki }
}

/** Puts each pending link in its place; what leads nowhere stands as it was written. */
export function settleLinks(nodes: readonly TreeNode[], resolve: ResolvePending): TreeNode[] {
  const out: TreeNode[] = []
  const push = (node: TreeNode): void => {
    const last = out.at(-1)
    if (
      isText(node) &&
      node.type === 'text' &&
      last &&
      isText(last) &&
      last.type === 'text' &&
      last.format === node.format
    )
      out[out.length - 1] = { ...last, text: last.text + node.text }
    else out.push(node)
  }
  for (const node of nodes) {
    if (!isBranch(node)) {
      push(node)
      continue
    }
    const url = node.type === 'link' ? node.props['__url'] : undefined
    const target = typeof url === 'string' ? pendingOf(url) : null
    if (!target) {
      push(branch(node.type, settleLinks(node.children, resolve), node.props))
      continue
    }
    const [first] = node.children
    const format = first && isText(first) ? first.format : 0
    const isPlain = node.children.every((child) => isText(child) && child.type === 'text' && child.format === format)
    const found = isPlain ? resolve(target) : null
    if (found)
      push(
        decorator('entity-link', {
          __kind: found.kind,
          __targetId: found.id,
          __lastLabel: textOf(node.children),
          __format: format,
        }),
      )
    else if (target.kind === 'address') push(node)
    else push(text(target.kind === 'tag' ? `#${target.tag}` : target.wiki.written, format))
  }
  return out
}
