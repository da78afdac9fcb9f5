import { type Failure, failure, type FailureCode } from '../../../contract/failures.ts';
import { type IppMessage, groupOf, numbersOf, textsOf } from './message.ts';
import { GROUP, OPERATION } from './tags.ts';

/** `printer-state` (RFC 8011, 5.4.11). */
const STOPPED = 5;
const PROCESSING = 4;
const IDLE = 3;

/** What a printer says of itself. */
export interface PrinterStatus {
  readonly state: 'idle' | 'processing' | 'stopped';
  /** Why nothing can be printed until somebody acts; absent: it can. */
  readonly failure?: Failure | undefined;
  /** What will run out soon. */
  readonly low: readonly ('paper' | 'supply')[];
  /** The print service is still trying to reach the printer. */
  readonly isConnecting: boolean;
  /** It is a queue of CUPS, which keeps jobs until they are purged. */
  readonly isCups: boolean;
}

/**
 * Keywords of `printer-state-reasons` (RFC 8011, 5.4.12; PWG 5100.9; those of CUPS) that keep a sheet
 * from coming out, the one that is mended first before the others.
 */
const STOPPING: readonly (readonly [FailureCode, readonly string[]])[] = [
  ['PRINTER_JAM', ['media-jam']],
  ['PRINTER_COVER', ['cover-open', 'door-open', 'interlock-open', 'input-tray-missing']],
  ['PRINTER_PAPER', ['media-empty', 'media-needed']],
  [
    'PRINTER_SUPPLY',
    [
      ...['toner-empty', 'marker-supply-empty', 'marker-supply-missing', 'marker-waste-full'],
      ...['developer-empty', 'opc-life-over'],
    ],
  ],
  ['PRINTER_OFFLINE', ['offline', 'shutdown', 'timed-out']],
  ['PRINTER_PAUSED', ['paused', 'moving-to-paused', 'stopped-partly']],
];
const LOW = { paper: ['media-low'], supply: ['toner-low', 'marker-supply-low'] } as const;
const SEVERITY = /-(error|warning|report)$/;

/** CUPS adds `-report` to what it was told by the printer and waits for, `offline` among it. */
function stops(reason: string, keywords: readonly string[]): boolean {
  const keyword = reason.replace(SEVERITY, '');
  if (!keywords.includes(keyword)) return false;
  return keyword === 'offline' || reason === keyword || reason.endsWith('-error');
}

function failureOf(state: number, accepting: boolean, reasons: readonly string[]) {
  for (const [code, keywords] of STOPPING) {
    const reason = reasons.find((each) => stops(each, keywords));
    if (reason !== undefined) return failure(code, reason);
  }
  const error = reasons.find((reason) => reason.endsWith('-error'));
  if (error !== undefined) return failure('PRINTER_FAULT', error);
  if (!accepting) return failure('PRINTER_PAUSED', 'not accepting jobs');
  if (state === STOPPED) return failure('PRINTER_FAULT', reasons[0] ?? 'stopped');
  return undefined;
}

/**
 * The state of a printer by its answer to Get-Printer-Attributes; `undefined` where it tells none.
 * Reasons that nobody knows are passed on only with their own keyword, cut to 60 characters.
 */
export function printerStatusOf(reply: IppMessage): PrinterStatus | undefined {
  const printer = groupOf(reply, GROUP.printer);
  const [state] = numbersOf(printer, 'printer-state');
  if (state === undefined || state < IDLE || state > STOPPED) return undefined;
  const reasons = textsOf(printer, 'printer-state-reasons').map((reason) => reason.slice(0, 60));
  const accepting = printer?.get('printer-is-accepting-jobs')?.[0] !== false;
  const has = (keywords: readonly string[]): boolean =>
    reasons.some((reason) => keywords.includes(reason.replace(SEVERITY, '')));
  return {
    state: state === STOPPED ? 'stopped' : state === PROCESSING ? 'processing' : 'idle',
    failure: failureOf(state, accepting, reasons),
    low: (['paper', 'supply'] as const).filter((what) => has(LOW[what])),
    isConnecting: has(['connecting-to-device']),
    isCups: numbersOf(printer, 'operations-supported').includes(OPERATION.cupsGetPrinters),
  };
}
