/** What a file that somebody chose as a logo is, by its content. */
import { appError } from '#shared/contract/errors.ts'
import { type Logo, MAX_LOGO_BYTES, MAX_LOGO_PIXELS } from '#shared/model/template.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Outcome } from '../../core.ts'
import { cleanJpeg, isJpeg } from './jpegParts.ts'
import { type CleanPicture, cleanPng, isPng } from './pngParts.ts'

export interface ReadLogo extends CleanPicture {
  type: Logo['type']
}

/** A drawing: markup whose first element is an SVG's. */
export function isDrawing(bytes: Uint8Array): boolean {
  const words = new TextDecoder().decode(bytes.subarray(0, 4096)).replace(/^\ufeff/, '')
  return /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE\s[^[>]*(?:\[[^\]]*\]\s*)?>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:svg:)?svg[\s>]/i.test(
    words,
  )
}

const clean = (bytes: Uint8Array): ReadLogo | 'large' | 'strange' | null => {
  const read = isPng(bytes)
    ? { type: 'png' as const, made: cleanPng(bytes, MAX_LOGO_PIXELS) }
    : isJpeg(bytes)
      ? { type: 'jpg' as const, made: cleanJpeg(bytes, MAX_LOGO_PIXELS) }
      : null
  if (read === null) return 'strange'
  return read.made === null || read.made === 'large' ? read.made : { type: read.type, ...read.made }
}

/** True for bytes that are what the record says of them, whoever sent them. */
export function isWholeLogo(bytes: Uint8Array, { type, width, height }: Logo): boolean {
  if (bytes.byteLength > MAX_LOGO_BYTES) return false
  const read = clean(bytes)
  return (
    read !== null && typeof read === 'object' && read.type === type && read.width === width && read.height === height
  )
}

/** A picture without its metadata. Errors: `FileKindUnknown`, `FileTooLarge`, `FileBroken`. */
export function readLogo(bytes: Uint8Array, name: string): Outcome<ReadLogo> {
  const read = clean(bytes)
  if (read === 'strange')
    return err(appError('FileKindUnknown', `${name} is no picture that goes everywhere; save it as PNG, JPEG or SVG.`))
  if (read === null)
    return err(appError('FileBroken', `${name} is not whole or not as others read it; save it anew as PNG.`))
  if (read === 'large')
    return err(
      appError(
        'FileTooLarge',
        `${name} is larger than ${MAX_LOGO_PIXELS} pixels on a side; make it smaller, paper needs no more.`,
      ),
    )
  if (read.bytes.byteLength > MAX_LOGO_BYTES) return err(tooManyBytes(name))
  return ok(read)
}

export const tooManyBytes = (name: string) =>
  appError(
    'FileTooLarge',
    `${name} is larger than ${MAX_LOGO_BYTES / 1024 / 1024} MB; make it smaller, it goes into every document.`,
  )
