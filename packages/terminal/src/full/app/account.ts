import { type AccountQuestion, logInTo, makeAccount, type Ran } from '@salon/client';
import type { Stage } from './stage.ts';

/**
 * Asks for what a command about the account was not given; `go` gets what it then leads to. Each question follows the answer
 * before it at once: keys that come in the same moment are part of a password, and nothing that is said.
 */
export function askAccount(stage: Stage, wanted: AccountQuestion, go: (running: Promise<Ran>) => void): void {
  if (wanted === 'login') askLogin(stage, go);
  else askNewAccount(stage, go);
}

/** The password is asked for first: who types it at once must not see it on the screen. */
function askLogin(stage: Stage, go: (running: Promise<Ran>) => void): void {
  askPasswordOf(stage, stage.client.me.nick, go);
}

function askPasswordOf(stage: Stage, account: string, go: (running: Promise<Ran>) => void): void {
  const other = { words: 'is for another account', ask: () => askOtherAccount(stage, go) };
  stage.ask({ prompt: `Password of ${account}: `, isSecret: true, other }, secret => {
    if (secret !== '') go(logInTo(stage.client, account, secret));
  });
}

function askOtherAccount(stage: Stage, go: (running: Promise<Ran>) => void): void {
  stage.ask({ prompt: 'Account: ' }, typed => {
    const account = typed.trim();
    if (account !== '') askPasswordOf(stage, account, go);
  });
}

function askNewAccount(stage: Stage, go: (running: Promise<Ran>) => void): void {
  const { client } = stage;
  const prompt = `Password for the new account ${client.me.nick}: `;
  stage.ask({ prompt, isSecret: true }, password => {
    if (password === '') return;
    stage.ask({ prompt: 'The same again: ', isSecret: true }, again => {
      if (again === password) {
        const email = { prompt: 'E-mail, if you like: ' };
        stage.ask(email, typed => go(makeAccount(client, password, typed.trim())));
      } else stage.tell('These were two passwords: nothing was done.');
    });
  });
}
