import { sm4 } from 'sm-crypto-v2';
import { type Result, unwrap } from '../contract/result.ts';
import type { Failure } from '../contract/failures.ts';
import { concat, fromHex, toHex } from './bytes.ts';
import { createSmProvider } from './sm-provider.ts';
import { publicKeyOf, publicPoint } from './sm2-curve.ts';
import { sm2Decrypt, sm2Encrypt } from './sm2-encryption.ts';
import { DEFAULT_USER_ID, identityDigest, messageDigest } from './sm2-signature.ts';
import { gcmDecrypt, gcmEncrypt } from './sm4-gcm.ts';
import { utf8 } from './utf8.ts';

/** A published example: what has to come out, and what does. */
export interface Vector {
  readonly name: string;
  /** Where the numbers are from. */
  readonly source: string;
  readonly expected: string;
  readonly run: () => Promise<string> | string;
}

// GB/T 32918.5-2017, examples on the recommended curve: one private key and one k for both.
const PRIVATE_KEY = '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8';
const PUBLIC_KEY =
  '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
  'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';
const K = '59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21';
const SIGNED = utf8('message digest');
const SIGNATURE =
  'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3' +
  'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa';
const ENCRYPTED =
  '0404ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73' +
  'e858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df0' +
  '59983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd8766' +
  '21886ca989ca9c7d58087307ca93092d651efa';
const SIGNING = 'GB/T 32918.5-2017, appendix A';
const ENCRYPTION = 'GB/T 32918.5-2017, appendix C';

const drawK = (): Uint8Array => fromHex(K);
const provider = createSmProvider({
  keys: { sign: PRIVATE_KEY, encrypt: PRIVATE_KEY },
  randomBytes: drawK,
});

// GB/T 32907-2016, appendix A: key and plaintext are the same.
const SM4_KEY = fromHex('0123456789abcdeffedcba9876543210');
const SM4_BLOCK = '681edf34d206965e86b3e94f536e4246';
const SM4_ROUNDS = 1_000_000;
const SM4_BYTES = 16;
const PLAIN_BLOCK = { padding: 'none', output: 'array' } as const;

const GCM = {
  key: SM4_KEY,
  iv: fromHex('00001234567800000000abcd'),
  aad: fromHex('feedfacedeadbeeffeedfacedeadbeefabaddad2'),
};
const GCM_PLAIN = ['aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'ee', 'aa']
  .map((one) => one.repeat(8))
  .join('');
const GCM_DATA =
  '17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735' +
  'd82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d';
const GCM_TAG = '83de3541e4c2b58177e065a9bf7b62ec';

/** E(E(…E(block))): in CBC over zeros each block is the encryption of the one before. */
function encryptRepeatedly(block: Uint8Array, rounds: number): Uint8Array {
  const zeros = new Uint8Array(rounds * SM4_BYTES);
  const chain = sm4.encrypt(zeros, SM4_KEY, { ...PLAIN_BLOCK, mode: 'cbc', iv: block });
  return chain.subarray(-SM4_BYTES);
}

async function digested(bytes: Uint8Array): Promise<string> {
  return toHex(await provider.digest(bytes));
}

async function authenticated(keyBytes: number, bytes: Uint8Array): Promise<string> {
  const key = Uint8Array.from({ length: keyBytes }, (_, index) => index + 1);
  return toHex(await provider.hmac(key, bytes));
}

function hexOf(result: Result<Uint8Array, Failure>): string {
  return toHex(unwrap(result));
}

/** The published examples of SM2, SM3 and SM4, for every runtime that the program runs in. */
export const VECTORS: readonly Vector[] = [
  {
    name: 'SM3 of abc',
    source: 'GB/T 32905-2016, A.1',
    expected: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    run: () => digested(utf8('abc')),
  },
  {
    name: 'SM3 of 64 bytes',
    source: 'GB/T 32905-2016, A.2',
    expected: 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
    run: () => digested(utf8('abcd'.repeat(16))),
  },
  {
    name: 'SM3 of a million times a',
    source: 'SM3DigestTest of Bouncy Castle; cksum-sm3 test of GNU coreutils',
    expected: 'c8aaf89429554029e231941a2acc0ad61ff2a5acd8fadd25847a3a732b3b02c3',
    run: () => digested(new Uint8Array(1_000_000).fill(0x61)),
  },
  {
    name: 'HMAC-SM3, key of 32 bytes',
    source: 'GM/T 0042-2015, D.3, in the HMAC-SM3 tests of OpenSSL',
    expected: 'ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a',
    run: () =>
      authenticated(32, utf8('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'.repeat(2))),
  },
  {
    name: 'HMAC-SM3, key of 37 bytes',
    source: 'GM/T 0042-2015, D.3, in the HMAC-SM3 tests of OpenSSL',
    expected: '220bf579ded555393f0159f66c99877822a3ecf610d1552154b41d44b94db3ae',
    run: () => authenticated(37, new Uint8Array(50).fill(0xcd)),
  },
  {
    name: 'SM4, one block',
    source: 'GB/T 32907-2016, A.1',
    expected: SM4_BLOCK,
    run: () => toHex(sm4.encrypt(SM4_KEY, SM4_KEY, PLAIN_BLOCK)),
  },
  {
    name: 'SM4, one block back',
    source: 'GB/T 32907-2016, A.1',
    expected: toHex(SM4_KEY),
    run: () => toHex(sm4.decrypt(fromHex(SM4_BLOCK), SM4_KEY, PLAIN_BLOCK)),
  },
  {
    name: 'SM4, a million times',
    source: 'GB/T 32907-2016, A.2',
    expected: '595298c7c6fd271f0402f804c33d3f66',
    run: () => toHex(encryptRepeatedly(SM4_KEY, SM4_ROUNDS)),
  },
  {
    name: 'SM4-GCM',
    source: 'RFC 8998, A.1',
    expected: `${GCM_DATA} ${GCM_TAG}`,
    run(): string {
      const { data, tag } = gcmEncrypt(fromHex(GCM_PLAIN), GCM);
      return `${toHex(data)} ${toHex(tag)}`;
    },
  },
  {
    name: 'SM4-GCM back',
    source: 'RFC 8998, A.1',
    expected: GCM_PLAIN,
    run(): string {
      const sealed = { data: fromHex(GCM_DATA), tag: fromHex(GCM_TAG) };
      return toHex(gcmDecrypt(sealed, GCM) ?? new Uint8Array());
    },
  },
  {
    name: 'SM2, public key',
    source: SIGNING,
    expected: PUBLIC_KEY,
    run: () => publicKeyOf(PRIVATE_KEY),
  },
  {
    name: 'SM2, Z of the signer',
    source: SIGNING,
    expected: 'b2e14c5c79c6df5b85f4fe7ed8db7a262b9da7e07ccb0ea9f4747b8ccda8a4f3',
    run: () => toHex(identityDigest(PUBLIC_KEY, DEFAULT_USER_ID)),
  },
  {
    name: 'SM2, e of the message',
    source: SIGNING,
    expected: 'f0b43e94ba45accaace692ed534382eb17e6ab5a19ce7b31f4486fdfc0d28640',
    run: () => toHex(messageDigest(identityDigest(PUBLIC_KEY, DEFAULT_USER_ID), SIGNED)),
  },
  {
    name: 'SM2, signature',
    source: SIGNING,
    expected: SIGNATURE,
    run: async () => hexOf(await provider.sign(SIGNED)),
  },
  {
    name: 'SM2, verification',
    source: SIGNING,
    expected: 'true',
    run: async () => String(await provider.verify(SIGNED, fromHex(SIGNATURE), PUBLIC_KEY)),
  },
  {
    name: 'SM2, verification of another message',
    source: SIGNING,
    expected: 'false',
    run: async () =>
      String(await provider.verify(concat(SIGNED, SIGNED), fromHex(SIGNATURE), PUBLIC_KEY)),
  },
  {
    name: 'SM2, encryption',
    source: ENCRYPTION,
    expected: ENCRYPTED,
    run(): string {
      const point = publicPoint(PUBLIC_KEY);
      return point ? toHex(sm2Encrypt(utf8('encryption standard'), point, drawK)) : 'no point';
    },
  },
  {
    name: 'SM2, decryption',
    source: ENCRYPTION,
    expected: toHex(utf8('encryption standard')),
    run: () => toHex(sm2Decrypt(fromHex(ENCRYPTED), PRIVATE_KEY) ?? new Uint8Array()),
  },
];

/** Runs all of them; every entry of the answer is one that failed. */
export async function failedVectors(): Promise<readonly { name: string; actual: string }[]> {
  const failed: { name: string; actual: string }[] = [];
  for (const { name, expected, run } of VECTORS) {
    const actual = await run();
    if (actual !== expected) failed.push({ name, actual });
  }
  return failed;
}
