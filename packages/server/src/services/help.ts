import type { Patron, Service, ServiceWord } from './spec.ts';

/** Shows which words a service listens to, or all about one of them. */
export function showHelp(service: Service, patron: Patron, [about = '']: readonly string[]): void {
  const wanted = about.toUpperCase();
  const word = service.words.find(known => known.word === wanted);
  const sentences =
    wanted === ''
      ? index(service, patron)
      : word === undefined
        ? [`There is no word ${wanted.slice(0, 20)}. ${patron.howTo(service.name, 'HELP')} shows all.`]
        : page(service, patron, word);
  patron.hear({ from: service.name, sentences });
}

function index({ name, about, words }: Service, patron: Patron): readonly string[] {
  const width = Math.max(4, ...words.map(({ word }) => word.length));
  const row = ({ word, help, forOperators }: ServiceWord) =>
    `${word.padEnd(width)}  ${help}${forOperators === true ? ' (operators)' : ''}`;
  return [about, ...words.map(row), `${patron.howTo(name, 'HELP <word>')} tells more about one of them.`];
}

function page({ name }: Service, patron: Patron, word: ServiceWord): readonly string[] {
  const { help, more = [], forOperators } = word;
  return [
    patron.howTo(name, `${word.word} ${word.takes}`.trimEnd()),
    help,
    ...more,
    ...(forOperators === true ? ['This is for operators of the server.'] : []),
  ];
}
