/** A QR code as the node makes it, to be drawn as an SVG. */
export type QrCode = {
  /** Modules to a side, with the quiet border. */
  readonly size: number
  /** What is dark: the `d` of a path on a grid of such modules. */
  readonly path: string
}
