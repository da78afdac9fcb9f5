import { randomBytes } from 'node:crypto';
import type { Mode } from '../../../contract/config.ts';
import type { LiangmaBridge, ShellView } from '../../../contract/ipc.ts';
import type { RequestName, RequestParams } from '../../../contract/requests.ts';
import type { SessionState } from '../../../contract/session.ts';
import type { CodeFlaw } from '../../../simulator/control-api.ts';
import type { TerminalApp } from '../../../tools/terminal-app.ts';
import { killService } from '../../support/kill-service.ts';
import { type Stranger, strangerOf } from './secrets.ts';

/** A terminal that is visited, and what became known on the way. */
export interface Hall {
  readonly terminal: TerminalApp;
  /** Every code that was shown or scanned, either way. */
  readonly codes: string[];
  readonly strangers: Stranger[];
  /** Called while a certificate is open. */
  onOpen(): Promise<void>;
}

export type Visit = (hall: Hall, n: number) => Promise<void>;
type BridgeWindow = typeof globalThis & { liangma: LiangmaBridge };

/** Whoever has all certificates that there are of a kind. */
const CITIZENS = ['zhang', 'li', 'wang'] as const;
const WAIT_MS = 30_000;

function citizenOf(n: number): string {
  return CITIZENS[n % CITIZENS.length] ?? 'zhang';
}

/** Waits for one of these states. */
function comesTo({ terminal }: Hall, ...states: readonly SessionState[]): Promise<ShellView> {
  return terminal.until(
    states.join(' or '),
    ({ snapshot }) => snapshot !== undefined && states.includes(snapshot.session.state),
    WAIT_MS,
  );
}

/** What the window asks for, in the name of the session that it shows. */
async function ask<N extends RequestName>(
  { terminal }: Hall,
  name: N,
  params: Omit<RequestParams<N>, 'sessionId'>,
): Promise<void> {
  const session = (await terminal.view())?.snapshot?.session;
  const named = session && 'sessionId' in session ? { sessionId: session.sessionId } : {};
  await terminal.page.evaluate(
    async ([what, values]) => {
      const bridge = (globalThis as BridgeWindow).liangma;
      // Where it comes too late for a session that has just ended, there is nothing to be done.
      return (await bridge.request(what, values as RequestParams<typeof what>)).ok;
    },
    [name, { ...named, ...params }] as const,
  );
}

async function scan(hall: Hall, citizen: string, flaw: CodeFlaw = 'none'): Promise<void> {
  const { code } = await hall.terminal.remote.issueCode(citizen, { flaw });
  hall.codes.push(code);
  await hall.terminal.remote.scan(code);
}

/** Agrees, opens one of the certificates, and sees it on the screen. */
async function openOne(hall: Hall, n: number): Promise<void> {
  const { snapshot } = await comesTo(hall, 'consent', 'certificates');
  if (snapshot?.session.state === 'consent') await ask(hall, 'session.agree', {});
  const listed = (await comesTo(hall, 'certificates')).snapshot?.session;
  const all = listed?.state === 'certificates' ? listed.certificates : [];
  const certificateId = all[n % Math.max(1, all.length)]?.id;
  if (certificateId === undefined) throw new Error('a citizen without certificates');
  await ask(hall, 'certificate.open', { certificateId });
  await hall.terminal.until(
    'an opened certificate',
    ({ snapshot: now }) =>
      now?.session.state === 'certificates' && now.session.opened?.state === 'ready',
    WAIT_MS,
  );
  await hall.terminal.page.locator('canvas').first().waitFor({ timeout: WAIT_MS });
  await hall.onOpen();
}

async function opened(hall: Hall, n: number): Promise<void> {
  await scan(hall, citizenOf(n));
  await openOne(hall, n);
}

async function refused(hall: Hall, n: number): Promise<void> {
  await scan(hall, citizenOf(n));
  await comesTo(hall, 'consent');
  await ask(hall, 'session.refuse', {});
}

async function card(hall: Hall, n: number): Promise<void> {
  await hall.terminal.remote.putCard(citizenOf(n));
  await openOne(hall, n);
  await hall.terminal.remote.liftCard();
}

async function strangersCard(hall: Hall): Promise<void> {
  const stranger = strangerOf(hall.strangers.length);
  hall.strangers.push(stranger);
  await hall.terminal.remote.putStranger(stranger);
  await comesTo(hall, 'failed');
  await hall.terminal.remote.liftCard();
}

async function expired(hall: Hall, n: number): Promise<void> {
  await scan(hall, citizenOf(n), n % 2 === 0 ? 'expired' : 'used');
  await comesTo(hall, 'failed');
}

async function garbage(hall: Hall): Promise<void> {
  const text = `someone-else-s-ticket-${randomBytes(16).toString('hex')}`;
  hall.codes.push(text);
  await hall.terminal.remote.scan(text);
  await comesTo(hall, 'failed');
}

async function phone(hall: Hall, n: number): Promise<void> {
  await ask(hall, 'session.scan', {});
  const { snapshot } = await hall.terminal.until(
    'a code for the phone',
    ({ snapshot: now }) =>
      now?.session.state === 'scan-session' && now.session.scanCode !== undefined,
    WAIT_MS,
  );
  const shown = snapshot?.session;
  if (shown?.state === 'scan-session' && shown.scanCode) hall.codes.push(shown.scanCode);
  await hall.terminal.remote.phone(citizenOf(n), 'scan');
  await hall.terminal.remote.phone(citizenOf(n), 'confirm');
  await openOne(hall, n);
}

async function saved(hall: Hall, n: number): Promise<void> {
  const { remote } = hall.terminal;
  await remote.faults({ mode: 'down' });
  await scan(hall, citizenOf(n));
  await comesTo(hall, 'queued');
  await remote.faults({ mode: 'none' });
  await openOne(hall, n);
}

async function killed(hall: Hall, n: number): Promise<void> {
  await opened(hall, n);
  const restarts = (await hall.terminal.view())?.service.restarts ?? 0;
  await killService(hall.terminal);
  await hall.terminal.until(
    'a new service with its devices',
    ({ service, snapshot }) =>
      service.restarts > restarts &&
      service.state === 'running' &&
      Boolean(snapshot?.devices.every(({ state }) => state === 'ready')),
    WAIT_MS,
  );
}

/** The service is killed early, so that the one that is looked into at the end has seen the others. */
const VISITS = { opened, killed, refused, card, strangersCard, expired, garbage, phone, saved };
export type VisitName = keyof typeof VISITS;

const AT_A_COUNTER: readonly VisitName[] = ['opened', 'card', 'expired', 'phone', 'saved'];

/** Which visit comes as the `n`th: every kind in turn, the one with an opened certificate first. */
export function visitAt(mode: Mode, n: number): VisitName {
  const names = mode === 'counter' ? AT_A_COUNTER : (Object.keys(VISITS) as VisitName[]);
  return names[n % names.length] ?? 'opened';
}

/** One person comes and goes; afterwards nobody is there. */
export async function visit(hall: Hall, name: VisitName, n: number): Promise<void> {
  await VISITS[name](hall, n);
  // A session with a person in it ends by its name, its farewell without one.
  await hall.terminal.until('nobody there', ({ snapshot }) => {
    if (snapshot?.session.state === 'idle') return true;
    void ask(hall, 'session.end', {});
    return false;
  });
}
