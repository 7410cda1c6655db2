/**
 * Alarms are heard. The region of alarms names what is loud now (`data-alarms`); what was not
 * there before sounds, in one tab, is told on the desktop, and shows in title and icon.
 */

const storage = {
  armed: 'baton-sound',
  notify: 'baton-notify',
  /** Alarms that have sounded, and those that the desktop was told: the one needs no click. */
  heard: 'baton-heard',
  told: 'baton-told',
}
/** What must be confirmed by a person sounds until it is. */
const insist_ms = 10_000

const chip = document.getElementById('sound')
const region = document.getElementById('alarms')
const armButton = document.getElementById('sound-arm')
const notify = document.getElementById('sound-notify')
const plainTitle = () => document.title.replace(/^\(\d+\) /, '')

let audio
let isPlayer = false
/** Whether this tab stands in the queue for playing, and how it leaves that. */
let isQueued = false
let stopPlaying
let insisting

if (chip && region) {
  chip.hidden = false
  if (isArmed()) start()
  showChip()
  armButton.addEventListener('click', () => {
    localStorage.setItem(storage.armed, isArmed() ? 'off' : 'on')
    if (isArmed()) start()
    showChip()
  })
  document.getElementById('sound-test').addEventListener('click', async () => {
    audio ??= new AudioContext()
    await audio.resume()
    ring()
  })
  notify.checked = localStorage.getItem(storage.notify) === 'on'
  notify.disabled = !('Notification' in window)
  notify.addEventListener('change', async () => {
    const allowed = notify.checked && (await Notification.requestPermission()) === 'granted'
    notify.checked = allowed
    localStorage.setItem(storage.notify, allowed ? 'on' : 'off')
  })
  addEventListener('storage', showChip)
  // A browser plays nothing before somebody has clicked or typed on the page.
  for (const act of ['pointerdown', 'keydown']) {
    addEventListener(act, () => isArmed() && start(), { capture: true })
  }
  new MutationObserver(look).observe(region, { childList: true, subtree: true, attributes: true })
  look()
}

function isArmed() {
  return localStorage.getItem(storage.armed) === 'on'
}

function start() {
  audio ??= new AudioContext()
  audio.onstatechange = () => {
    showChip()
    becomePlayer()
  }
  if (audio.state === 'suspended') audio.resume().catch(() => undefined)
  becomePlayer()
}

/**
 * One tab plays: the one that holds the lock. The next gets it when that one is closed, or can't be
 * heard any more.
 */
function becomePlayer() {
  if (audio.state !== 'running') {
    isPlayer = false
    stopPlaying?.()
    return
  }
  if (isQueued) return
  isQueued = true
  void inTurn('baton-sound', play).finally(() => {
    isQueued = false
    if (audio.state === 'running') becomePlayer()
  })
}

function play() {
  if (audio.state !== 'running') return undefined
  isPlayer = true
  look()
  return new Promise((resolve) => {
    stopPlaying = resolve
  })
}

/** One tab after another; where a browser has no locks, each by itself. */
async function inTurn(name, act) {
  return navigator.locks ? navigator.locks.request(name, act) : act()
}

function showChip() {
  const isHeard = isArmed() && audio?.state === 'running'
  chip.classList.toggle('on', isHeard)
  chip.querySelector('.chip-words').textContent = isHeard ? chip.dataset.on : chip.dataset.off
  chip.title = isArmed() && !isHeard ? chip.dataset.needsClick : ''
  armButton.textContent = isArmed() ? armButton.dataset.disarm : armButton.dataset.arm
}

/** The alarms have changed. */
function look() {
  const list = region.querySelector('[data-alarms]')
  // Not fetched yet: nothing is known.
  if (!list) return
  const keys = list.dataset.alarms.split(' ').filter(Boolean)
  showCount(keys.length)
  if (isPlayer || !isArmed()) {
    if (freshIn(storage.heard, keys).length > 0) alarm()
  }
  void inTurn('baton-told', () => {
    const fresh = freshIn(storage.told, keys)
    if (fresh.length > 0) tell(fresh)
  })
  insist(list.dataset.insist === 'true')
}

/** Those that were not there before. One that goes and comes again is fresh again. */
function freshIn(name, keys) {
  const before = JSON.parse(localStorage.getItem(name) ?? '[]')
  localStorage.setItem(name, JSON.stringify(keys))
  return keys.filter((key) => !before.includes(key))
}

function insist(is) {
  if (is) insisting ??= setInterval(alarm, insist_ms)
  else {
    clearInterval(insisting)
    insisting = undefined
  }
}

function showCount(count) {
  const title = count > 0 ? `(${count}) ${plainTitle()}` : plainTitle()
  if (document.title !== title) document.title = title
  const icon = document.querySelector('link[rel=icon]')
  icon.dataset.plain ??= icon.href
  icon.href = count > 0 ? icon.dataset.alarm : icon.dataset.plain
}

function tell(keys) {
  if (!notify.checked || Notification.permission !== 'granted') return
  const lines = keys.map((key) => document.getElementById(`alarm-${key}`)?.textContent.trim())
  const body = lines
    .filter(Boolean)
    .join('\n')
    .replace(/[^\S\n]+/g, ' ')
  const shown = new Notification(`${plainTitle()}: ${chip.dataset.attention}`, {
    body,
    tag: 'baton',
    renotify: true,
  })
  shown.onclick = () => {
    window.focus()
    shown.close()
  }
}

function alarm() {
  if (isArmed() && isPlayer && audio?.state === 'running') ring()
}

/** Two tones, three times: high enough to be heard over talk, and over in two seconds. */
function ring() {
  document.documentElement.dataset.played = String(Date.now())
  for (let i = 0; i < 3; i++) {
    tone(880, audio.currentTime + i * 0.6)
    tone(1175, audio.currentTime + i * 0.6 + 0.22)
  }
}

function tone(frequency, at) {
  const oscillator = audio.createOscillator()
  const gain = audio.createGain()
  oscillator.frequency.value = frequency
  gain.gain.setValueAtTime(0, at)
  gain.gain.linearRampToValueAtTime(0.4, at + 0.02)
  gain.gain.setValueAtTime(0.4, at + 0.16)
  gain.gain.linearRampToValueAtTime(0, at + 0.2)
  oscillator.connect(gain).connect(audio.destination)
  oscillator.start(at)
  oscillator.stop(at + 0.22)
}
