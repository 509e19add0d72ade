import { expect, test } from 'vitest';
import { Stage } from '../../test/stage.ts';

/** Alice in #tea of a server of another kind, and how many of her words have gone out. */
async function alice() {
  const stage = new Stage();
  await stage.comeIn('plain', 'alice', ['#tea']);
  const said = () => stage.sent.filter(line => line.includes('PRIVMSG #tea :')).length;
  stage.sent = [];
  for (let index = 0; index < 20; index += 1) stage.client.say(stage.room('#tea'), `line ${index}`);
  await stage.settle();
  return { stage, said };
}

test('to a server that puts out who floods, what is said goes out little by little, and in its order', async () => {
  const { stage, said } = await alice();
  expect(said()).toBe(5);
  stage.clock.advance(1_500);
  expect(said()).toBe(6);
  for (let index = 0; index < 14; index += 1) stage.clock.advance(1_500);
  const words = stage.sent.flatMap(line => /PRIVMSG #tea :(.*)/.exec(line)?.[1] ?? []);
  expect(words).toEqual(Array.from({ length: 20 }, (_, index) => `line ${index}`));
});

test('what had gone out when the connection was lost is not said again by itself where nobody can tell; what had not is', async () => {
  const { stage } = await alice();
  stage.closed('Excess Flood');
  const how = () => stage.room('#tea').timeline.entries.map(({ delivery }) => delivery);
  expect(how().filter(each => each === 'failed')).toHaveLength(5);
  expect(how().filter(each => each === 'pending')).toHaveLength(15);
});
