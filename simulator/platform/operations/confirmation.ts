import type { ScanStatusReply } from '../../../contract/platform/code-system.ts';
import { holderById } from '../../data/holders.ts';
import { dependsOnSending, type Sending } from '../answer.ts';
import { cappedMap } from '../books/capped-map.ts';
import type { ScanEntry } from '../books/scan-book.ts';
import { disclose, disclosureBody } from './disclosure.ts';
import type { Scene } from './operation.ts';
import { grantToken } from './token.ts';

const CONFIRMATION_CAP = 1_000;

type Confirmed = Required<Pick<ScanStatusReply, 'verification' | 'token'>>;

/** Verification and token of confirmed sessions, each for one requestId. */
export interface Confirmations {
  /** From now on this question is the one that is waited with; false once another has the token. */
  claim(ref: string, requestId: string): boolean;
  /** Verification and token, where this question still is the one. */
  take(
    scene: Scene,
    entry: ScanEntry,
    requestId: string,
    sending: Sending,
  ): Promise<Confirmed | undefined>;
}

/** Makes it without a session. */
export function makeConfirmations(): Confirmations {
  const claims = cappedMap<{
    readonly requestId: string;
    readonly give?: (sending: Sending) => Promise<Confirmed>;
  }>(CONFIRMATION_CAP);
  return {
    claim(ref, requestId) {
      const claimed = claims.get(ref);
      if (claimed?.give) return claimed.requestId === requestId;
      claims.set(ref, { requestId });
      return true;
    },
    async take(scene, entry, requestId, sending) {
      const claimed = claims.get(entry.ref);
      if (claimed?.requestId !== requestId) return undefined;
      const give = claimed.give ?? confirm(scene, entry);
      claims.set(entry.ref, { requestId, give });
      return give(sending);
    },
  };
}

/** Grants what the citizen has agreed to on the phone. */
function confirm(scene: Scene, entry: ScanEntry): (sending: Sending) => Promise<Confirmed> {
  const { head, needScopes } = entry;
  const holder = holderById(entry.citizenId ?? '');
  if (!holder) throw new Error('a session was confirmed by nobody');
  // The app vouches for its citizen as with a code of its own.
  const code = { issuedAt: entry.openedAt, expiresAt: entry.expiresAt };
  const disclosure = disclose(scene, { holder, code }, head, needScopes);
  // The decision has been made: it is not asked for once more.
  const { codeSystemId, subjectRef } = disclosure;
  const decided = scene.platform.subjects.decide(codeSystemId, subjectRef, head);
  if (!decided.ok) throw new Error('a verification that was just opened does not wait');
  const grant = grantToken(scene, decided.value, decided.value.scopes);
  const body = disclosureBody(disclosure, holder);
  return async (sending) => ({
    verification: (dependsOnSending(body)
      ? await body(sending)
      : body) as Confirmed['verification'],
    token: grant(sending),
  });
}
