import { expect, test, vi } from 'vitest';
import { passwordHashSchema } from '../contract/operators-file.node.ts';
import { hashPassword, isPassword } from './password.node.ts';

// Each password costs a tenth of a second, and more on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

test('the right password is known, another is not', async () => {
  const kept = await hashPassword('云岭-Counter-7');
  expect(passwordHashSchema.parse(kept)).toEqual(kept);
  expect(await isPassword('云岭-Counter-7', kept)).toBe(true);
  expect(await isPassword('云岭-Counter-8', kept)).toBe(false);
  expect(await isPassword('', kept)).toBe(false);
});

test('two of the same password have nothing in common', async () => {
  const [one, other] = await Promise.all([hashPassword('same-1234'), hashPassword('same-1234')]);
  expect(one.salt).not.toBe(other.salt);
  expect(one.hash).not.toBe(other.hash);
});

test('a letter may be composed in two ways', async () => {
  const kept = await hashPassword('caf\u00e9-2026');
  expect(await isPassword('cafe\u0301-2026', kept)).toBe(true);
});

// RFC 7914 section 12, third vector, cut to our length.
test('it is scrypt', async () => {
  const kept = {
    algorithm: 'scrypt',
    ...({ n: 2 ** 14, r: 8, p: 1 } as const),
    salt: Buffer.from('SodiumChloride').toString('base64'),
    hash: Buffer.from(
      '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2',
      'hex',
    ).toString('base64'),
  } as const;
  expect(await isPassword('pleaseletmein', kept)).toBe(true);
});

test('nobody’s password takes as long as a wrong one, and is never right', async () => {
  const kept = await hashPassword('of-somebody-1');
  async function millisecondsOf(of: typeof kept | undefined): Promise<number> {
    const start = performance.now();
    expect(await isPassword('guess-1234', of)).toBe(false);
    return performance.now() - start;
  }
  await millisecondsOf(kept);
  const [wrong, unknown] = [await millisecondsOf(kept), await millisecondsOf(undefined)];
  // An answer without the work would come in a thousandth of the time.
  expect(unknown).toBeGreaterThan(wrong / 10);
});
