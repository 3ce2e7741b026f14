/** The one failure of a disk that people can mend themselves, however SQLite or the system words it. */
export const isDiskFull = (cause: unknown): boolean =>
  cause instanceof Error &&
  'code' in cause &&
  // SHMSIZE: the file beside the write-ahead log could not grow.
  ['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT'].includes(String(cause.code))
