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

function askLogin(stage: Stage, go: (running: Promise<Ran>) => void): void {
  const { client } = stage;
  stage.ask({ prompt: 'Account: ', suggested: client.me.nick }, typed => {
    const account = typed.trim();
    if (account === '') return;
    stage.ask({ prompt: `Password of ${account}: `, isSecret: true }, secret => {
      if (secret !== '') go(logInTo(client, account, secret));
    });
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
