import { expect, test } from 'vitest';
import { type AuditEvent, auditEventSchema } from '../../contract/audit.ts';
import { ok } from '../../contract/result.ts';
import { ENTRY, VERIFIED } from '../session/test-data.ts';
import { createPrintAudit } from './print-audit.ts';
import type { Subjects } from './subjects.ts';

const JOB = { sessionId: 's1', target: 'printer', pages: 2, copies: 3 } as const;
const SUBJECT = 'a'.repeat(64);

function audit(subjects?: Subjects) {
  const events: AuditEvent[] = [];
  const recorder = {
    promise(event: AuditEvent) {
      events.push(event);
      return ok();
    },
    note: (event: AuditEvent) => void events.push(event),
    stop: () => {},
  };
  return { print: createPrintAudit({ recorder, subjects, item: () => 'I-1' }), events };
}

test('what goes out is written down before, by whom and of what kind', () => {
  const { print, events } = audit({ ofCode: () => SUBJECT } as unknown as Subjects);
  expect(print.ordered(VERIFIED, ENTRY, JOB).ok).toBe(true);
  expect(events).toEqual([
    {
      ...{ event: 'print.ordered', session: 's1', item: 'I-1', subject: SUBJECT },
      ...{ typeCode: ENTRY.typeCode, target: 'printer', pages: 2, copies: 3 },
    },
  ]);
  expect(auditEventSchema.safeParse(events[0]).success).toBe(true);
});

test('without a store nothing is promised', () => {
  const { print, events } = audit();
  const ordered = print.ordered(VERIFIED, ENTRY, JOB);
  expect(ordered).toMatchObject({ ok: false, error: { code: 'STORE_FAILED' } });
  expect(events).toEqual([]);
});

test.each([
  ['done', undefined, { result: 'done' }],
  ['cancelled', undefined, { result: 'cancelled' }],
  ['failed', 'PRINTER_PAPER', { result: 'failed', failure: 'PRINTER_PAPER' }],
] as const)('%s is written down', (state, code, told) => {
  const { print, events } = audit();
  const failure = code === undefined ? {} : { failure: { code, detail: 'media-empty' } };
  print.ended({ sessionId: 's1', state, ...failure });
  expect(events).toEqual([{ event: 'print.ended', session: 's1', ...told }]);
  expect(auditEventSchema.safeParse(events[0]).success).toBe(true);
});
