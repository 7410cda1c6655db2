/** The pages of an app and of its recovery codes, at a desk and on a phone, in each scheme. */
import { switchOnApp } from './account.ts'
import { browserTest, desk, phone } from './harness.ts'
import { right } from './look.ts'

for (const [size, viewport] of Object.entries({ desk, phone })) {
  browserTest(`an app is set up at a ${size}, each page right in each scheme`, async (t) => {
    await switchOnApp(t, { viewport, look: (page, name) => right(t, page, `${name}-${size}`) })
  })
}
