import { unwrap } from '../../../../contract/result.ts';
import { makeSigningClient } from '../../../../simulator/platform/signing-client.fixture.ts';
import { cryptoOf, forged, messageOf, signAsTerminal, withMessage } from '../forge.ts';
import type { Middlemen, Scene, TrustRow } from '../row.ts';
import { UNTIL } from './effects.ts';

const OWN = '1390000';

/** The code system says, rightly signed, that it does not know the terminal: it enrols. */
const unknown = forged(OWN, ({ head }) => (head.status = 'TERMINAL_UNKNOWN'));

/** A code with which another terminal has come in. */
async function codeOfAnother(platformUrl: string): Promise<string> {
  const issued = await fetch(`${platformUrl}/sim/enrolment-codes`, { method: 'POST' });
  const { code } = (await issued.json()) as { code: string };
  const another = await makeSigningClient(platformUrl);
  const { sign, encrypt } = another.keys;
  const body = { signKey: sign, encryptKey: encrypt, enrolmentCode: code };
  const { status } = await another.post('/hub/v1/terminals', body);
  if (status !== 'OK') throw new Error(`enrolment of another terminal: ${status}`);
  return code;
}

const stays = { expected: { kind: 'failed', code: 'TERMINAL_UNKNOWN' } } as const;

/** How a terminal makes its keys known (入网). */
export const ENROLMENT_ROWS: readonly TrustRow[] = [
  {
    what: 'enrolment: the answer is signed by a stranger',
    between: () => ({ verify: unknown, terminals: forged('stranger', () => {}) }),
    ...stays,
    logged: 'SIGN_INVALID',
    effects: UNTIL.verified,
  },
  {
    what: 'enrolment: with the code of another terminal, rightly signed',
    between: async ({ platformUrl }: Scene): Promise<Middlemen> => {
      const enrolmentCode = await codeOfAnother(platformUrl);
      return {
        verify: unknown,
        terminals: async ({ forward, request }) =>
          forward(await signAsTerminal(request, { ...messageOf(request), enrolmentCode })),
      };
    },
    ...stays,
    logged: 'TERMINAL_REFUSED',
    effects: UNTIL.verified,
  },
  {
    what: 'enrolment: the keys of a stranger in the name of the terminal',
    between: async (): Promise<Middlemen> => {
      const { sign } = unwrap(await cryptoOf('stranger').publicKeys());
      return {
        verify: unknown,
        terminals: ({ forward, request }) =>
          forward(withMessage(request, { ...messageOf(request), signKey: sign })),
      };
    },
    ...stays,
    logged: 'REQUEST_SIGN_REFUSED',
    effects: UNTIL.verified,
  },
];
