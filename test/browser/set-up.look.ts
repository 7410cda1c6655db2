/** Each page of the set-up, at a desk and on a phone, in each scheme. */
import { browserTest, desk, phone } from './harness.ts'
import { type Look, right } from './look.ts'
import { setUpNode } from './set-up.ts'

for (const [size, viewport] of Object.entries({ desk, phone })) {
  browserTest(`a node is set up at a ${size}, and each page is right in each scheme`, async (t) => {
    const look: Look = (page, name) => right(t, page, `${name}-${size}`)
    const { site, page } = await setUpNode(t, { viewport, look })
    await page.goto(`${site.url}/company/phrase`)
    await look(page, 'phrase-written-down')
  })
}
