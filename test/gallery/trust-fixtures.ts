import type { SessionView, Subject } from '../../contract/session.ts';
import type { Diagnostic } from '../../contract/snapshot.ts';

const S = 1_000;
const ITEM = { 'zh-CN': '公司设立登记', en: 'Company registration' };

/** 扫码 by phase: the code is being made, shown, and read by a phone. */
export function phoneSessions(at: number): Record<string, SessionView> {
  const base = {
    state: 'scan-session',
    sessionId: 's1',
    itemName: ITEM,
    deadline: at + 96 * S,
  } as const;
  const scanCode = 'https://yunling.invalid/s/1390000.HALL-01-K03.7Q2M9XK4TB6W8RZC';
  return {
    'scan-opening': { ...base, phase: 'opening' },
    'scan-pending': { ...base, phase: 'pending', scanCode },
    'scan-scanned': { ...base, phase: 'scanned', scanCode },
  };
}

/** The item asks for more: the card, the code, and both. */
export function evidenceSessions(
  at: number,
  subject: Subject,
  holder: Subject,
): Record<string, SessionView> {
  const base = {
    state: 'evidence',
    sessionId: 's1',
    itemName: ITEM,
    needLevel: 5,
    deadline: at + 52 * S,
  } as const;
  return {
    'evidence-card': { ...base, subject, missing: ['CARD'] },
    'evidence-code': { ...base, subject: holder, needLevel: 4, missing: ['CODE'] },
    'evidence-clerk': {
      ...{ ...base, subject: { ...holder, realNameLevel: 3 }, needLevel: 4, comparableCard: 'c1' },
      missing: ['CODE', 'CLERK'],
    },
    'evidence-both': { ...base, subject: { ...subject, proofs: [] }, missing: ['CARD', 'CODE'] },
  };
}

/** What the technician reads when the trust path is not as it should be. */
export function trustDiagnostics(at: number): Diagnostic[] {
  return [
    { key: 'not-enrolled', since: at - 300 * S },
    { key: 'key-missing', since: at - 300 * S },
    { key: 'clock-skew', since: at - 240 * S, detail: '-437' },
    { key: 'route-table-stale', since: at - 60 * S },
  ];
}
