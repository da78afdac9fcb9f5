import { randomInt } from 'node:crypto';

/** In characters; NIST SP 800-63B 5.1.1 asks for no less. */
const SHORTEST = 8;
const LONGEST = 128;
/** What guessing begins with, as far as it has eight characters; each also stands for its upper case. */
const WORST: ReadonlySet<string> = new Set([
  ...['12345678', '123456789', '1234567890', '11111111', '88888888', '66666666', '00000000'],
  ...['password', 'password1', 'passw0rd', 'p@ssw0rd', 'password123', 'iloveyou', 'iloveyou1'],
  ...['qwertyui', 'qwertyuiop', 'qwer1234', '1234qwer', '1q2w3e4r', '1qaz2wsx', 'q1w2e3r4'],
  ...['abcd1234', 'abc12345', 'a1234567', 'a12345678', 'aa123456', 'aa12345678', 'asdf1234'],
  ...['admin123', 'admin888', 'admin1234', 'admin@123', 'root1234', 'test1234', 'zaq12wsx'],
  ...['woaini520', 'woaini1314', '5201314520', 'wang1234', 'zhang123', 'liangma1', 'liangma123'],
]);
/** Without characters that look like each other. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
/** 16 of 31 characters: 79 bits. */
const GENERATED_LENGTH = 16;
const GROUP = /.{4}(?=.)/g;

/** What is wrong with a password, as the end of a text key. */
export type PasswordFlaw = 'short' | 'long' | 'id' | 'worst' | 'kinds';

/** Letters of whatever script, digits, and everything else. */
const KINDS = [/\p{L}/u, /\p{N}/u, /[^\p{L}\p{N}]/u];

/**
 * Whether a password can be taken (GB/T 22239-2019 8.1.4.1 a) asks for complexity): long enough, of two
 * kinds of characters, neither the id nor one of those that guessing begins with.
 */
export function passwordFlaw(password: string, operatorId: string): PasswordFlaw | undefined {
  const length = [...password].length;
  if (length < SHORTEST) return 'short';
  if (length > LONGEST) return 'long';
  const plain = password.toLowerCase();
  if (operatorId.length >= 4 && plain.includes(operatorId.toLowerCase())) return 'id';
  if (WORST.has(plain)) return 'worst';
  return KINDS.filter((kind) => kind.test(password)).length < 2 ? 'kinds' : undefined;
}

/** A password of chance in groups of four, e.g. `k7mq-2xwa-…`, to be handed over and changed. */
export function generatePassword(): string {
  const characters = Array.from(
    { length: GENERATED_LENGTH },
    () => ALPHABET[randomInt(ALPHABET.length)],
  );
  return characters.join('').replace(GROUP, '$&-');
}
