/** Each page of a hand-over and of logging off, at a desk and on a phone, in each scheme. */
import { handOver } from './hand-over.ts'
import { browserTest, desk, phone } from './harness.ts'
import { right } from './look.ts'

for (const [size, viewport] of Object.entries({ desk, phone })) {
  browserTest(`a shift is handed over at a ${size}, each page right in each scheme`, async (t) => {
    await handOver(t, { viewport, look: (page, name) => right(t, page, `${name}-${size}`) })
  })
}
