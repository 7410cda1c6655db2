/**
 * Adds photos and documents to a job in pieces: what came before the net broke off stays, and it
 * goes on from there by itself for as long as the page is open.
 */

/** Some seconds over a slow phone; the node takes up to 2 MiB. */
const piece_bytes = 512 * 1024
const retry_ms = { first: 1000, most: 15_000 }

document.addEventListener('change', ({ target }) => {
  const box = target.closest?.('[data-upload]')
  if (!box || target.type !== 'file') return
  for (const file of target.files) void add(box, file)
  target.value = ''
})

async function add(box, file) {
  const line = new Line(box, file.name)
  const { upload: url } = box.dataset
  try {
    const begun = await lasting(line, () =>
      ask(url, { method: 'POST', json: { name: file.name || 'photo.jpg', size: file.size } }),
    )
    const { upload } = begun
    let { offset } = begun
    while (offset < file.size) {
      offset = await put(line, `${url}/${upload}`, offset, file)
      line.progress(offset, file.size)
    }
    await lasting(line, () => ask(`${url}/${upload}/finish`, { method: 'POST' }))
    line.done()
  } catch (error) {
    line.failed(error)
  }
}

/** Sends the next piece. Where that fails, the node says how far it is: it may have been taken. */
async function put(line, url, from, file) {
  const body = file.slice(from, from + piece_bytes)
  try {
    return (await ask(`${url}?offset=${from}`, { method: 'PUT', body })).offset
  } catch (error) {
    if (error instanceof Refused && error.code !== 'wrong-offset' && error.code !== 'busy')
      throw error
    line.waits()
    await pause(retry_ms.first)
    return (await lasting(line, () => ask(`${url}/state`, { method: 'GET' }))).offset
  }
}

class Refused extends Error {
  /** `refused`: the node's words; without them it is said by the code. */
  constructor({ refused = '', code }) {
    super(refused)
    this.code = code
  }
}

async function ask(url, { method, json, body }) {
  const response = await fetch(url, {
    method,
    // Without a session the node leads to the page for logging in, which is no answer to this.
    redirect: 'manual',
    ...(json
      ? { body: JSON.stringify(json), headers: { 'Content-Type': 'application/json' } }
      : {}),
    ...(body ? { body, headers: { 'Content-Type': 'application/octet-stream' } } : {}),
  })
  // No waiting helps.
  if (response.type === 'opaqueredirect') throw new Refused({ code: 'logged-out' })
  if (response.status >= 400 && response.status < 500) throw new Refused({ code: 'not-here' })
  if (!response.ok) throw new Error(`${response.status}`)
  const answer = await response.json()
  if (answer.refused) throw new Refused(answer)
  return answer
}

/** Again and again while the net is away; what the node refuses is refused. */
async function lasting(line, request) {
  for (let wait = retry_ms.first; ; wait = Math.min(wait * 2, retry_ms.most)) {
    try {
      const answer = await request()
      line.goesOn()
      return answer
    } catch (error) {
      if (error instanceof Refused && error.code !== 'busy') throw error
      line.waits()
      await pause(wait)
    }
  }
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** What is said of one file, below the button. */
class Line {
  #box
  #item = document.createElement('li')
  #bar = document.createElement('progress')
  #words = document.createElement('small')

  constructor(box, name) {
    this.#box = box
    const label = document.createElement('span')
    label.className = 'text'
    label.textContent = name
    this.#bar.max = 1
    this.#bar.value = 0
    this.#bar.setAttribute('aria-label', name)
    this.#item.append(label, this.#bar, this.#words)
    box.querySelector('.uploads').append(this.#item)
  }

  progress(done, of) {
    this.#bar.value = done / of
  }

  waits() {
    this.#words.textContent = this.#box.dataset.waiting
  }

  goesOn() {
    this.#words.textContent = ''
  }

  done() {
    this.#bar.remove()
    this.#words.textContent = this.#box.dataset.done
    setTimeout(() => this.#item.remove(), 4000)
  }

  failed({ message, code }) {
    const { failed, loggedOut, notHere } = this.#box.dataset
    this.#bar.remove()
    this.#item.className = 'loud-text'
    const why = message || (code === 'logged-out' ? loggedOut : notHere)
    this.#words.textContent = `${failed} ${why}`
  }
}
