import { CARD_FAILURES } from './card.ts';
import { CERTIFICATE_FAILURES } from './certificate.ts';
import { CODE_FAILURES } from './code.ts';
import { CONSENT_FAILURES } from './consent.ts';
import { DEVICE_FAILURES } from './device.ts';
import { DOCUMENT_FAILURES } from './document.ts';
import type { FailureEntry } from './entry.ts';
import { IDENTITY_FAILURES } from './identity.ts';
import { OPERATOR_FAILURES } from './operator.ts';
import { PLATFORM_FAILURES } from './platform.ts';
import { PRINTING_FAILURES } from './printing.ts';
import { ROUTE_FAILURES } from './route.ts';
import { TERMINAL_FAILURES } from './terminal.ts';
import { TRUST_FAILURES } from './trust.ts';

/** The parts of the catalogue in the order of a scan's way. */
export const FAILURE_AREAS = {
  Codes: CODE_FAILURES,
  Routes: ROUTE_FAILURES,
  Trust: TRUST_FAILURES,
  Consent: CONSENT_FAILURES,
  Identity: IDENTITY_FAILURES,
  Certificates: CERTIFICATE_FAILURES,
  Documents: DOCUMENT_FAILURES,
  Printing: PRINTING_FAILURES,
  Platform: PLATFORM_FAILURES,
  'Identity cards': CARD_FAILURES,
  Devices: DEVICE_FAILURES,
  Operators: OPERATOR_FAILURES,
  Terminal: TERMINAL_FAILURES,
} as const;

/** The keys of each table of a union. */
type KeysOf<Table> = Table extends unknown ? keyof Table : never;
/** The code of an expected failure. */
export type FailureCode = KeysOf<(typeof FAILURE_AREAS)[keyof typeof FAILURE_AREAS]>;

/**
 * The one catalogue of expected failures. Every failure that a person can meet ends in one of these.
 * A new code is an entry of its area's file; tests hold its texts and that something raises it.
 */
export const FAILURES: Readonly<Record<FailureCode, FailureEntry>> = {
  ...CODE_FAILURES,
  ...ROUTE_FAILURES,
  ...TRUST_FAILURES,
  ...CONSENT_FAILURES,
  ...IDENTITY_FAILURES,
  ...CERTIFICATE_FAILURES,
  ...DOCUMENT_FAILURES,
  ...PRINTING_FAILURES,
  ...PLATFORM_FAILURES,
  ...CARD_FAILURES,
  ...DEVICE_FAILURES,
  ...OPERATOR_FAILURES,
  ...TERMINAL_FAILURES,
};
