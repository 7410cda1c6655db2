/**
 * The stream of changes: one connection, made again for ever, and what comes over it in batches.
 * In a SharedWorker for all tabs (live-worker.js), or in the page where there is none (live.js).
 *
 * `tell` gets:
 *   { is: 'state', live, since }   whether it is connected, and since when (ms since 1970)
 *   { is: 'changes', ids, rev }    what has changed
 *   { is: 'reset', rev }           too much was missed: everything may have changed
 *   { is: 'ended' }                nobody is logged in any more
 */

/** The node is heard every two seconds; twice missed, and what is shown may be old. */
const silent_ms_max = 4400
const look_ms = 500
const connect_ms_max = 10_000
/** A storm of changes is one refresh in that time; a single one is told at once. */
const batch_ms = 250
const retry_ms = { first: 500, most: 4000 }

export class Source {
  #url
  #tell
  #rev = ''
  #events
  #live = false
  #isReset = false
  #since = Date.now()
  #heardAt = 0
  #connectedAt = 0
  #retry_ms = retry_ms.first
  #retrying
  #looking
  #batch = new Set()
  #batching

  constructor(url, tell) {
    this.#url = url
    this.#tell = tell
  }

  get state() {
    return { is: 'state', live: this.#live, since: this.#since }
  }

  /** `rev`: up to where the page shows everything. */
  start(rev) {
    this.#rev = rev
    this.#connect()
    this.#looking = setInterval(() => this.#look(), look_ms)
  }

  stop() {
    clearInterval(this.#looking)
    clearTimeout(this.#retrying)
    clearTimeout(this.#batching)
    this.#events?.close()
  }

  #connect() {
    this.#events?.close()
    this.#connectedAt = Date.now()
    const events = new EventSource(`${this.#url}?after=${encodeURIComponent(this.#rev)}`)
    this.#events = events
    events.onerror = () => this.#lost()
    events.onmessage = ({ data }) => {
      const { id, rev } = JSON.parse(data)
      this.#heardAt = Date.now()
      this.#rev = rev
      this.#gather(id)
    }
    events.addEventListener('hello', ({ data }) => {
      this.#rev = data
      if (this.#isReset) this.#tell({ is: 'reset', rev: data })
      this.#isReset = false
      this.#retry_ms = retry_ms.first
      this.#heardAt = Date.now()
      this.#be(true)
    })
    events.addEventListener('beat', () => {
      this.#heardAt = Date.now()
    })
    // The greeting that follows says up to where a page is that is fetched now.
    events.addEventListener('reset', () => {
      this.#isReset = true
    })
    events.addEventListener('ended', () => {
      this.stop()
      this.#tell({ is: 'ended' })
    })
  }

  #gather(id) {
    this.#batch.add(id)
    if (this.#batching) return
    this.#flush()
    this.#batching = setTimeout(() => {
      this.#batching = undefined
      if (this.#batch.size > 0) this.#flush()
    }, batch_ms)
  }

  #flush() {
    this.#tell({ is: 'changes', ids: [...this.#batch], rev: this.#rev })
    this.#batch.clear()
  }

  #look() {
    const now = Date.now()
    if (this.#live && now - this.#heardAt > silent_ms_max) this.#lost()
    else if (!this.#live && !this.#retrying && now - this.#connectedAt > connect_ms_max)
      this.#lost()
  }

  #lost() {
    this.#events?.close()
    this.#be(false)
    clearTimeout(this.#retrying)
    // Not all browsers of a company at the same moment.
    const wait = this.#retry_ms * (0.75 + Math.random() / 2)
    this.#retry_ms = Math.min(this.#retry_ms * 2, retry_ms.most)
    this.#retrying = setTimeout(() => {
      this.#retrying = undefined
      this.#connect()
    }, wait)
  }

  #be(live) {
    if (this.#live === live) return
    this.#live = live
    this.#since = Date.now()
    this.#tell(this.state)
  }
}
