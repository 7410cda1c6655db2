/** QR codes for the pages, as the `d` of an SVG path: they are drawn without a picture or script. */

/** Modules of quiet around it, by the standard. */
const border_modules = 4

/** The library is loaded at the first use: a node at rest does without it. */
export async function qrCode(text: string) {
  const { encode } = await import('uqr')
  // On a screen nothing is torn or dirty: the least correction makes the largest modules.
  const { size, data } = encode(text, { ecc: 'L', border: border_modules })
  const runs = data.flatMap((row, y) =>
    runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`),
  )
  return { size, path: runs.join('') }
}

/** Where dark modules begin in a row, and how many there are. */
function runsOf(row: readonly boolean[]): [start: number, length: number][] {
  const runs: [number, number][] = []
  for (const [x, dark] of row.entries()) {
    const last = runs.at(-1)
    if (!dark) continue
    if (last && last[0] + last[1] === x) last[1]++
    else runs.push([x, 1])
  }
  return runs
}
