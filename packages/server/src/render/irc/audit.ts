import type { AuditIs } from '../../hub/query.ts';
import { minute } from '../times.ts';
import type { AuditedAct, IrcContext } from './context.ts';
import type { NumericLines } from './lines.ts';

/** What operators of the server did, the newest last, as a log is read. */
export function auditTrail(context: IrcContext, lines: NumericLines, { count, word }: AuditIs): string {
  const acts = context.audit(count, word);
  if (acts.length === 0) return lines.notice('The audit log has nothing of that.');
  return [...acts]
    .reverse()
    .map(act => lines.notice(sentence(act)))
    .join('');
}

function sentence({ at, oper, nick, action, target, detail }: AuditedAct): string {
  const who = oper === '' ? nick : `${nick} (${oper})`;
  return `${minute(at)} ${[who, action, target, detail].filter(part => part !== '').join(' ')}`;
}
