import type { RequestName, RequestParams } from '../../../contract/requests.ts';
import type { Snapshot } from '../../../contract/snapshot.ts';
import type { IssuedCode } from '../../../simulator/control-api.ts';
import type { Remote } from '../../../tools/simulation/remote.ts';
import type { Random } from '../../fuzz/frame/random.ts';
import { isWaitingScan, type Ledger } from './ledger.ts';

/** The people at one terminal: whoever it is does the next thing that the page offers. */
export interface Visitor {
  /** Looks at the screen and acts, perhaps. Called again and again. */
  act(snapshot: Snapshot): void;
}

export interface VisitorOptions {
  readonly remote: Remote;
  readonly citizens: readonly string[];
  readonly random: Random;
  readonly ledger: Ledger;
  /** Somebody's app shows a code. */
  readonly onIssued: (code: IssuedCode) => void;
  readonly ask: <N extends RequestName>(name: N, params: RequestParams<N>) => void;
}

/** How long a code lives, in seconds: some die while they wait in the queue. */
const LIFETIMES_S = [4, 8, 15, 30, 60] as const;
/** A scan that nothing has come of is repeated, in milliseconds. */
const AGAIN_MS = 2_000;
/** One look out of so many at which somebody who could act does. */
const HESITATION = 2;

export function createVisitor(options: VisitorOptions): Visitor {
  const { remote, citizens, random, ledger, onIssued, ask } = options;
  let askedAt = -Infinity;
  let done = '';

  function oneOf<T>(things: readonly T[]): T {
    return things[random.below(things.length)] as T;
  }
  function happens(percent: number): boolean {
    return random.below(100) < percent;
  }
  /** A scanner that is not open yet reads nothing: somebody tries again. */
  function show(): void {
    if (performance.now() - askedAt < AGAIN_MS) return;
    askedAt = performance.now();
    const citizen = oneOf(citizens);
    const shown = happens(80) ? showCode(citizen) : remote.putCard(citizen);
    shown.catch(() => {});
  }
  async function showCode(citizen: string): Promise<void> {
    const issued = await remote.issueCode(citizen, { lifetimeS: oneOf(LIFETIMES_S) });
    onIssued(issued);
    await remote.scan(issued.code);
  }
  /** Does it once on this page. */
  function once(page: string, act: () => void): void {
    if (done === page || random.below(HESITATION) > 0) return;
    done = page;
    act();
  }
  function lift(): void {
    remote.liftCard().catch(() => {});
  }
  function end(sessionId: string): void {
    lift();
    ask('session.end', { sessionId });
  }

  return {
    act({ session, queue }) {
      switch (session.state) {
        case 'idle':
        case 'ended':
        case 'failed': {
          show();
          return;
        }
        case 'consent': {
          const { sessionId } = session;
          const name = happens(88) ? 'session.agree' : 'session.refuse';
          once(`consent ${sessionId}`, () => ask(name, { sessionId }));
          return;
        }
        case 'certificates': {
          const { sessionId, certificates, opened } = session;
          if (opened?.state === 'loading') return;
          const id = certificates.length === 0 ? undefined : oneOf(certificates).id;
          once(`${sessionId} ${opened?.certificateId ?? ''} ${opened?.state ?? ''}`, () => {
            if (id === undefined || (opened && happens(60))) end(sessionId);
            else ask('certificate.open', { sessionId, certificateId: id });
          });
          return;
        }
        case 'evidence': {
          once(session.sessionId, () => end(session.sessionId));
          return;
        }
        case 'queued': {
          // Some do not wait: what they leave behind is withdrawn.
          once(`queued ${session.sessionId}`, () => {
            if (!happens(15)) return;
            ledger.withdrawn(queue.rows.filter(isWaitingScan));
            end(session.sessionId);
          });
          return;
        }
        case 'working':
          // The card was read; on the reader it would be the next one's.
          if (session.via === 'id-card') once(session.sessionId, lift);
          return;
        case 'reading-card':
        case 'scan-session':
          return;
      }
    },
  };
}
