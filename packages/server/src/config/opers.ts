import { fold } from '@salon/protocol';
import { z } from 'zod';
import { type OperRow, type Privilege, privileges } from '../hub/privilege.ts';
import { secret } from './secret.ts';
import { word } from './words.ts';

const privilegeList = z.array(z.enum(privileges));

const title = z
  .string()
  .min(1)
  .max(64)
  .regex(/^\P{Cc}*$/u, 'a text without control characters')
  .optional();

const operClass = z.strictObject({
  name: word(32).describe('The name of the class.'),
  extends: word(32).optional().describe('Another class, all of whose privileges this one has too.'),
  privileges: privilegeList
    .default([])
    .describe(`What those of the class may do, out of ${privileges.join(', ')}.`),
  title: title.describe(
    'What WHOIS shows of them, such as "looks after the server"; else that of the class it extends.',
  ),
});

const operator = z
  .strictObject({
    name: word(32).describe('The name for OPER; several may use it.'),
    password: secret
      .min(1)
      .optional()
      .describe(
        'What sh ./server.sh hash-password made of the password. A plain word counts only for who comes from this machine. Who names an account or a certificate may leave it out.',
      ),
    account: word(64).optional().describe('The account that one must be logged in to besides.'),
    certfp: z
      .string()
      .regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits in lower case')
      .optional()
      .describe('SHA-256 of the certificate that the client must show besides.'),
    auto: z
      .boolean()
      .default(false)
      .describe(
        'Whether the account or the certificate makes one an operator without OPER; not where there is a password.',
      ),
    class: word(32).optional().describe('The class whose privileges and title they have.'),
    privileges: privilegeList
      .default([])
      .describe(
        `What they may do besides, out of ${privileges.join(', ')}: the guide says what each of them allows.`,
      ),
  })
  .refine(
    ({ password, account, certfp }) => [password, account, certfp].some(one => one !== undefined),
    'a password, an account or a certfp',
  )
  .refine(
    ({ auto, password, account, certfp }) =>
      !auto || (password === undefined && (account ?? certfp) !== undefined),
    'with auto, an account or a certfp, and no password',
  );

type OperClass = z.infer<typeof operClass>;
type Operator = z.infer<typeof operator>;

/** Whether each has a name of its own. */
function areNamedApart(rows: readonly { readonly name: string }[]): boolean {
  return new Set(rows.map(({ name }) => fold(name, 'ascii'))).size === rows.length;
}

/** Kinds of operators. */
export const operClasses = z
  .array(operClass)
  .refine(areNamedApart, 'each class under a name of its own')
  .default([])
  .describe('Classes of operators of the server: what those may do who are of one.');

/** Who may become an operator. */
export const opers = z
  .array(operator)
  .refine(areNamedApart, 'each operator under a name of its own')
  .default([])
  .describe('Who may become an operator of the server, by OPER.');

/** What of the settings says who may be an operator. */
interface OperSettings {
  readonly operClasses: readonly OperClass[];
  readonly opers: readonly Operator[];
}

/** What is wrong among classes: where, what stands there, and what should. */
export function faultsOfClasses({ operClasses, opers }: OperSettings): readonly ClassFault[] {
  const known = new Set(operClasses.map(({ name }) => name));
  const faults: ClassFault[] = [];
  for (const [index, row] of operClasses.entries()) {
    const path = ['operClasses', index, 'extends'];
    if (row.extends !== undefined && !known.has(row.extends)) {
      faults.push({ path, input: row.extends, message: 'the name of a class' });
    } else if (extendsItself(operClasses, row)) {
      faults.push({ path, input: row.extends, message: 'a class that does not extend this one in the end' });
    }
  }
  for (const [index, row] of opers.entries()) {
    if (row.class === undefined || known.has(row.class)) continue;
    faults.push({ path: ['opers', index, 'class'], input: row.class, message: 'the name of a class' });
  }
  return faults;
}

interface ClassFault {
  readonly path: (string | number)[];
  readonly input: unknown;
  readonly message: string;
}

function extendsItself(classes: readonly OperClass[], row: OperClass): boolean {
  const seen = new Set<OperClass>();
  for (let next = parentOf(classes, row); next !== undefined; next = parentOf(classes, next)) {
    if (next === row) return true;
    if (seen.has(next)) return false;
    seen.add(next);
  }
  return false;
}

function parentOf(classes: readonly OperClass[], row: OperClass): OperClass | undefined {
  return classes.find(({ name }) => name === row.extends);
}

/** Who may become an operator, with all that her class and those it extends allow. */
export function operRows({ operClasses, opers }: OperSettings): readonly OperRow[] {
  return opers.map(({ class: className, privileges: own, ...row }) => {
    const line: OperClass[] = [];
    let next = operClasses.find(({ name }) => name === className);
    for (; next !== undefined; next = parentOf(operClasses, next)) line.push(next);
    const allowed = new Set<Privilege>([...own, ...line.flatMap(({ privileges: theirs }) => theirs)]);
    const called = line.find(known => known.title !== undefined)?.title;
    return {
      name: row.name,
      auto: row.auto,
      privileges: privileges.filter(privilege => allowed.has(privilege)),
      ...(row.password !== undefined && { password: row.password }),
      ...(row.account !== undefined && { account: row.account }),
      ...(row.certfp !== undefined && { certfp: row.certfp }),
      ...(called !== undefined && { title: called }),
    };
  });
}
