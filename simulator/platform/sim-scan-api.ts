import { phoneSchema, type Phone, type ScanSession } from '../control-api.ts';
import { CERTIFICATE_TYPES } from '../data/certificates.ts';
import { citizenById } from '../data/citizens.ts';
import { ok } from '../../contract/result.ts';
import { HTTP_STATUS, refuse, type Answer } from './answer.ts';
import type { ScanEntry } from './books/scan-book.ts';
import { refusalReply } from './head.ts';
import { parseJson } from './http/body.ts';
import { jsonReply } from './http/reply.ts';
import type { Route } from './http/router.ts';
import type { Platform } from './platform.ts';

const WHATEVER_IS_HELD = '本人名下全部电子证照';

/** The citizens' phones: which sessions there are to scan, and what is done with them. */
export function simScanRoutes(platform: Platform): readonly Route[] {
  const { machineClock, scans } = platform;
  return [
    {
      method: 'GET',
      path: '/sim/scan-sessions',
      handle: () =>
        jsonReply(
          HTTP_STATUS.OK,
          scans.all().map((one) => shown(platform, one)),
        ),
    },
    {
      method: 'POST',
      path: '/sim/scan-sessions/:ref',
      handle(call, [ref = '']) {
        const phone = phoneSchema.safeParse(parseJson(call.body));
        const done = phone.success
          ? handlePhone(platform, ref, phone.data)
          : refuse('PARAM', 'not what a phone does');
        if (done.ok) return jsonReply(HTTP_STATUS.OK, shown(platform, done.value));
        return refusalReply(machineClock, done.error.status, done.error.message);
      },
    },
  ];
}

function handlePhone(
  { effects, scans }: Platform,
  ref: string,
  { citizenId, action }: Phone,
): Answer<ScanEntry> {
  const entry = scans.find(ref);
  if (!entry) return refuse('SCAN_SESSION_EXPIRED', 'no such session');
  const citizen = citizenById(citizenId);
  if (!citizen) return refuse('HOLDER_NOT_FOUND', 'no such citizen');
  if (!citizen.codeSystemIds.includes(entry.codeSystemId)) {
    return refuse('ROUTE_UNKNOWN', 'the citizen has no app of this code system');
  }
  if (action === 'scan') {
    if (entry.state !== 'PENDING') return refuse('SCAN_SESSION_EXPIRED', 'not to be scanned');
    scans.move(ref, 'SCANNED', citizenId);
  } else {
    if (entry.state !== 'SCANNED') return refuse('SCAN_SESSION_EXPIRED', 'not to be decided');
    if (entry.citizenId !== citizenId) return refuse('PARAM', 'somebody else has scanned it');
    const isConfirmed = action === 'confirm' && !citizen.refuses;
    scans.move(ref, isConfirmed ? 'CONFIRMED' : 'REFUSED');
    effects.add(isConfirmed ? 'consented' : 'refused', entry.head.requestId, citizenId);
  }
  return ok(scans.find(ref) ?? entry);
}

function shown({ clock, machineClock }: Platform, entry: ScanEntry): ScanSession {
  const { ref, codeSystemId, head, needScopes, state, scanCode } = entry;
  const { terminalId, orgName, itemCode, useCause } = head;
  return {
    ...{ ref, codeSystemId, terminalId, orgName, itemCode, useCause, state, scanCode },
    scopes: needScopes.map((code) => ({ code, name: scopeName(code) })),
    // By the phone's clock, which is not the platform's.
    expiresAt: entry.expiresAt - clock.now() + machineClock.now(),
  };
}

function scopeName(code: string): string {
  if (code === '*') return WHATEVER_IS_HELD;
  return CERTIFICATE_TYPES.find((type) => type.code === code)?.name ?? code;
}
