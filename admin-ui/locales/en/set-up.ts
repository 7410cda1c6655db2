/** Setting a node up in the browser. */
export const setUp = {
  title: 'Set up Baton',
  steps: ['Claim', 'Company', 'Administrator', 'Recovery phrase'],
  step: (number: string, count: string) => `Step ${number} of ${count}`,
  claim: {
    title: 'Is this your node?',
    intro: 'This node has no administrator yet. Whoever can read its data folder may set it up.',
    where: (file: string) => `The token is in the file ${file} there: copy it.`,
    token: 'Set-up token',
    tokenHint: 'Four groups of four letters and digits.',
    go: 'Go on',
    wrong: 'This is not the token of this node. Copy it from the file again.',
    taken: (length: string) =>
      `Somebody else is setting this node up now, in another browser. If that was you, go on there; it becomes free again ${length} after they stop, or when the node is restarted.`,
    later: (length: string) => `Too many wrong tries. Try again in ${length}.`,
  },
  company: {
    title: 'Your company',
    intro: 'Linked companies read the name and the code. Neither can be changed later.',
    name: 'Name',
    code: 'Code',
    hasPhrase: 'I have a recovery phrase',
    phrase: 'Recovery phrase',
    phraseHint:
      'The company exists already and has lost its node: type its 24 words, and its name and code as they were. Then look for its links under Company.',
    phraseFault: 'These are not the 24 words: compare each with the paper.',
    codeHint:
      'Three letters or digits in front of every job number, as ABC in ABC10482. No company that you link with may have the same.',
    codeFault: 'Three letters or digits are expected.',
    nameFault: 'A name of up to 60 characters is expected.',
    alreadyThere: 'The company was made meanwhile: load this page again.',
    found: 'Make the company',
  },
  administrator: {
    title: 'The first administrator',
    intro: (company: string) =>
      `This is you, or whoever looks after Baton at ${company}. The administrator adds everybody else.`,
    name: 'Your name',
    nameHint: 'As colleagues and other companies read it beside what you write.',
    login: 'User name',
    loginHint: 'To log in with. Small letters, digits, and . _ @ + -',
    password: 'Password',
    again: 'Password again',
    make: 'Make the administrator',
  },
  lost: 'The set-up was left alone for too long: type the token again. What was made is kept.',
}
