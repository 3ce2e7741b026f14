/** The package has types, but its `exports` hide them from the compiler. These are the functions that are used. */
declare module 'cephes' {
  export const compiled: Promise<void>
  export function lgam(x: number): number
  export function psi(x: number): number
  export function incbet(a: number, b: number, x: number): number
  export function incbi(a: number, b: number, y: number): number
  export function hyp2f1(a: number, b: number, c: number, x: number): number
}
