/** The codebook as a tree for the list: groups, their codes, the team's own beside them or at the end. */
import type { CodeView } from '#shared/contract/views.ts'
import type { TreeNode } from '#renderer/ui/lists/TreeList.tsx'

const matches = (code: CodeView, words: readonly string[]): boolean => {
  const text = `${code.name} ${code.title} ${code.brief} ${code.definition}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

/** With a filter, what matches and the way to it. A code whose parent is not shown stands at the top. */
export function codeTree(codes: readonly CodeView[], filter: string): TreeNode<CodeView>[] {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const ids = new Set<string>(codes.map((code) => code.codeId))
  const childrenOf = new Map<string | null, CodeView[]>()
  for (const code of codes) {
    const parent = code.parent !== null && ids.has(code.parent) ? code.parent : null
    childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), code])
  }
  const seen = new Set<string>()
  const build = (parent: string | null): TreeNode<CodeView>[] =>
    (childrenOf.get(parent) ?? []).flatMap((code) => {
      // Two devices may have put two codes below each other.
      if (seen.has(code.codeId)) return []
      seen.add(code.codeId)
      const children = build(code.codeId)
      if (words.length > 0 && children.length === 0 && !matches(code, words)) return []
      return [
        { id: code.codeId, text: code.title === '' ? code.name : `${code.name}, ${code.title}`, value: code, children },
      ]
    })
  const tree = build(null)
  // What such a ring hides still has to be found.
  for (const code of codes)
    if (!seen.has(code.codeId) && (words.length === 0 || matches(code, words)))
      tree.push({ id: code.codeId, text: code.name, value: code, children: [] })
  return tree
}
