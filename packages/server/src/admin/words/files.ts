import { accountOfCredential } from '../../hub/accounts/registry.ts';
import type { SharedFile } from '../../store/shared-files.ts';
import type { Hands } from '../hands.ts';
import { columns } from '../shape.ts';
import { type AdminAnswer, type AdminCall, type AdminWord, always, said } from '../spec.ts';

/** The words about files that people share. */
export const fileWords: readonly AdminWord[] = [
  {
    name: 'files stats',
    takes: '',
    paramsMin: 0,
    paramsMax: 0,
    help: 'Shows how many files people share, and how large they are.',
    run: stats,
  },
  {
    name: 'files list',
    takes: 'ACCOUNT',
    paramsMin: 1,
    paramsMax: 1,
    help: 'Lists the files of an account, oldest first.',
    run: list,
  },
  {
    name: 'files delete',
    takes: 'ID',
    paramsMin: 1,
    paramsMax: 1,
    help: 'Deletes a file; its id stands in its address, behind /files/.',
    changes: always,
    run: remove,
  },
];

function stats({ store, settings }: Hands): AdminAnswer {
  let [files, bytes] = [0, 0];
  for (const file of store.files.all()) {
    files += 1;
    bytes += file.bytes;
  }
  const { totalBytesMax } = settings().files;
  const rows = [
    ['Files', String(files)],
    ['Size', inMiB(bytes)],
    ['At most', inMiB(totalBytesMax)],
  ];
  return { lines: columns(rows), data: { files, bytes, totalBytesMax } };
}

function list({ store, desk }: Hands, { params: [name = ''] }: AdminCall): AdminAnswer {
  const account = desk.accountNamed(name);
  if (account === undefined) return { refused: `There is no account ${name}.` };
  const files = store.files.ofOwner(account.credential);
  const lines = files.map(file => [file.id, file.type, inMiB(file.bytes), dayOf(file), file.name]);
  return {
    lines: files.length === 0 ? [`${account.name} has no files.`] : columns(lines),
    data: files.map(({ id, name, type, bytes, uploadedAt, expiresAt }) => ({
      id,
      name,
      type,
      bytes,
      uploadedAt,
      expiresAt,
    })),
  };
}

function remove({ files, state }: Hands, { params: [id = ''] }: AdminCall): AdminAnswer {
  const file = files?.find(id);
  if (files === undefined || file === undefined) return { refused: `There is no file ${id}.` };
  files.remove([file]);
  const owner = accountOfCredential(state, file.owner)?.name ?? 'a guest';
  return said(`The file ${file.name} of ${owner} is deleted.`);
}

function dayOf({ uploadedAt }: SharedFile): string {
  return new Date(uploadedAt).toISOString().slice(0, 10);
}

function inMiB(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MiB`;
}
