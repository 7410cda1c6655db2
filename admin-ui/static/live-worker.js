/**
 * One connection for all tabs: a browser opens six to a host, so with one a tab the seventh would
 * hang; and a hidden tab is slowed down, a worker is not.
 */
import { Source } from './live-source.js'

/** A page that was just made may be a little behind; one further behind fetches everything. */
const kept_max = 200

const ports = new Set()
let kept = []
/** Everything after this revision is kept: a page that is older, or of another start, isn't served. */
let from
let source
let session

function tellAll(message) {
  if (message.is === 'changes') keep(message)
  if (message.is === 'reset') keepFrom(message.rev)
  if (message.is === 'ended') source = undefined
  for (const port of ports) port.postMessage(message)
}

function keep(message) {
  kept.push(message)
  if (kept.length > kept_max) from = kept.shift().rev
}

function keepFrom(rev) {
  from = rev
  kept = []
}

function join(port, asked) {
  ports.add(port)
  // Somebody else has logged in: the old connection knows another session.
  if (!source || session !== asked.session) {
    source?.stop()
    session = asked.session
    keepFrom(asked.rev)
    source = new Source(asked.url, tellAll)
    source.start(asked.rev)
  } else {
    for (const message of missedBy(asked.rev)) port.postMessage(message)
  }
  port.postMessage(source.state)
}

function leave(port) {
  ports.delete(port)
  if (ports.size > 0) return
  source?.stop()
  source = undefined
}

/** What came here after the page was made. */
function missedBy(rev) {
  const [start, count] = partsOf(rev)
  const [firstStart, firstCount] = partsOf(from)
  if (start !== firstStart || count < firstCount) {
    return [{ is: 'reset', rev: kept.at(-1)?.rev ?? from }]
  }
  return kept.filter((one) => partsOf(one.rev)[1] > count)
}

function partsOf(rev) {
  const [start, count] = rev.split('.')
  return [start, Number(count)]
}

self.onconnect = ({ ports: [port] }) => {
  port.onmessage = ({ data }) => {
    if (data.is === 'join') join(port, data)
    else leave(port)
  }
}
