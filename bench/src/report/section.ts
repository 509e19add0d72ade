/** A section of the report whose parts are measured one by one. */
export interface Section {
  /** As `## The browser client`. */
  readonly title: string;
  /** What stands before its parts, with the title. */
  readonly intro: string;
}

/** The report with a part of a section in the place of the one with its title, or behind the other ones. */
export function withSection(report: string, { title, intro }: Section, part: string): string {
  const [own] = part.split('\n');
  const begin = report.indexOf(`\n${title}\n`);
  const whole = begin < 0 ? intro : sectionFrom(report, begin + 1);
  const others = whole.split(/\n(?=### )/).filter(other => other.split('\n')[0] !== own);
  const made = [...others, part].map(one => one.trim()).join('\n\n');
  if (begin >= 0) return report.replace(whole, () => `${made}\n`);
  const at = report.indexOf('\n## How it is measured\n');
  return at < 0 ? `${report.trimEnd()}\n\n${made}\n` : `${report.slice(0, at)}\n${made}\n${report.slice(at)}`;
}

function sectionFrom(report: string, begin: number): string {
  const next = report.slice(begin + 1).search(/\n## /);
  return next < 0 ? report.slice(begin) : report.slice(begin, begin + 1 + next);
}
