/** What vaults write beyond Markdown, as a reader sees it. */

/**
 * `[[page|shown]]` → shown, `[[page#part]]` → page#part, `![[page]]` → page, `==marked==` →
 * marked, `[!note]` at the start of a callout → nothing, `%%comment%%` stays: somebody wrote it.
 */
export function readableText(text: string): string {
  if (!/\[\[|==|\[!/.test(text)) return text
  return text
    .replace(
      /!?\[\[([^[\]\n|]+)(?:\|([^[\]\n]*))?\]\]/g,
      (_, page: string, shown?: string) => shown?.trim() || page.trim(),
    )
    .replace(/(^|[^=])==(?=\S)([^=\n]+?)(?<=\S)==(?!=)/g, '$1$2')
    .replace(/^\[!\w+\][+-]?[ \t]*/, '')
}
