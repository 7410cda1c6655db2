/** Data folders that were set back, whole, over real TCP: nothing that was shared is lost. */
import { cp, rm } from 'node:fs/promises'
import t from 'tap'
import { timeline, writeEntry } from '../../node/job/entries.ts'
import type { NewsItem } from '../../node/operate/news.ts'
import type { StreamId } from '../../protocol/ids.ts'
import { until } from '../support/company.ts'
import {
  linkNodes,
  placeOf,
  type RunningNode,
  startNode,
  startNodeOn,
  untilViewAt,
} from '../support/nodes.ts'
import { copyOf, jobFrom, meet_ms, untilConnected } from '../support/rotation.ts'

async function note(node: RunningNode, job: StreamId, text: string): Promise<void> {
  const written = await writeEntry(node.jobs, job, { kind: 'note', text }, { by: 'Olsen' })
  if (written.refused) throw new Error(written.message)
}

const untilNoted = (node: RunningNode, job: StreamId, texts: readonly string[]) =>
  until(
    `${texts.join(' and ')} at ${node.identity.certified.code}`,
    async () => {
      const lines = JSON.stringify(await timeline(node.jobs, job))
      return texts.every((text) => lines?.includes(text))
    },
    meet_ms,
  )

t.test('a node that is set back twice, offline, says so and goes on', async (t) => {
  const [alm, pat] = await Promise.all([startNode(t, 'ALM'), startNode(t, 'PAT')])
  await linkNodes(alm, pat)
  const job = await jobFrom(alm, 'shared', 'PAT')
  await untilViewAt(pat, job, 'the job')
  await alm.stop()
  const copy = await copyOf(t, alm.data)
  const setBack = async () => {
    await rm(alm.data, { recursive: true })
    await cp(copy, alm.data, { recursive: true })
    return startNodeOn(t, alm.data)
  }

  const first = await startNodeOn(t, alm.data)
  await untilConnected(first, pat)
  await note(first, job, 'in the first life')
  const shared = await jobFrom(first, 'of the first life', 'PAT')
  await untilViewAt(pat, shared, 'its job')
  await untilNoted(pat, job, ['in the first life'])
  await first.stop()
  const place = placeOf(pat)
  await pat.stop()

  const second = await setBack()
  await note(second, job, 'in the second life')
  await second.stop()
  const third = await setBack()
  await note(third, job, 'in the third life')
  const alone = await jobFrom(third, 'of the third life', 'PAT')

  const back = await startNodeOn(t, pat.data, place)
  await untilConnected(third, back)
  await untilViewAt(third, shared, 'what it had forgotten')
  await untilViewAt(back, alone, 'what it did meanwhile')
  for (const node of [third, back]) {
    await untilNoted(node, job, ['in the first life', 'in the third life'])
  }
  const told = () => third.news.alarms().some(({ is }) => is === 'restored')
  await until('it to be told', told, meet_ms)
  await note(third, job, 'and on it goes')
  await untilNoted(back, job, ['and on it goes'])
  await note(back, job, 'so do they')
  await untilNoted(third, job, ['so do they'])
})

t.test('two live copies say so and both go on, and the partner loses nothing', async (t) => {
  const [alm, pat] = await Promise.all([startNode(t, 'ALM'), startNode(t, 'PAT')])
  await linkNodes(alm, pat)
  const job = await jobFrom(alm, 'shared', 'PAT')
  await untilViewAt(pat, job, 'the job')
  await alm.stop()
  const copy = await copyOf(t, alm.data)
  const nodes = [await startNodeOn(t, alm.data), await startNodeOn(t, copy)]
  const texts: string[] = []
  for (let turn = 0; turn < 3; turn++) {
    for (const [i, node] of nodes.entries()) {
      const text = `turn ${turn} of copy ${i}`
      texts.push(text)
      await note(node, job, text)
    }
  }
  // The partner hears both, whichever of them it is connected with at a time.
  await untilNoted(pat, job, texts)
  const isTold = ({ news }: RunningNode, what: NewsItem['is']) =>
    news.alarms().some(({ is }) => is === what)
  const loud = () => nodes.some((node) => isTold(node, 'restored'))
  await until('one of them to say that it lacks something', loud, meet_ms)
  await until('both to say so', () => nodes.every((node) => isTold(node, 'copy runs')), meet_ms)
  await until('the partner to say so', () => isTold(pat, 'copies there'), meet_ms)
  for (const [i, node] of nodes.entries()) await note(node, job, `still written by copy ${i}`)
  await untilNoted(pat, job, ['still written by copy 0', 'still written by copy 1'])
})
