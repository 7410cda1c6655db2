/** Logging in and out. */
export const session = {
  title: 'Log in',
  intro: (company: string) => `The control room of ${company}`,
  login: 'User name',
  password: 'Password',
  logIn: 'Log in',
  codeTitle: 'One more step',
  code: 'Code',
  codeHint: 'Six digits from your authenticator app, or one of your recovery codes.',
  giveCode: 'Go on',
  startAgain: 'Start again',
  wrong: 'User name or password is wrong.',
  codeWrong: 'That code is not right, or it was used before. Wait for the next one.',
  codeExpired: 'That took too long: log in again.',
  later: (length: string) => `Too many wrong tries. Try again in ${length}.`,
  forgotten: 'Forgotten? An administrator can give you a new password.',
}
