import { expect, test } from 'vitest';
import {
  errorReplySchema,
  replyHeadSchema,
  requestHeadSchema,
  tokenRequestHeadSchema,
} from './common.ts';

const HEAD = {
  ...{ requestId: '0f8fad5b-d9cb-469f-a165-70867728950e', timestamp: 1, terminalId: 'K03' },
  ...{ terminalType: 'self-service', windowNo: '', orgCode: '11390000000013338A' },
  ...{ orgName: '云岭省政务服务中心', regionCode: '390000', itemCode: 'ITEM-1', useCause: '事项' },
  ...{ nonce: '0'.repeat(32), to: 'hub', signAlg: 'SM2-SM3', sign: '0'.repeat(128) },
};

test.each(['nonce', 'to', 'signAlg', 'sign'])('a head without %s is none', (name) => {
  expect(requestHeadSchema.safeParse(HEAD).success).toBe(true);
  expect(requestHeadSchema.safeParse({ ...HEAD, [name]: undefined }).success).toBe(false);
});

test('the digest of the token stands where a token goes along, and nowhere else', () => {
  const withDigest = { ...HEAD, tokenDigest: '0'.repeat(64) };
  expect(tokenRequestHeadSchema.safeParse(withDigest).success).toBe(true);
  expect(tokenRequestHeadSchema.safeParse(HEAD).success).toBe(false);
  expect(requestHeadSchema.safeParse(withDigest).success).toBe(false);
});

const REPLY_HEAD = {
  ...{ status: 'OK', message: '', traceId: 't', serverTime: 1, requestId: HEAD.requestId },
  ...{ nonce: HEAD.nonce, signAlg: HEAD.signAlg, sign: HEAD.sign },
};

test.each(['requestId', 'nonce', 'signAlg', 'sign'])(
  'a reply without %s is none; only whoever could not be made out is refused so',
  (name) => {
    const without = { ...REPLY_HEAD, [name]: undefined };
    expect(replyHeadSchema.safeParse(REPLY_HEAD).success).toBe(true);
    expect(replyHeadSchema.safeParse(without).success).toBe(false);
    expect(errorReplySchema.safeParse({ head: { ...without, status: 'PARAM' } }).success).toBe(
      true,
    );
  },
);
