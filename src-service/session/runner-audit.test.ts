import { expect, test } from 'vitest';
import { agree, LIST, open, scan, stand, verified } from './runner.test-support.ts';
import { TOKEN, UNSIGNED, VERIFIED } from './test-data.ts';

const loaded =
  (certificateId = 'c1') =>
  (id: string) =>
    ({ kind: 'document-ready', id, certificateId, check: UNSIGNED }) as const;

test('consent is on the disk before its token is asked for', () => {
  const { entries, signals, tell } = stand();
  tell(scan, verified);
  expect(entries).toEqual([]);
  tell(agree);
  expect(entries).toEqual(['consent']);
  expect(signals.authorise).toBeDefined();
});

test('a consent that cannot be kept is not made use of', () => {
  const { breakAudit, runner, signals, tell } = stand();
  tell(scan, verified);
  breakAudit();
  tell(agree);
  expect(signals.authorise).toBeUndefined();
  expect(runner.session()).toMatchObject({ state: 'failed', failure: { code: 'STORE_FAILED' } });
});

test('nor is one that was given on the phone', () => {
  const { breakAudit, entries, runner, signals, tell } = stand();
  const confirmed = (id: string) =>
    ({ kind: 'scan-confirmed', id, verified: VERIFIED, token: TOKEN }) as const;
  tell(() => ({ kind: 'show-code' }));
  breakAudit();
  tell(confirmed);
  expect(entries).toEqual(['consent']);
  expect(signals.list).toBeUndefined();
  expect(runner.session()).toMatchObject({ state: 'failed', failure: { code: 'STORE_FAILED' } });
});

test('a certificate is shown once its disclosure is on the disk', () => {
  const { entries, runner, tell, vault } = stand();
  tell(...LIST, open('c1'));
  vault().put('c1', Uint8Array.of(1));
  tell(loaded());
  expect(entries).toEqual(['consent', `disclosure under ${TOKEN.consentId()}`]);
  expect(runner.session()).toMatchObject({ opened: { certificateId: 'c1', state: 'ready' } });
  expect(runner.document('c1')).toEqual(Uint8Array.of(1));
});

test('and not at all where that cannot be: its bytes are wiped', () => {
  const { breakAudit, runner, tell, vault } = stand();
  const bytes = Uint8Array.of(1);
  tell(...LIST, open('c1'));
  breakAudit();
  vault().put('c1', bytes);
  tell(loaded());
  expect(runner.session()).toMatchObject({
    opened: { certificateId: 'c1', state: 'failed', failure: { code: 'STORE_FAILED' } },
  });
  expect(runner.document('c1')).toBeUndefined();
  expect(bytes).toEqual(Uint8Array.of(0));
});

test('what came too late discloses nothing', () => {
  const { entries, tell } = stand();
  tell(...LIST, open('c1'), open('c2'), loaded('c1'));
  tell((id) => ({ kind: 'close', id }), loaded('c2'));
  expect(entries).toEqual(['consent']);
});
