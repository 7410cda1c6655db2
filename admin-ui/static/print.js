/** The button that prints; without script there is the browser's own. */
const button = document.getElementById('print')
if (button) {
  button.hidden = false
  button.addEventListener('click', () => print())
}
