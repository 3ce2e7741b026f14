/** Finds words in what the editor shows, across formatting; a find never reaches over the end of a block. */

const isBlock = (element: Element): boolean =>
  !['SPAN', 'STRONG', 'EM', 'B', 'I', 'A', 'CODE', 'SUB', 'SUP', 'S', 'MARK', 'Q'].includes(element.tagName)

/** Case and accents do not count, as long as the text keeps its length: offsets must stay true. */
function fold(text: string): string {
  const lower = text.toLocaleLowerCase()
  const base = lower.length === text.length ? lower : text
  return base.replace(/[^\0-\u007f]/g, (char) => {
    const plain = char.normalize('NFD')[0]
    return plain ?? char
  })
}

/** Ranges of every place where `query` stands, in order. */
export function findRanges(root: HTMLElement, query: string, limit = 2000): Range[] {
  const wanted = fold(query)
  if (wanted.trim() === '') return []
  const pieces: { node: Text; from: number }[] = []
  let text = ''
  const visit = (node: Node): void => {
    if (node instanceof Text) {
      pieces.push({ node, from: text.length })
      text += node.data
      return
    }
    if (!(node instanceof Element)) return
    if (node.tagName === 'BR') text += '\n'
    for (const child of node.childNodes) visit(child)
    if (isBlock(node)) text += '\n'
  }
  visit(root)
  const folded = fold(text)
  const ranges: Range[] = []
  let piece = 0
  /** The text node that holds this offset, looking forwards only. */
  const nodeAt = (offset: number, isEnd: boolean) => {
    let at = piece
    while (at + 1 < pieces.length) {
      const next = pieces[at + 1]?.from ?? Infinity
      if (isEnd ? next >= offset : next > offset) break
      at++
    }
    return at
  }
  for (
    let at = folded.indexOf(wanted);
    at !== -1 && ranges.length < limit;
    at = folded.indexOf(wanted, at + wanted.length)
  ) {
    piece = nodeAt(at, false)
    const start = pieces[piece]
    const end = pieces[nodeAt(at + wanted.length, true)]
    if (!start || !end) break
    const range = root.ownerDocument.createRange()
    range.setStart(start.node, Math.min(at - start.from, start.node.length))
    range.setEnd(end.node, Math.min(at + wanted.length - end.from, end.node.length))
    ranges.push(range)
  }
  return ranges
}
