import { randomBytes } from 'node:crypto';
import type { TerminalConfig } from '../contract/config.ts';
import type { EnrolmentAnswer, EnrolmentOrder } from '../contract/enrolment.ts';
import { unwrap } from '../contract/result.ts';
import {
  hasTerminalKeys,
  loadTerminalKeys,
  renewTerminalKeys,
  tendReplacedKeys,
} from './key-custody.ts';
import type { OsKeyStore } from './sealed-secret.ts';

/**
 * Makes the enrolment request of this terminal. Keys that cannot be opened here are left alone,
 * whatever is asked, except for `renew`.
 *
 * @param now milliseconds since 1970
 */
export async function answerEnrolment(
  order: EnrolmentOrder,
  { dataDir, terminal }: Pick<TerminalConfig, 'dataDir' | 'terminal'>,
  store: OsKeyStore,
  now: number,
): Promise<EnrolmentAnswer> {
  if (order === 'show' && !hasTerminalKeys(dataDir)) return { ok: false, why: 'no-keys' };
  const loaded =
    order === 'renew'
      ? { ok: true as const, value: await renewTerminalKeys(dataDir, store, now) }
      : await loadTerminalKeys(dataDir, store);
  // Where that fails, the next start of the terminal tries again, and logs it.
  await tendReplacedKeys(dataDir, store, now);
  if (!loaded.ok) return { ok: false, why: 'keys-unreadable' };
  const { keys, ...told } = loaded.value;
  // Loaded here and not with the program: a terminal that starts has no use for the curve.
  const [{ createSmProvider }, { createEnrolmentRequest }] = await Promise.all([
    import('../crypto/sm-provider.ts'),
    import('../crypto/enrolment.ts'),
  ]);
  const provider = createSmProvider({ keys, randomBytes });
  return {
    ok: true,
    request: unwrap(await createEnrolmentRequest(terminal, provider, now)),
    ...told,
  };
}
