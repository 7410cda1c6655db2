/**
 * Passkeys: the browser makes one (`data-passkey="add"`), or logs in with one (`="login"`). Shown
 * only where the browser can.
 */

for (const form of document.querySelectorAll('[data-passkey]')) {
  if (!window.PublicKeyCredential) continue
  form.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    event.stopPropagation()
    const act = form.dataset.passkey === 'add' ? add : logIn
    act(form)
      .catch(() => tell(form, form.dataset.failed))
      .finally(() => form.removeAttribute('aria-busy'))
  })
}

async function add(form) {
  const { name, password } = form.elements
  const started = await ask(form, '/account/passkey/start', { password: password.value })
  if (!started?.options) return
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(started.options)
  const credential = await navigator.credentials.create({ publicKey })
  await ask(form, '/account/passkey', { name: name.value, response: credential.toJSON() })
}

async function logIn(form) {
  const started = await ask(form, '/login/passkey/start', {})
  if (!started?.options) return
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(started.options)
  const credential = await navigator.credentials.get({ publicKey })
  const to = form.elements.to.value
  await ask(form, '/login/passkey', { to, response: credential.toJSON() })
}

/** What the node says: goes on where it leads, tells what it refuses, or answers what comes next. */
async function ask(form, path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (response.redirected) location.assign(response.url)
  else if (!response.ok) throw new Error(response.statusText)
  else {
    const said = await response.json()
    if (said.is === 'done') leave(said.to)
    if (said.is === 'no') tell(form, said.words)
    return said
  }
}

function leave(to) {
  const here = location.pathname
  location.assign(to)
  // Another place of the same page doesn't load it.
  if (new URL(to, location.href).pathname === here) location.reload()
}

function tell(form, words) {
  const fault = form.querySelector('[data-passkey-fault]')
  fault.textContent = words
  fault.hidden = false
}
