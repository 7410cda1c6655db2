/** Sends the file that is chosen to be imported, and goes where its rows are looked at. */
const box = document.getElementById('import-file')
const input = document.getElementById('import-chosen')
const status = box?.querySelector('[role="status"]')

if (box) box.hidden = false

input?.addEventListener('change', async () => {
  const [file] = input.files
  if (!file) return
  if (file.size > Number(box.dataset.bytes)) {
    status.textContent = box.dataset.large
    return
  }
  status.textContent = box.dataset.sending
  try {
    const url = `${box.dataset.to}?name=${encodeURIComponent(file.name)}`
    const headers = { 'Content-Type': 'application/octet-stream' }
    const response = await fetch(url, { method: 'PUT', body: file, headers, redirect: 'manual' })
    const { to, refused } = await response.json()
    if (to) location.assign(to)
    else status.textContent = refused
  } catch {
    status.textContent = box.dataset.failed
  }
  input.value = ''
})
