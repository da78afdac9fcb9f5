import { type Message, messageOf, withMessage } from '../forge.ts';
import type { Middleman } from '../../../support/wire.ts';
import type { Middlemen, Scene, TrustRow } from '../row.ts';
import { UNTIL } from './effects.ts';

/** Changes a request before the platform gets it, and leaves its signature. */
function asked(change: (message: Message) => void): Middleman {
  return async ({ forward, request }) => {
    const message = messageOf(request);
    change(message);
    return forward(withMessage(request, message));
  };
}

const twice: Middleman = async ({ forward }) => {
  await forward();
  return forward();
};

const refused = { expected: { kind: 'failed', code: 'REQUEST_SIGN_REFUSED' } } as const;
const replayed = { expected: { kind: 'failed', code: 'REQUEST_REPLAYED' } } as const;

/** What the platform is asked, changed on its way: refused there. */
export const REQUEST_ROWS: readonly TrustRow[] = [
  {
    what: 'request: sent a second time, with its nonce',
    between: () => ({ verify: twice }),
    ...replayed,
    effects: UNTIL.verified,
  },
  {
    what: 'request: another item than the one that was signed',
    between: () => ({ verify: asked(({ head }) => (head.itemCode = 'ITEM-9')) }),
    ...refused,
    effects: [],
  },
  {
    what: 'request: another time than the one that was signed',
    between: () => ({ verify: asked(({ head }) => (head.timestamp = Number(head.timestamp) + 1)) }),
    ...refused,
    effects: [],
  },
  {
    what: 'request: without its signature, where one is required',
    between: async ({ controls }: Scene): Promise<Middlemen> => {
      await controls.policy({ signatures: 'required' });
      return {
        verify: asked((message) => {
          const { sign: _, signAlg: __, ...head } = message.head;
          message.head = head;
        }),
      };
    },
    ...refused,
    effects: [],
  },
  {
    what: 'request: with an access token that it was not signed for',
    between: () => ({
      list: ({ forward, request }) =>
        forward({
          ...request,
          headers: { ...request.headers, authorization: 'Bearer another-access-token' },
        }),
    }),
    ...refused,
    effects: UNTIL.consented,
  },
];
