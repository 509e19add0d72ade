import type { ChannelSettings } from '../../hub/registered/registration.ts';
import type { Patron, ServiceWord } from '../spec.ts';

/** What a founder chooses for her room. */
export const settingWords: readonly ServiceWord[] = [
  {
    word: 'SET',
    takes: '<channel> AUTORANK|KEEPTOPIC|SECURE ON|OFF',
    wordsMin: 3,
    help: 'Chooses something for a channel of yours.',
    more: [
      'AUTORANK: those with access are given their rank as soon as they come in.',
      'KEEPTOPIC: the topic stays when everyone has gone.',
      'SECURE: nobody without access is made halfop or higher.',
    ],
    run(patron, { words: [channel = '', name = '', value = ''] }) {
      const setting = settingNamed(name);
      const on = Object.hasOwn(values, value.toUpperCase()) ? values[value.toUpperCase()] : undefined;
      if (setting === undefined || on === undefined)
        explain(patron, 'SET <channel> AUTORANK|KEEPTOPIC|SECURE ON|OFF');
      else patron.submit({ type: 'set-channel', channel, changes: { [setting]: on } });
    },
  },
  {
    word: 'GET',
    takes: '<channel> [AUTORANK|KEEPTOPIC|SECURE]',
    wordsMin: 1,
    help: 'Shows what is chosen for a channel of yours.',
    more: ['SET tells what each of them means.'],
    run(patron, { words: [channel = '', name] }) {
      const setting = name === undefined ? undefined : settingNamed(name);
      if (name !== undefined && setting === undefined)
        explain(patron, 'GET <channel> [AUTORANK|KEEPTOPIC|SECURE]');
      else patron.ask({ type: 'channel-settings', channel, ...(setting !== undefined && { setting }) });
    },
  },
];

const settings: Readonly<Record<string, keyof ChannelSettings>> = {
  AUTORANK: 'autoRank',
  KEEPTOPIC: 'keepTopic',
  SECURE: 'secure',
};

const values: Readonly<Record<string, boolean>> = { ON: true, OFF: false };

function settingNamed(name: string): keyof ChannelSettings | undefined {
  const wanted = name.toUpperCase();
  return Object.hasOwn(settings, wanted) ? settings[wanted] : undefined;
}

function explain(patron: Patron, usage: string): void {
  patron.hear({ from: 'ChanServ', sentences: [patron.howTo('ChanServ', usage)] });
}
