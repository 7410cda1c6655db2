/** Buttons that copy: `data-copies` names what. Browsers let pages copy by HTTPS and on localhost. */

for (const button of document.querySelectorAll('[data-copies]')) {
  if (!navigator.clipboard) continue
  button.hidden = false
  button.addEventListener('click', async () => {
    const source = document.getElementById(button.dataset.copies)
    await navigator.clipboard.writeText(source.value ?? source.textContent)
    button.textContent = button.dataset.copied
  })
}
