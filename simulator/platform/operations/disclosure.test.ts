import { expect, test } from 'vitest';
import { certificatesOf } from '../../data/certificates.ts';
import { codeSystemById } from '../../data/code-systems.ts';
import { holderById } from '../../data/holders.ts';
import { makeBench, NOON } from '../platform.fixture.ts';
import { requestHead } from '../request-head.fixture.ts';
import { disclose } from './disclosure.ts';

function disclosed(citizenId: string, needScopes: readonly string[]) {
  const { platform } = makeBench();
  const scene = { platform, system: codeSystemById('1390000')!, token: undefined };
  return disclose(scene, { holder: holderById(citizenId)! }, requestHead(), needScopes);
}

test('the citizen is shown masked, with five minutes to decide', () => {
  const shown = disclosed('zhang', ['*']);
  expect(shown).toMatchObject({
    nameMasked: '张*岚',
    idNoMasked: '390102********0028',
    consentUntil: NOON + 300_000,
  });
  expect(JSON.stringify(shown)).not.toContain('19900315');
});

test('a star asks for every type held, once each', () => {
  const types = new Set(certificatesOf('zhang').map(({ type }) => type.code));
  expect(disclosed('zhang', ['*']).scopes.map(({ code }) => code)).toEqual([...types]);
});

test('else the types needed that are also held', () => {
  const [held] = certificatesOf('zhang');
  const shown = disclosed('zhang', [held!.type.code, 'never-held']);
  expect(shown.scopes).toEqual([{ code: held!.type.code, name: held!.type.name }]);
  expect(disclosed('zhang', ['never-held']).scopes).toEqual([]);
});
