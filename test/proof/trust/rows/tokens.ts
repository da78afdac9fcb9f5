import { requestHead } from '../../../../simulator/platform/request-head.fixture.ts';
import { makeSigningClient } from '../../../../simulator/platform/signing-client.fixture.ts';
import type { Middleman } from '../../../support/wire.ts';
import { altered, forged } from '../forge.ts';
import type { Middlemen, Scene, TrustRow } from '../row.ts';
import { UNTIL } from './effects.ts';

const OWN = '1390000';
/** As the terminal under test is configured. */
const TERMINAL_ID = 'HALL-01-K03';
const TOKEN_LIFETIME_S = 1;

function after(ms: number): Middleman {
  return async ({ forward }) => {
    await new Promise((resume) => setTimeout(resume, ms));
    return forward();
  };
}

type Post = (operation: string, body: object) => Promise<Record<string, unknown>>;

/** A token of the same code system for somebody else, by whoever asks for it. */
async function tokenBy(post: Post, platformUrl: string): Promise<string> {
  const order = { citizenId: 'wang', codeSystemId: OWN };
  const init = { method: 'POST', body: JSON.stringify(order) };
  const shown = await fetch(`${platformUrl}/sim/codes`, init);
  const { code } = (await shown.json()) as { code: string };
  const verified = await post('verify', {
    ...{ codeContent: code, symbology: ']Q1', scannedAt: Date.now(), needScopes: ['*'] },
  });
  const scopes = (verified.scopes as { code: string }[]).map((scope) => scope.code);
  const { subjectRef } = verified;
  const granted = await post('token', { subjectRef, agreed: true, scopes, decidedAt: Date.now() });
  return granted.accessToken as string;
}

async function tokenOfAnotherTerminal(platformUrl: string): Promise<string> {
  const client = await makeSigningClient(platformUrl);
  await client.enrol();
  const post: Post = async (operation, body) =>
    (await client.post(`/cs/${OWN}/v1/${operation}`, body)).json;
  return tokenBy(post, platformUrl);
}

/** In the name of the terminal itself, which a platform that hears the unsigned has to believe. */
async function tokenOfAnotherItem(platformUrl: string): Promise<string> {
  const post: Post = async (operation, body) => {
    const change = { timestamp: Date.now(), terminalId: TERMINAL_ID, itemCode: 'ITEM-9' };
    const message = { ...body, head: requestHead(change) };
    const init = { method: 'POST', body: JSON.stringify(message) };
    const reply = await fetch(`${platformUrl}/cs/${OWN}/v1/${operation}`, init);
    return (await reply.json()) as Record<string, unknown>;
  };
  return tokenBy(post, platformUrl);
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
    what: 'token: that of another item of the same terminal',
    between: async ({ controls, platformUrl }: Scene): Promise<Middlemen> => {
      await controls.policy({ signatures: 'accepted' });
      const other = await tokenOfAnotherItem(platformUrl);
      await controls.reset();
      return { token: forged(OWN, (message) => (message.accessToken = other)) };
    },
    expected: { kind: 'failed', code: 'SCOPE_DENIED' },
    effects: [...UNTIL.consented, ...UNTIL.consented],
  },
  {
    what: 'token: granted for nothing of what is listed',
    between: () => ({ token: forged(OWN, (message) => (message.scopes = [])) }),
    expected: { kind: 'empty' },
    effects: UNTIL.listed,
  },
];
