import type { Report } from '../../hub/reported.ts';
import { defconSentence } from '../operators/bans.ts';
import { forceWords } from '../operators/forced.ts';
import { untilWhen } from '../times.ts';
import { word } from './lines.ts';

/** What operators of the server are told, as one sentence. */
export function reportSentence(report: Report): string {
  switch (report.what) {
    case 'came': {
      const { who, origin, via } = report;
      return `${who.nick} (${who.user}@${origin.host}) came by the ${via} door from ${origin.address}`;
    }
    case 'left':
      return `${report.who.nick} (${report.who.user}@${report.who.host}) left: ${report.reason}`;
    case 'killed':
      return `${report.by.nick} killed ${report.who.nick} (${report.who.user}@${report.who.host}): ${report.reason}`;
    case 'opered':
      return `${report.who.nick} is an operator of the server now, as ${report.name}`;
    case 'oper-failed': {
      const { who, origin, name } = report;
      return `${who.nick} (${who.user}@${origin.host}) failed to become an operator of the server as ${word(name)}`;
    }
    case 'rehashed':
      return `${report.by.nick} has the settings read anew`;
    case 'banned': {
      const { by, ban, gone } = report;
      const hits = gone === 0 ? '' : `, which hits ${gone} here`;
      return `${by.nick} banned ${ban.target} ${untilWhen(ban.until)}${hits}: ${ban.reason}`;
    }
    case 'unbanned':
      return `${report.by.nick} lifted the ban on ${report.ban.target}`;
    case 'forced':
      return `${report.by.nick} makes ${report.who.nick} ${forceWords(report.force)}`;
    case 'defcon':
      return `${report.by.nick} set ${defconSentence(report.level)}`;
    case 'vhost-requested':
      return `${report.who.nick} asks for the vhost ${report.host} for the account ${report.account}`;
    case 'vhost-decided':
      return `${report.by.nick} ${report.approved ? 'approved' : 'rejected'} the vhost ${report.host} of the account ${report.account}`;
    case 'incident':
      return `Incident ${report.incident}${report.nick === undefined ? '' : ` while ${report.nick} was served`}`;
    case 'saving':
      return saving(report);
    default:
      return report satisfies never;
  }
}

function saving({ failure, of }: Extract<Report, { what: 'saving' }>): string {
  if (of === 'history') {
    return failure === undefined
      ? 'What is said is written to the history again, and so is what was said meanwhile'
      : `What is said cannot be written to the history: ${failure}. Talk goes on, and it is tried again and again`;
  }
  return failure === undefined
    ? 'What users change is saved again'
    : `What users change cannot be saved: ${failure}. It holds until the server stops`;
}
