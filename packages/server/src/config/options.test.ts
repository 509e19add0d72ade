import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ConfigError, defaultSettings, type Settings } from './config.ts';
import { readCommandLine, usage } from './options.ts';

const folder = mkdtempSync(join(tmpdir(), 'salon-options-'));
const file = join(folder, 'salon.yaml');
writeFileSync(
  file,
  'lobby: "#tea"\nidle: {lineSeconds: 7, ircPingSeconds: 8}\ndoors: [{kind: irc, host: a, port: 1}]\n',
);
afterAll(() => rmSync(folder, { recursive: true }));

/** The settings with which a server would be started. */
function served(...args: readonly string[]): Settings {
  const task = readCommandLine(args);
  if (task.task !== 'serve') throw new Error(`the task is ${task.task}`);
  return task.settings;
}

describe('the command line', () => {
  test('without options serves by the defaults', () => {
    expect(served()).toStrictEqual(defaultSettings());
  });

  test('reads a file', () => {
    expect(served('--config', file)).toMatchObject({ lobby: '#tea', idle: { lineSeconds: 7 } });
  });

  test('stands above the file', () => {
    const { doors, idle } = served('--config', file, '--host', '0.0.0.0', '--idle', '0');
    expect(doors).toStrictEqual([{ kind: 'irc', host: '0.0.0.0', port: 1 }]);
    expect(idle).toMatchObject({ lineSeconds: 0, ircPingSeconds: 8 });
  });

  test('moves all doors to a host', () => {
    expect(served('--host=::').doors.map(({ host, port }) => [host, port])).toStrictEqual([
      ['::', 12345],
      ['::', 6667],
      ['::', 8080],
    ]);
  });

  test('prints settings instead of serving', () => {
    expect(readCommandLine(['--print-config', '--idle', '5'])).toMatchObject({
      task: 'print-config',
      settings: { idle: { lineSeconds: 5 } },
    });
  });

  test('keeps nothing on disk when told so', () => {
    expect(readCommandLine([])).toMatchObject({ memory: false, settings: { data: { folder: 'data' } } });
    expect(readCommandLine(['--memory'])).toMatchObject({ task: 'serve', memory: true });
  });

  test('makes a certificate instead of serving', () => {
    expect(readCommandLine(['mkcerts', 'chat.example.org', '2001:db8::1'])).toStrictEqual({
      task: 'mkcerts',
      names: ['chat.example.org', '2001:db8::1'],
    });
    expect(readCommandLine(['mkcerts'])).toStrictEqual({
      task: 'mkcerts',
      names: ['localhost', '127.0.0.1', '::1'],
    });
  });

  test.each([
    ['--help', 'help'],
    ['--version', 'version'],
  ])('%s looks at no file', (option, task) => {
    expect(readCommandLine([option, '--config', join(folder, 'missing')])).toStrictEqual({ task });
  });

  test.each([
    [['--idle', 'soon'], '--idle is "soon"; expected whole seconds, or 0 for never'],
    [['--idle', '1.5'], '--idle is "1.5"; expected whole seconds, or 0 for never'],
    [['--idle=-1'], '--idle is "-1"; expected whole seconds, or 0 for never'],
    [['--idle', '99999999'], 'the command line: idle.lineSeconds is 99999999; expected at most 31536000'],
    [['--host', ''], 'the command line: doors.0.host is ""; expected a text that is not empty'],
    [['--port', '1'], "Unknown option '--port'. sh ./server.sh --help shows the options."],
    [['--config'], "Option '--config <value>' argument missing. sh ./server.sh --help shows the options."],
    [['--help=1'], "Option '--help' does not take an argument. sh ./server.sh --help shows the options."],
    [['mkcerts', '--days'], 'mkcerts: "--days" is no name of a host, and no address'],
    [['mkcerts', 'a b'], 'mkcerts: "a b" is no name of a host, and no address'],
    [['serve'], "Unexpected argument 'serve'. sh ./server.sh --help shows the options."],
    [['--config', join(folder, 'missing')], `${join(folder, 'missing')}: there is no such file`],
  ])('%j is not taken', (args, complaint) => {
    let said = '';
    try {
      readCommandLine(args);
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      said = (error as Error).message;
    }
    expect(said.split('\n')[0]).toBe(complaint);
  });

  test('is explained by --help, every option of it', () => {
    for (const option of ['config', 'host', 'idle', 'print-config', 'version', 'help']) {
      expect(usage).toContain(`  --${option}`);
    }
    expect(usage).toContain('  mkcerts');
  });
});
