/** A QR code, drawn: dark on white in every scheme, because cameras expect that. */
import type { QrCode } from '../backend/qr.ts'
import { type Html, html } from '../html.ts'

export function qrPicture({ size, path }: QrCode, label: string): Html {
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`
}
