import type { Snapshot } from '../../../contract/snapshot.ts';
import type { ServiceRun } from './service-run.ts';

type State = Snapshot['session']['state'];
type Visit = (run: ServiceRun, citizen: string) => Promise<void>;

const CITIZENS = ['zhang', 'li', 'wang'] as const;

function comesTo(run: ServiceRun, state: State): Promise<Snapshot> {
  return run.until(state, ({ session }) => session.state === state);
}

function named({ session }: Snapshot): { readonly sessionId: string } {
  return { sessionId: 'sessionId' in session ? session.sessionId : '' };
}

/** From consent to a certificate whose bytes have been read. */
async function openOne(run: ServiceRun): Promise<void> {
  await run.ask('session.agree', named(await comesTo(run, 'consent')));
  const listed = await comesTo(run, 'certificates');
  const { session } = listed;
  const certificateId = session.state === 'certificates' ? session.certificates[0]?.id : undefined;
  if (certificateId === undefined) throw new Error('a citizen without certificates');
  const asked = { ...named(listed), certificateId };
  await run.ask('certificate.open', asked);
  await run.until(
    'an opened certificate',
    (now) => now.session.state === 'certificates' && now.session.opened?.state === 'ready',
  );
  if (!(await run.ask('certificate.read', asked))) throw new Error('no bytes of the certificate');
}

const VISITS: readonly Visit[] = [
  async (run, citizen) => {
    await run.remote.showCode(citizen);
    await openOne(run);
  },
  async (run, citizen) => {
    await run.remote.showCode(citizen);
    await run.ask('session.refuse', named(await comesTo(run, 'consent')));
  },
  async (run, citizen) => {
    await run.remote.showCode(citizen, { flaw: 'expired' });
    await comesTo(run, 'failed');
  },
  async (run, citizen) => {
    await run.remote.putCard(citizen);
    await openOne(run);
    await run.remote.liftCard();
  },
];

/** The `n`th person comes and goes: every kind in turn; afterwards nobody is there. */
export async function visit(run: ServiceRun, n: number): Promise<void> {
  await VISITS[n % VISITS.length]?.(run, CITIZENS[n % CITIZENS.length] ?? 'zhang');
  for (;;) {
    const snapshot = await run.until('some page', () => true);
    if (snapshot.session.state === 'idle') return;
    await run.ask('session.end', 'sessionId' in snapshot.session ? named(snapshot) : {});
    const { revision } = snapshot;
    await run.until(
      'the next page',
      (next) => next.revision > revision || next.session.state === 'idle',
    );
  }
}
