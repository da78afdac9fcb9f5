import {
  DEFAULT_POLICY,
  type ScanSession,
  type TranscriptEntry,
} from '../../simulator/control-api.ts';
import {
  DEVICES,
  EXCHANGE,
  PLAN,
  PLATFORM,
  SCAN_SESSION,
} from '../../simulator/dock/testing/samples.ts';

const EVERY_MS = 1_700;

/** Half a minute of a hall in which not everything goes well, newest first. */
function transcript(now: number): TranscriptEntry[] {
  const changes: readonly Partial<TranscriptEntry>[] = [
    { operation: 'file' },
    { operation: 'list', sealed: true },
    { operation: 'token', replySigned: false, fault: 'unsigned' },
    { operation: 'verify', httpStatus: 400, status: 'CODE_USED' },
    { operation: 'verify', requestSigned: 'invalid', httpStatus: 401, status: 'SIGN_INVALID' },
    { operation: 'table', requestSigned: 'absent' },
  ];
  return Array.from({ length: 18 }, (_, index) => ({
    ...EXCHANGE,
    ...changes[index % changes.length],
    id: 100 - index,
    at: now - index * EVERY_MS,
    ms: 9 + 7 * index,
  }));
}

/** Answers of both simulators at one address; a phone that scans is believed. */
export function dockSimulators(now: number): (method: string, path: string) => unknown {
  let state: ScanSession['state'] = 'PENDING';
  return (method, path) => {
    switch (path) {
      case '/api/state':
        return { ...DEVICES, platformUrl: '' };
      case '/sim/state':
        return PLATFORM;
      case '/sim/scan-sessions':
        return [
          { ...SCAN_SESSION, ref: 'open', state, expiresAt: now + 95_000 },
          { ...SCAN_SESSION, ref: 'ended', state: 'EXPIRED', useCause: '居住证申领' },
        ];
      case '/sim/scan-sessions/open':
        if (method === 'POST') state = 'SCANNED';
        return {};
      case '/sim/transcript':
        return transcript(now);
      case '/sim/policy':
        return DEFAULT_POLICY;
      case '/sim/reply-faults':
        return { plan: PLAN };
      case '/sim/reply-fault-plans':
        return [PLAN];
      default:
        return undefined;
    }
  };
}
