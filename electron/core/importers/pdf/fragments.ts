/** Text of one page as fragments: pieces of a line that stand together, with their boxes. */

/** One string as the PDF draws it; box in points, origin top left. */
export interface PdfPiece {
  text: string
  x: number
  y: number
  width: number
  height: number
  /** Baseline from the top of the page. */
  baseline: number
  rtl: boolean
  /** The font's name inside the file; says nothing but whether two pieces are set alike. */
  font: string
}

export interface PdfFragment {
  pieces: PdfPiece[]
  x: number
  right: number
  top: number
  bottom: number
  baseline: number
  /** Font size that most of its characters have. */
  size: number
}

/** Joins pieces that touch on a baseline; order of drawing first, then what was drawn apart. */
export function toFragments(pieces: readonly PdfPiece[]): PdfFragment[] {
  const fragments: PdfFragment[] = []
  for (const piece of withoutOverprint(pieces)) {
    const last = fragments[fragments.length - 1]
    if (last && continues(last, piece, 1.4)) extend(last, piece)
    else fragments.push(startFragment(piece))
  }
  return joinApart(fragments)
}

function startFragment(piece: PdfPiece): PdfFragment {
  return {
    pieces: [piece],
    x: piece.x,
    right: piece.x + piece.width,
    top: piece.y,
    bottom: piece.y + piece.height,
    baseline: piece.baseline,
    size: piece.height,
  }
}

function extend(fragment: PdfFragment, piece: PdfPiece): void {
  const before = fragment.pieces.reduce((sum, p) => sum + p.text.length, 0)
  fragment.pieces.push(piece)
  fragment.x = Math.min(fragment.x, piece.x)
  fragment.right = Math.max(fragment.right, piece.x + piece.width)
  fragment.top = Math.min(fragment.top, piece.y)
  fragment.bottom = Math.max(fragment.bottom, piece.y + piece.height)
  if (piece.text.length > before) {
    fragment.size = piece.height
    fragment.baseline = piece.baseline
  }
}

/** Same baseline (raised notes included) and no more than `reach` font sizes away. */
function continues(fragment: PdfFragment, piece: PdfPiece, reach: number): boolean {
  const size = Math.max(fragment.size, piece.height)
  if (Math.abs(fragment.baseline - piece.baseline) > size * 0.45) return false
  if (Math.min(fragment.size, piece.height) < size * 0.4) return false
  const gap = piece.x >= fragment.x ? piece.x - fragment.right : fragment.x - (piece.x + piece.width)
  return gap < size * reach && gap > -Math.max(size * 2, Math.min(piece.width, fragment.right - fragment.x) * 0.5)
}

/** Lines whose words were drawn in another order than they are read. */
function joinApart(fragments: PdfFragment[]): PdfFragment[] {
  const sorted = fragments.toSorted((a, b) => a.baseline - b.baseline || a.x - b.x)
  const joined: PdfFragment[] = []
  for (const fragment of sorted) {
    const size = fragment.size
    const left = joined.findLast((other, i) => i >= joined.length - 12 && isNeighbour(other, fragment, size))
    if (left) for (const piece of fragment.pieces) extend(left, piece)
    else joined.push(fragment)
  }
  for (const fragment of joined) orderPieces(fragment)
  return joined
}

function isNeighbour(a: PdfFragment, b: PdfFragment, size: number): boolean {
  if (Math.abs(a.baseline - b.baseline) > size * 0.35 || Math.abs(a.size - b.size) > Math.max(a.size, b.size) * 0.45)
    return false
  const gap = b.x >= a.x ? b.x - a.right : a.x - b.right
  return gap < size * 0.6 && gap > -size * 0.6
}

function orderPieces(fragment: PdfFragment): void {
  const rtl = fragment.pieces.filter((piece) => piece.rtl).length * 2 > fragment.pieces.length
  fragment.pieces.sort((a, b) => (rtl ? b.x + b.width - (a.x + a.width) : a.x - b.x))
}

/** Bold faked by printing twice, shadows: the same text at nearly the same place counts once. */
function withoutOverprint(pieces: readonly PdfPiece[]): PdfPiece[] {
  const seen = new Map<string, PdfPiece[]>()
  return pieces.filter((piece) => {
    const same = seen.get(piece.text) ?? []
    const reach = piece.height * 0.12
    if (same.some((p) => Math.abs(p.x - piece.x) < reach && Math.abs(p.baseline - piece.baseline) < reach)) return false
    same.push(piece)
    seen.set(piece.text, same)
    return true
  })
}
