/** A picture as Word and PowerPoint take it: pixels, and where it was drawn the drawing with them. */
export interface WordPicture {
  type: 'png' | 'jpg'
  bytes: Uint8Array
  /** Shown where a program can; the pixels stand in for it elsewhere. */
  svg?: Uint8Array
  /** In pixels at 96 to the inch. */
  width: number
  height: number
}
