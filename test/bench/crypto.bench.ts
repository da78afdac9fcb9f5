import { randomBytes } from 'node:crypto';
import { sm2, sm3, sm4 } from 'sm-crypto-v2';
import { unwrap } from '../../contract/result.ts';
import { makePrivateKeys } from '../../crypto/private-key.ts';
import { signBody, verifyBody } from '../../crypto/signed-message.ts';
import { createSmProvider } from '../../crypto/sm-provider.ts';
import { publicKeyOf } from '../../crypto/sm2-curve.ts';
import type { Bench, Recorder } from './frame/recorder.ts';

const ROUNDS = 200;
const WARM_UP_ROUNDS = 30;
/** A request of the reference API is about as long. */
const BODY_BYTES = 1_024;
const FILE_BYTES = 1_048_576;
const FILE_ROUNDS = 20;
const IV_BYTES = 12;
const KEY_BYTES = 16;
const GCM = { mode: 'gcm', output: 'array' } as const;

const keys = makePrivateKeys(randomBytes);
const provider = createSmProvider({ keys, randomBytes });
const signKey = publicKeyOf(keys.sign);
const encryptKey = publicKeyOf(keys.encrypt);
const aad = randomBytes(32);

type Work = () => unknown;

async function timed(work: Work): Promise<number> {
  const begin = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - begin) / 1_000_000;
}

/** Both in turn, so that a busy moment of the machine meets both. */
async function compare(
  recorder: Recorder,
  { metric, rounds = ROUNDS }: { metric: string; rounds?: number },
  own: Work,
  bare: Work,
): Promise<void> {
  const samples: number[] = [];
  const baseline: number[] = [];
  for (let round = -WARM_UP_ROUNDS; round < rounds; round++) {
    const [ours, theirs] = [await timed(own), await timed(bare)];
    if (round < 0) continue;
    samples.push(ours);
    baseline.push(theirs);
  }
  recorder.percentiles(metric, 'ms', samples, baseline);
}

/** The library's own calls for what `seal` does. */
function sealBare(plain: Uint8Array) {
  const key = randomBytes(KEY_BYTES);
  const iv = randomBytes(IV_BYTES);
  const sealed = sm4.encrypt(plain, key, { ...GCM, iv, associatedData: aad, outputTag: true });
  return { sealed, iv, key: sm2.doEncrypt(key, encryptKey, 1) };
}

function openBare({ sealed, iv, key }: ReturnType<typeof sealBare>): Uint8Array {
  const opened = sm2.doDecrypt(key, keys.encrypt, 1, { output: 'array' });
  const { output, tag } = sealed;
  return sm4.decrypt(output, opened, { ...GCM, iv, associatedData: aad, ...(tag ? { tag } : {}) });
}

export const bench: Bench = {
  about: 'SM2, SM3 and SM4 through the crypto port, against the bare calls of sm-crypto-v2',
  async run(recorder) {
    const message = randomBytes(BODY_BYTES);
    const file = randomBytes(FILE_BYTES);
    const hash = { hash: true };
    const signature = unwrap(await provider.sign(message));
    const hex = signature.reduce((text, byte) => text + byte.toString(16).padStart(2, '0'), '');
    const sealed = unwrap(await provider.seal(message, encryptKey, aad));
    const bare = sealBare(message);
    const body = { head: { requestId: '1' }, data: message.toString('base64') };
    const signed = unwrap(await signBody(body, provider));

    const sign = (): string => sm2.doSignature(message, keys.sign, hash);
    const verify = (): boolean => sm2.doVerifySignature(message, hex, signKey, hash);
    await compare(recorder, { metric: 'sign' }, () => provider.sign(message), sign);
    const check = (): unknown => provider.verify(message, signature, signKey);
    await compare(recorder, { metric: 'verify' }, check, verify);
    await compare(recorder, { metric: 'sign a body' }, () => signBody(body, provider), sign);
    const checkBody = (): unknown => verifyBody(signed, signKey, provider);
    await compare(recorder, { metric: 'verify a body' }, checkBody, verify);
    const seal = (): unknown => provider.seal(message, encryptKey, aad);
    await compare(recorder, { metric: 'seal 1 KiB' }, seal, () => sealBare(message));
    const open = (): unknown => provider.open(sealed, aad);
    await compare(recorder, { metric: 'open 1 KiB' }, open, () => openBare(bare));
    const digest = { metric: 'digest 1 MiB', rounds: FILE_ROUNDS };
    await compare(
      recorder,
      digest,
      () => provider.digest(file),
      () => sm3(file),
    );
  },
};
