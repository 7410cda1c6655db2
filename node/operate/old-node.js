// Plain JavaScript, and old at that: this has to be readable by the very Node that it refuses.
// Before 22.18 Node does not run TypeScript, and below 22 libp2p starts but every dial fails.

const major_min = 22
const minor_min = 18

/**
 * What to tell somebody who started Baton on a Node that is too old for it.
 *
 * @param {string} version as in process.versions.node, say '20.20.2'
 * @returns {string | undefined} one line, or undefined where the version will do
 */
export function oldNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > major_min || (major === major_min && minor >= minor_min)) return undefined
  return `Baton needs Node.js ${major_min}.${minor_min} or newer, and this is ${version}. "npm start" brings its own.`
}
