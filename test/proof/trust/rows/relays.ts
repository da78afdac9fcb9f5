import type { Middleman } from '../../../support/wire.ts';
import { altered, forged } from '../forge.ts';
import type { Middlemen, Scene, TrustRow } from '../row.ts';
import { UNTIL } from './effects.ts';

/** Somebody else than who is asked. */
const ANOTHER = '2000333';

/** The hub is the only way to the code systems, and does as it likes with what it passes on. */
function byRelay(verify: Middleman): TrustRow['between'] {
  return async ({ controls }: Scene): Promise<Middlemen> => {
    await controls.policy({ relayOnly: true });
    return { verify };
  };
}

const unsigned = { expected: { kind: 'failed', code: 'SIGN_INVALID' } } as const;

export const RELAY_ROWS: readonly TrustRow[] = [
  {
    what: 'relay: the hub answers in the place of the code system',
    between: byRelay(forged('hub', () => {})),
    ...unsigned,
    effects: UNTIL.verified,
  },
  {
    what: 'relay: the hub changes the answer on its way',
    between: byRelay(
      altered(({ head }) => {
        head.serverTime = Number(head.serverTime) + 1;
      }),
    ),
    ...unsigned,
    effects: UNTIL.verified,
  },
  {
    what: 'relay: the hub asks another code system',
    between: byRelay(({ forward, request, path }) =>
      forward(request, path.replace(/relay\/\d{7}/, `relay/${ANOTHER}`)),
    ),
    ...unsigned,
    effects: [],
  },
];
