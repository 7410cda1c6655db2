/** How a file is answered over HTTP, to programs and to pages: its headers, and which of its bytes. */
import type { ReadAttachment } from './list.ts'

/** What a request says about which bytes it wants, header by header; empty where it says nothing. */
export type FileAsked = {
  /** `Range`: one range of bytes; several are answered with the whole file. */
  readonly range: string
  /** `If-Range`: the range is wanted of this version only. */
  readonly ifRange: string
  /** `If-None-Match`: the versions that are there already. */
  readonly ifNoneMatch: string
}

export type FileAnswer = {
  readonly status: 200 | 206 | 304 | 416
  readonly headers: Readonly<Record<string, string>>
  /** The bytes to send, from `from` to before `to`. */
  readonly part?: { readonly from: number; readonly to: number }
}

type File = Pick<ReadAttachment, 'hash' | 'name' | 'size' | 'type'>

/** RFC 9110: preconditions (section 13.2.2), then the range (section 14.2). */
export function answerFile(
  file: File,
  asked: FileAsked,
  disposition: 'inline' | 'attachment',
): FileAnswer {
  const etag = `"${file.hash}"`
  const headers = fileHeaders(file, etag, disposition)
  if (isNamed(asked.ifNoneMatch, etag)) return { status: 304, headers }
  const isOther = asked.ifRange !== '' && asked.ifRange !== etag
  const part = rangeOf(isOther ? '' : asked.range, file.size)
  if (!part) {
    return { status: 416, headers: { ...headers, 'Content-Range': `bytes */${file.size}` } }
  }
  const { from, to } = part
  const length = { 'Content-Length': String(to - from) }
  if (to - from === file.size) return { status: 200, headers: { ...headers, ...length }, part }
  const range = { 'Content-Range': `bytes ${from}-${to - 1}/${file.size}` }
  return { status: 206, headers: { ...headers, ...length, ...range }, part }
}

/**
 * A browser saves the file under a name that can do no harm, and whatever is in it runs no script:
 * it was made by another company, or by whoever gave it to one.
 */
function fileHeaders({ name, type }: File, etag: string, disposition: string) {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\]/g, '_')
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return {
    'Content-Type': type,
    'Content-Disposition': `${disposition}; filename="${plain}"; filename*=UTF-8''${encoded}`,
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Accept-Ranges': 'bytes',
    ETag: etag,
  }
}

/** Proxies weaken tags; for bytes that are told apart by their hash both are the same. */
function isNamed(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch.trim() === '*') return true
  return ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
}

/** All of it where nothing, or something else than one range, is asked for; undefined: outside. */
function rangeOf(header: string, size: number): { from: number; to: number } | undefined {
  const whole = { from: 0, to: size }
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header) ?? []
  if (first === '') {
    const count = Number(last)
    if (last === '') return whole
    return count > 0 ? { from: Math.max(0, size - count), to: size } : undefined
  }
  const from = Number(first)
  if (last !== '' && Number(last) < from) return whole
  const to = last === '' ? size : Math.min(size, Number(last) + 1)
  return from < size ? { from, to } : undefined
}
