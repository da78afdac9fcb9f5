import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCode } from '../../govcode/parse.ts';
import { SIMULATED_PROFILES } from '../../govcode/profiles.ts';
import { randomCodeToken } from './random-text.ts';
import { codeSystemIdOf, damage, makeServiceCode } from './service-code.ts';

const token = fc.constant(null).map(randomCodeToken);
const system = fc.constantFrom('0000000', '1390000', '2000333');

test('a code keeps to the published profile and names its system', () => {
  fc.assert(
    fc.property(system, token, (id, text) => {
      const code = makeServiceCode(id, text);
      const read = parseCode(code, SIMULATED_PROFILES, { now: 0 });
      expect(read).toMatchObject({ ok: true, value: { codeSystemId: id, content: code } });
      expect(codeSystemIdOf(code)).toBe(id);
    }),
  );
});

test('a damaged code differs in two neighbours of the token and checks no more', () => {
  fc.assert(
    fc.property(system, token, (id, text) => {
      const code = makeServiceCode(id, text);
      const damaged = damage(code);
      const places = [...code].flatMap((character, at) => (damaged[at] === character ? [] : [at]));
      expect(places).toHaveLength(2);
      expect(places[1]).toBe(places[0]! + 1);
      expect(damaged.slice(0, 11)).toBe(code.slice(0, 11));
      expect(codeSystemIdOf(damaged)).toBeUndefined();
      expect(parseCode(damaged, SIMULATED_PROFILES, { now: 0 })).toMatchObject({
        error: { code: 'CODE_CHECK' },
      });
    }),
  );
});

test('anything else is no code', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => codeSystemIdOf(text) === undefined),
  );
  expect(() => damage(makeServiceCode('0000000', 'A'.repeat(24)))).toThrow(/swap/);
});
