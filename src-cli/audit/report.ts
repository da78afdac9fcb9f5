import { ANCHOR_ROWS } from '../../audit/anchor.ts';
import type { AuditReport } from '../../audit/verifier.ts';
import { keyFingerprint } from '../../crypto/enrolment.ts';
import { EXIT, type Console, type ExitCode } from '../command.ts';

const BEGINNINGS = {
  genesis: 'auditFromStart',
  pruned: 'auditPruned',
  excerpt: 'auditExcerpt',
} as const;

const WHY = {
  unreadable: 'auditUnreadable',
  changed: 'auditChanged',
  gap: 'auditGap',
  order: 'auditOrder',
  beginning: 'auditBeginning',
  tail: 'auditTail',
  'anchor-mismatch': 'auditAnchorMismatch',
  'anchor-signature': 'auditAnchorSignature',
  'anchor-key': 'auditAnchorKey',
  'anchor-missing': 'auditAnchorMissing',
  'anchor-order': 'auditAnchorOrder',
} as const;

/** Tells what was found out: the verdict last. Where keys are known, a proof is asked for. */
export function tellReport(
  file: string,
  report: AuditReport,
  areKeysKnown: boolean,
  { out, err, text }: Console,
): ExitCode {
  const { terminalId, createdAt, rows, first, last, anchors, witnessed, broken } = report;
  out(text('auditOf', { terminalId, begun: new Date(createdAt).toISOString() }));
  out(text('auditRows', { rows, first, last, anchors }));
  out(text(BEGINNINGS[report.beginning], { first }));
  for (const key of report.signKeys) {
    const fingerprint = keyFingerprint(key);
    out(text(areKeysKnown ? 'auditKey' : 'auditKeyUnchecked', { fingerprint }));
  }
  if (witnessed > 0)
    out(text('auditWitnessed', { at: new Date(report.witnessedAt).toISOString() }));
  const open = last - Math.max(witnessed, first - 1);
  if (open > 0) out(text('auditUnwitnessed', { count: open }));
  if (!report.isEndBound) out(text('auditEndOpen', { last }));
  if (broken) {
    const { seq, since, kind } = broken;
    err(text('auditBroken', { file, seq, since, why: text(WHY[kind]) }));
    return EXIT.problem;
  }
  if (areKeysKnown && (witnessed === 0 || open > ANCHOR_ROWS || !report.isEndBound)) {
    err(text('auditUnproved', { file }));
    return EXIT.unproved;
  }
  out(text('auditWhole', { file }));
  return EXIT.ok;
}
