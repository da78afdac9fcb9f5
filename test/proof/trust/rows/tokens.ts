import { makeSigningClient } from '../../../../simulator/platform/signing-client.fixture.ts';
import type { Middleman } from '../../../support/wire.ts';
import { altered, forged } from '../forge.ts';
import type { Middlemen, Scene, TrustRow } from '../row.ts';
import { UNTIL } from './effects.ts';

const OWN = '1390000';
const TOKEN_LIFETIME_S = 1;

function after(ms: number): Middleman {
  return async ({ forward }) => {
    await new Promise((resume) => setTimeout(resume, ms));
    return forward();
  };
}

/** A token of the same code system that another terminal of the hall was given. */
async function tokenOfAnotherTerminal(platformUrl: string): Promise<string> {
  const client = await makeSigningClient(platformUrl);
  await client.enrol();
  const order = { citizenId: 'wang', codeSystemId: OWN };
  const shown = await fetch(`${platformUrl}/sim/codes`, {
    method: 'POST',
    body: JSON.stringify(order),
  });
  const { code } = (await shown.json()) as { code: string };
  const base = `/cs/${OWN}/v1`;
  const verified = await client.post(`${base}/verify`, {
    ...{ codeContent: code, symbology: ']Q1', scannedAt: Date.now(), needScopes: ['*'] },
  });
  const scopes = (verified.json.scopes as { code: string }[]).map((scope) => scope.code);
  const granted = await client.post(`${base}/token`, {
    ...{ subjectRef: verified.json.subjectRef, agreed: true, scopes, decidedAt: Date.now() },
  });
  return granted.json.accessToken as string;
}

/** The access token: its answer, its end, its uses, and whose it is. */
export const TOKEN_ROWS: readonly TrustRow[] = [
  {
    what: 'token: the answer without a signature',
    between: () => ({
      token: altered((message) => {
        const { sign: _, ...head } = message.head;
        message.head = head;
      }),
    }),
    expected: { kind: 'failed', code: 'SIGN_INVALID' },
    effects: UNTIL.consented,
  },
  {
    what: 'token: out of date when it comes',
    between: () => ({
      token: forged(OWN, (message) => (message.expiresAt = message.head.serverTime)),
    }),
    expected: { kind: 'failed', code: 'TOKEN_EXPIRED' },
    effects: UNTIL.consented,
  },
  {
    what: 'token: out of date at the platform, which the terminal was not told',
    between: async ({ controls }: Scene): Promise<Middlemen> => {
      await controls.policy({ tokenLifetimeS: TOKEN_LIFETIME_S });
      return {
        token: forged(OWN, (message) => (message.expiresAt = Number(message.expiresAt) + 60_000)),
        list: after(TOKEN_LIFETIME_S * 1_000 + 100),
      };
    },
    expected: { kind: 'failed', code: 'TOKEN_EXPIRED' },
    effects: UNTIL.consented,
  },
  {
    what: 'token: used up, by its own count',
    between: async ({ controls }: Scene): Promise<Middlemen> => {
      await controls.policy({ tokenUses: 1 });
      return { list: ({ forward }) => forward() };
    },
    expected: { kind: 'file-failed', code: 'TOKEN_EXPIRED' },
    effects: UNTIL.listed,
  },
  {
    what: 'token: used up at the platform, which the terminal was not told',
    between: async ({ controls }: Scene): Promise<Middlemen> => {
      await controls.policy({ tokenUses: 1 });
      return { token: forged(OWN, (message) => (message.maxUses = 20)) };
    },
    expected: { kind: 'file-failed', code: 'TOKEN_EXPIRED' },
    effects: UNTIL.listed,
  },
  {
    what: 'token: that of another terminal',
    between: async ({ platformUrl }: Scene): Promise<Middlemen> => {
      const other = await tokenOfAnotherTerminal(platformUrl);
      return { token: forged(OWN, (message) => (message.accessToken = other)) };
    },
    expected: { kind: 'failed', code: 'TERMINAL_REFUSED' },
    effects: [...UNTIL.consented, ...UNTIL.consented],
  },
  {
    what: 'token: granted for nothing of what is listed',
    between: () => ({ token: forged(OWN, (message) => (message.scopes = [])) }),
    expected: { kind: 'file-failed', code: 'SCOPE_DENIED' },
    effects: UNTIL.listed,
  },
];
