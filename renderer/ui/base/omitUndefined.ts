type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/**
 * Drops the keys whose value is undefined. react-aria's optional props refuse an explicit
 * undefined, while our own accept it, so props are handed on through this.
 */
export function omitUndefined<T extends object>(props: T): Present<T> {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as Present<T>
}
