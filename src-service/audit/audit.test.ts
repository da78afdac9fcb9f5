import { expect, test } from 'vitest';
import { configSchema } from '../../contract/config.ts';
import { unwrap } from '../../contract/result.ts';
import { auditEventSchema } from '../../contract/audit.ts';
import { CONFIG, ENTRY, ITEM, UNSIGNED, VERIFIED, CARD } from '../session/test-data.ts';
import { sm3Hex } from '../../crypto/sm3.ts';
import { createAudit } from './audit.ts';
import { eventsOf, newSealer, newStore, PROVIDER, reportOf } from './audit.test-support.ts';

const { terminal, platform } = CONFIG;
const START_FACTS = { version: '1.0.0', interrupted: false, quarantined: false };

function config(change: object = {}) {
  const base = { dataDir: '/d', terminal, platform, items: [ITEM] };
  return configSchema.parse({ ...base, ...change });
}

const sealer = newSealer();

function audit(store: ReturnType<typeof newStore> | undefined, change: object = {}) {
  const { clock } = store ?? newStore();
  return createAudit({
    ...{ db: store?.db, sealer, provider: PROVIDER, clock, config: config(change) },
    ...{ operator: () => 'W-1', item: () => ITEM.code, onStore: () => {} },
    rightNow: () => undefined,
  });
}

test('one day of a terminal, whole and witnessed to the end', async () => {
  const store = newStore();
  const log = audit(store);
  const { session } = log;
  log.started({ ...START_FACTS, quarantined: true });
  expect(session.consentGiven('s1', VERIFIED).ok).toBe(true);
  expect(session.disclosure('s1', VERIFIED, ENTRY, undefined, UNSIGNED).ok).toBe(true);
  expect(await log.exported(5)).toMatchObject({ ok: true });
  expect(await reportOf(store.file)).toMatchObject({ last: 6, witnessed: 6 });
  await log.stop();
  const events = eventsOf(store.db);
  for (const event of events) expect(auditEventSchema.parse(event)).toEqual(event);
  expect(events.map((event) => (event as { event: string }).event)).toEqual([
    ...['service.started', 'store.quarantined', 'config.changed', 'consent.given', 'disclosure'],
    ...['audit.exported', 'service.stopped'],
  ]);
  const report = await reportOf(store.file);
  expect(report).toMatchObject({ rows: 7, witnessed: 7, terminalId: terminal.id });
  expect(report.broken).toBeUndefined();
  expect(JSON.stringify(events)).not.toContain(VERIFIED.reply.subjectRef);
});

test('consent names its scopes, and both name the same subject', () => {
  const store = newStore();
  const { session } = audit(store);
  session.stepped(
    { state: 'consent', id: 's1', person: { verified: VERIFIED } as never, deadline: 1 },
    { kind: 'refuse', id: 's1' },
    { state: 'ended', reason: 'refused', endsAt: 1 },
  );
  unwrap(session.consentGiven('s2', VERIFIED));
  unwrap(session.disclosure('s2', VERIFIED, ENTRY, 'consent-1', UNSIGNED));
  const [refused, given, shown] = eventsOf(store.db) as Record<string, string>[];
  const scopes = VERIFIED.reply.scopes.map(({ code }) => code);
  expect(refused).toMatchObject({ event: 'consent.refused', session: 's1', scopes });
  expect(given).toMatchObject({ event: 'consent.given', session: 's2', scopes });
  expect(shown).toMatchObject({
    ...{ typeCode: ENTRY.typeCode, subject: given?.subject },
    ...{ check: 'UNSIGNED', metadata: 'absent' },
  });
  expect(shown?.consent).toBe(sm3Hex(new TextEncoder().encode('consent-1')));
  expect(refused?.subject).toBe(given?.subject);
  expect(given?.subject).not.toContain(CARD.holder.idNo);
});

test('a configuration is told when it is another one, and its secret is not in it', () => {
  const store = newStore();
  const changes = (): number =>
    eventsOf(store.db).filter((one) => (one as { event: string }).event === 'config.changed')
      .length;
  audit(store).started(START_FACTS);
  audit(store).started(START_FACTS);
  expect(changes()).toBe(1);
  audit(store, { audit: { keepDays: 200 } }).started(START_FACTS);
  expect(changes()).toBe(2);
  const withCode = (enrolmentCode: string) => ({ platform: { ...platform, enrolmentCode } });
  audit(store, withCode('one')).started(START_FACTS);
  audit(store, withCode('two')).started(START_FACTS);
  expect(changes()).toBe(3);
});

test('without a store nothing is promised and nothing breaks', async () => {
  const log = audit(undefined);
  const { session, trail } = log;
  expect(trail).toBeUndefined();
  log.started(START_FACTS);
  const failed = { error: { code: 'STORE_FAILED' } };
  expect(session.consentGiven('s1', VERIFIED)).toMatchObject(failed);
  expect(session.disclosure('s1', VERIFIED, ENTRY, undefined, UNSIGNED)).toMatchObject(failed);
  expect(await log.exported(1)).toMatchObject(failed);
  await log.stop();
});
