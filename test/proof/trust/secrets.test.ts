import { expect, test } from 'vitest';
import { isSealed } from '../../../crypto/sealed-message.ts';
import type { Letter, Passed } from '../../support/wire.ts';
import { type Message, messageOf, packReply } from './forge.ts';
import { fragmentsOf, secretsOf } from './secrets.ts';

const HEAD = { requestId: 'a'.repeat(32), nonce: 'b'.repeat(32) };
/** Says that a reply is to be sealed; nobody opens this one. */
const SEALED = {
  ...{ alg: 'SM2-SM4-GCM', key: 'AAAA', data: 'AAAA' },
  ...{ iv: 'A'.repeat(16), tag: 'A'.repeat(24) },
};

function letter(body: object | string, headers: Record<string, string> = {}): Letter {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status: 200, headers, bytes: new TextEncoder().encode(text) };
}

function passed(request: Letter, reply: Letter | 'reset'): Passed {
  return { operation: 'token', method: 'POST', path: '/v1/token', request, reply };
}

test('a token and a reference are found within what is sealed for the terminal', async () => {
  const message: Message = {
    ...{ head: HEAD, accessToken: 'token-of-the-reply' },
    verified: { subjectRef: 'subject-of-the-reply' },
  };
  const open = letter({ head: HEAD });
  const sealed = await packReply(letter({ head: HEAD, sealed: SEALED }), message, '1390000');
  const inTheOpen = await packReply(open, message, '1390000');
  expect(isSealed(messageOf(sealed))).toBe(true);
  for (const reply of [inTheOpen, sealed]) {
    expect(await secretsOf([passed(open, reply)])).toEqual([
      'token-of-the-reply',
      'subject-of-the-reply',
    ]);
  }
});

test('and in what the terminal sends in the open', async () => {
  const asked = letter({ head: { ...HEAD, accessToken: 'token-of-a-province' } });
  const list = letter({ head: HEAD, codeContent: 'code' }, { authorization: 'Bearer token' });
  expect(await secretsOf([passed(asked, 'reset'), passed(list, letter('<html>'))])).toEqual([
    'token-of-a-province',
    'token',
    'code',
  ]);
});

test('sixteen characters in a row of a code are too many, those of its address are none', () => {
  const token = '0123456789ABCDEFGH';
  expect(fragmentsOf(`https://code.city.example/c?v=${token}`)).toEqual([
    '0123456789ABCDEF',
    '123456789ABCDEFG',
    '23456789ABCDEFGH',
  ]);
  expect(fragmentsOf('0123…GH')).toEqual([]);
});
