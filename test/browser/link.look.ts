/** Each page of linking and unlinking, at a desk and on a phone, in each scheme. */
import { browserTest, desk, phone } from './harness.ts'
import { linkAndPart } from './link.ts'
import { right } from './look.ts'

for (const [size, here, there] of [
  ['desk', desk, phone],
  ['phone', phone, desk],
] as const) {
  browserTest(`companies link and part at a ${size}, each page right in each scheme`, async (t) => {
    await linkAndPart(t, { here, there }, (page, name) => right(t, page, `${name}-${size}`))
  })
}
