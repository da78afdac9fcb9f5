import { sm2 } from 'sm-crypto-v2';
import { unwrap } from '../../../contract/result.ts';
import { canonicalBytes } from '../../../crypto/canonical.ts';
import { openMessage, sealMessage } from '../../../crypto/sealed-message.ts';
import { signBody, verifyBody } from '../../../crypto/signed-message.ts';
import { createSmProvider } from '../../../crypto/sm-provider.ts';
import { random, TERMINAL_KEYS } from '../../support/terminal-keys.ts';

/** Samples of ours beside those of the bare library, in milliseconds. */
export interface Beside {
  readonly own: readonly number[];
  readonly baseline: readonly number[];
}

const ROUNDS = 150;
const WARM_UP_ROUNDS = 20;

/** A verify request as it is signed. */
const MESSAGE = {
  head: {
    ...{ requestId: '0f8fad5b-d9cb-469f-a165-70867728950e', timestamp: 1_793_505_600_000 },
    ...{ terminalId: 'HALL-01-K03', terminalType: 'self-service', windowNo: 'A03' },
    ...{ orgCode: '11390000000013338A', orgName: '云岭省政务服务中心', regionCode: '390000' },
    ...{ itemCode: 'ITEM-1', useCause: '事项一', nonce: '000102030405060708090a0b0c0d0e0f' },
  },
  ...{ codeContent: '01139000001A1B2C3D4E5F6G7H8J9K0L1M2NX', symbology: ']Q1' },
  ...{ scannedAt: 1_793_505_599_500, needScopes: ['*'] },
};

async function timed(work: () => unknown): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

/** Signing and verifying a request, against SM2 alone over the same bytes. */
export async function measureSigning(): Promise<{
  readonly sign: Beside;
  readonly verify: Beside;
}> {
  const crypto = createSmProvider({ keys: TERMINAL_KEYS, randomBytes: random });
  const { sign: publicKey } = unwrap(await crypto.publicKeys());
  const bytes = canonicalBytes(MESSAGE) ?? new Uint8Array();
  const signed = unwrap(await signBody(MESSAGE, crypto));
  const options = { hash: true, publicKey };
  const bare = sm2.doSignature(bytes, TERMINAL_KEYS.sign, options);
  const sign = { own: [] as number[], baseline: [] as number[] };
  const verify = { own: [] as number[], baseline: [] as number[] };
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    const samples = [
      await timed(() => signBody(MESSAGE, crypto)),
      await timed(() => sm2.doSignature(bytes, TERMINAL_KEYS.sign, options)),
      await timed(async () => unwrap(await verifyBody(signed, publicKey, crypto))),
      await timed(() => sm2.doVerifySignature(bytes, bare, publicKey, options)),
    ] as const;
    if (round < 0) continue;
    sign.own.push(samples[0]);
    sign.baseline.push(samples[1]);
    verify.own.push(samples[2]);
    verify.baseline.push(samples[3]);
  }
  return { sign, verify };
}

/** Exchanges from the code to the list: verify, token, list. */
const EXCHANGES = 3;

/** The keyed cryptography of one scan and nothing else, in milliseconds. */
export async function measureSealing(rounds: number): Promise<readonly number[]> {
  const crypto = createSmProvider({ keys: TERMINAL_KEYS, randomBytes: random });
  const { sign, encrypt } = unwrap(await crypto.publicKeys());
  const samples: number[] = [];
  for (let round = -WARM_UP_ROUNDS; round < rounds; round++) {
    const tookMs = await timed(async () => {
      for (let exchange = 0; exchange < EXCHANGES; exchange++) {
        const sealed = unwrap(await sealMessage(MESSAGE, encrypt, crypto));
        const signed = unwrap(await signBody(sealed, crypto));
        unwrap(await verifyBody(signed, sign, crypto));
        unwrap(await openMessage(signed, MESSAGE.head, crypto));
      }
    });
    if (round >= 0) samples.push(tookMs);
  }
  return samples;
}
