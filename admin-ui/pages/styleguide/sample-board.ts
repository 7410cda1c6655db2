/** The rows of the board in the styleguide. */
import type { AssignmentId, StreamId } from '../../../protocol/ids.ts'
import type { BoardRow } from '../../backend/board.ts'
import type { Html } from '../../html.ts'
import type { View } from '../../view.ts'
import { boardTable } from '../board/board-list.ts'
import type { BoardLine } from '../board/board-row.ts'

const minute_ms = 60_000

export function sampleBoard(view: View): Html {
  const { groups } = view.text.board
  const loud = [
    sampleJob(view, 4, { attention: ['unassigned'], life: 'unassigned', assignments: [] }),
    sampleJob(view, 3, {
      attention: ['to accept', 'late'],
      due: { at: view.times.now - minute_ms, is: 'late' },
      unseen: 2,
    }),
  ]
  const calm = [sampleJob(view, 2, { firstActionAt: view.times.now - 12 * minute_ms })]
  const all = [
    {
      id: 'guide-loud',
      title: groups.attention,
      lines: loud,
      count: view.times.number(loud.length),
    },
    { id: 'guide-calm', title: groups.calm, lines: calm },
  ]
  return boardTable(view, all, true)
}

function sampleJob(view: View, last: number, more: Partial<BoardRow>): BoardLine {
  const { sampleSite, sampleAddress, sampleRequest, sampleName } = view.text.styleguide
  const id = String(last).repeat(64)
  const openedAt = view.times.now - last * 7 * minute_ms
  const party = { id: id as AssignmentId, code: 'PAT', name: sampleName, ours: false, ended: false }
  return {
    row: {
      id: id as StreamId,
      revision: last,
      number: `ABC1048${last}`,
      issuer: { code: 'ABC', name: sampleSite },
      life: 'open',
      openedAt,
      receivedAt: openedAt,
      type: 'alarm response',
      siteName: sampleSite,
      siteAddress: sampleAddress,
      request: sampleRequest,
      assignments: [{ ...party, status: 'on site' }],
      attention: [],
      owner: { name: sampleName },
      unseen: 0,
      ...more,
    },
  }
}
