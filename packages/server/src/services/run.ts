import type { ServiceName } from '@salon/protocol';
import { showHelp } from './help.ts';
import type { Asked, Patron, Service } from './spec.ts';
import { services } from './table.ts';

/** Carries out what someone said to a service: a word, and what follows it. */
export function runService(name: ServiceName, patron: Patron, line: string): void | Promise<void> {
  const service = services[name];
  const asked = readAsked(line);
  const [first = 'HELP', ...words] = asked.words;
  const wanted = first.toUpperCase();
  if (wanted === 'HELP') {
    showHelp(service, patron, words);
    return;
  }
  const word = service.words.find(known => known.word === wanted);
  if (word === undefined) {
    say(service, patron, `There is no word ${wanted.slice(0, 20)}. ${patron.howTo(name, 'HELP')} shows all.`);
    return;
  }
  if (words.length < word.wordsMin) {
    say(service, patron, `${patron.howTo(name, `${word.word} ${word.takes}`)}: something is missing.`);
    return;
  }
  return word.run(patron, { words, after: count => asked.after(count + 1) });
}

/** Tells apart the words of a line. */
function readAsked(line: string): Asked {
  const clean = line.trim();
  return {
    words: clean === '' ? [] : clean.split(/ +/),
    after: count => clean.replace(new RegExp(`^(?:[^ ]+(?: +|$)){0,${count}}`), ''),
  };
}

function say({ name: from }: Service, patron: Patron, sentence: string): void {
  patron.hear({ from, sentences: [sentence] });
}
