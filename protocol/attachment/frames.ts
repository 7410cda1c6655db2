/**
 * Messages of /baton/attachment/1.0.0 to and from the bytes of a frame. Who opened the channel says
 * `get`; each is answered, in order, by one `piece` or `none`. `here` comes unasked: of a file that
 * was asked for in vain on this channel. A kind newer than this version is passed over.
 */
import { type FileHash, type StreamId, toBytes } from '../ids.ts'
import { attachment_piece_bytes_max } from '../limits.ts'
import { bytesUpTo, type FrameFault, idOf, readFrame, uint } from '../link/fields.ts'
import { baton } from '../wire/wire.js'

export type Get = {
  readonly is: 'get'
  /** The job that names the file: who is on it may have the bytes. */
  readonly stream: StreamId
  readonly hash: FileHash
  readonly offset: number
  /** 1 to `attachment_piece_bytes_max`. */
  readonly length: number
}

export type Piece = {
  readonly is: 'piece'
  readonly hash: FileHash
  readonly offset: number
  /** Of the whole file. */
  readonly size: number
  /** As many as were asked for, fewer only at the end of the file. */
  readonly bytes: Uint8Array
}

export type AttachmentMessage =
  | Get
  | Piece
  /** Not here (yet), or not for who asks: there is no telling which. */
  | { readonly is: 'none'; readonly hash: FileHash }
  | { readonly is: 'here'; readonly hash: FileHash }
  | { readonly is: 'unknown' }

type Known = Exclude<AttachmentMessage, { is: 'unknown' }>

export function encodeAttachmentFrame(message: Known): Uint8Array {
  return baton.AttachmentFrame.encode(toWire(message)).finish()
}

/** The message in these bytes, or what is wrong with them. Never throws. */
export function decodeAttachmentFrame(bytes: Uint8Array): AttachmentMessage | FrameFault {
  return readFrame(bytes, (frame) => fromWire(baton.AttachmentFrame.decode(frame)))
}

function toWire(message: Known): baton.AttachmentFrame.$Properties {
  const hash = toBytes(message.hash)
  switch (message.is) {
    case 'get': {
      const { stream, offset, length } = message
      return { is: 'get', get: { stream: toBytes(stream), hash, offset, length } }
    }
    case 'piece': {
      const { offset, size, bytes } = message
      return { is: 'piece', piece: { hash, offset, size, bytes } }
    }
    case 'none':
      return { is: 'none', none: { hash } }
    case 'here':
      return { is: 'here', here: { hash } }
    default:
      return message satisfies never
  }
}

function fromWire(frame: baton.AttachmentFrame.$Shape): AttachmentMessage {
  switch (frame.is) {
    case 'get': {
      const { stream, hash, offset, length } = frame.get
      if (!length || length > attachment_piece_bytes_max) throw new RangeError('no such length')
      return { is: 'get', stream: idOf(stream), hash: idOf(hash), offset: uint(offset), length }
    }
    case 'piece': {
      const { hash, offset, size, bytes } = frame.piece
      const piece = bytesUpTo(bytes, attachment_piece_bytes_max)
      return { is: 'piece', hash: idOf(hash), offset: uint(offset), size: uint(size), bytes: piece }
    }
    case 'none':
      return { is: 'none', hash: idOf(frame.none.hash) }
    case 'here':
      return { is: 'here', hash: idOf(frame.here.hash) }
    case undefined:
      return { is: 'unknown' }
    default:
      return frame satisfies never
  }
}
