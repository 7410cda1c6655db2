/** How alike two words are: typing errors, letters that changed places, words cut short. */

/**
 * Letters to insert, delete, replace or exchange with their neighbour; `limit` + 1 for more.
 * (Optimal string alignment: Damerau's distance without edits inside an exchanged pair.)
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const next = [row]
    let least = row
    for (let column = 1; column <= b.length; column++) {
      const replaced = at(last, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1)
      let steps = Math.min(replaced, at(last, column) + 1, at(next, column - 1) + 1)
      const exchanged = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (row > 1 && column > 1 && exchanged) steps = Math.min(steps, at(before, column - 2) + 1)
      next.push(steps)
      least = Math.min(least, steps)
    }
    if (least > limit) return limit + 1
    before = last
    last = next
  }
  return Math.min(at(last, b.length), limit + 1)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}

const digit = /\d/

/** 0 to 1 for two plain words. Numbers are equal or not: one digit more is another number. */
export function wordLikeness(a: string, b: string): number {
  if (a === b) return 1
  if (digit.test(a) || digit.test(b)) return 0
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length === 1) return long.startsWith(short) ? 0.6 : 0
  if (short.length >= 3 && long.startsWith(short)) return 0.9
  // Three letters have few neighbours that aren't words themselves: "Zim" may be "Zilm".
  if (short.length < 4) return long.length === 4 && editDistance(a, b, 1) === 1 ? 0.75 : 0
  const limit = long.length >= 9 ? 3 : long.length >= 6 ? 2 : 1
  const steps = editDistance(a, b, limit)
  if (steps > limit) return 0
  return steps === 1 ? 0.92 : Math.max(0, 1 - (1.6 * steps) / long.length)
}

/** 0 to 1 for two phrases without regard to spaces: "Bel Air" and "Belair". */
export function phraseLikeness(a: string, b: string): number {
  if (a === b) return 1
  const longest = Math.max(a.length, b.length)
  const limit = Math.ceil(longest / 4)
  const steps = editDistance(a, b, limit)
  return steps > limit ? 0 : 1 - (1.2 * steps) / longest
}
