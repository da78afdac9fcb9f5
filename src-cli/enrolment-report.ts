import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type EnrolmentAnswer, enrolmentAnswerSchema } from '../contract/enrolment.ts';
import { keyFingerprint } from '../crypto/enrolment.ts';
import { EXIT, type Console, type ExitCode } from './command.ts';

/** What the technician wants to have of an answer. */
export interface ReportPlan {
  /** Only the fingerprints. */
  readonly show: boolean;
  /** File for the request, as it was typed; without one it goes to standard output. */
  readonly out: string | undefined;
}

const PROBLEM = {
  'no-keys': 'enrolNoKeys',
  'keys-unreadable': 'enrolUnreadable',
  'terminal-running': 'enrolRunning',
} as const;

/** The answer of the main process in a line of its output; `undefined` in any other line. */
export function readEnrolmentAnswer(line: string): EnrolmentAnswer | undefined {
  try {
    return enrolmentAnswerSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** Tells the technician; standard output holds nothing but what was asked for. */
export function reportEnrolment(
  answer: EnrolmentAnswer | undefined,
  { show, out }: ReportPlan,
  console: Console,
): ExitCode {
  const { text } = console;
  if (!answer?.ok) {
    console.err(text(answer ? PROBLEM[answer.why] : 'enrolNoAnswer'));
    return EXIT.problem;
  }
  const { request, areNew, protectedByOs, keptAs } = answer;
  const { sign, encrypt } = request.publicKeys;
  const tell = show || out !== undefined ? console.out : console.err;
  const isDone = show || writeRequest(request, out, console);
  tell(text('signingKey', { fingerprint: keyFingerprint(sign) }));
  tell(text('encryptionKey', { fingerprint: keyFingerprint(encrypt) }));
  if (areNew) console.err(text('enrolNewKeys'));
  if (keptAs !== undefined) console.err(text('enrolOldKeys', { file: keptAs }));
  if (!protectedByOs) console.err(text('enrolWeakStore'));
  return isDone ? EXIT.ok : EXIT.problem;
}

function writeRequest(request: object, out: string | undefined, console: Console): boolean {
  const json = JSON.stringify(request, null, 2);
  if (out === undefined) {
    console.out(json);
    return true;
  }
  const file = path.resolve(console.cwd, out);
  try {
    writeFileSync(file, `${json}\n`);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    console.err(console.text('notWritten', { file, code }));
    return false;
  }
  console.out(console.text('enrolWritten', { file }));
  return true;
}
