import type { Cancel, Clock } from '../../contract/clock.ts';
import type { PrinterView } from '../../contract/printing.ts';
import type { PrinterStatus } from '../../drivers/protocol/ipp/printer-status.ts';
import type { IppClient } from './ipp-client.ts';

/** How often the printer is asked, in milliseconds: while somebody may print, and otherwise. */
export const WATCH_MS = { near: 3_000, far: 30_000 } as const;

/** What is known of the printer, kept up to date. */
export interface PrinterWatch {
  start(): void;
  /** Whether somebody may print just now: then it is asked more often, and at once. */
  near(isNear: boolean): void;
  /** Asks at once; never fails, what is wrong stands in the view. */
  look(): Promise<PrinterView>;
  view(): PrinterView;
  /** Of the last answer. */
  status(): PrinterStatus | undefined;
  stop(): void;
}

function viewOf({ state, failure, low }: PrinterStatus): PrinterView {
  const blocked = failure ? { state: 'blocked' as const, failure } : undefined;
  return { state: state === 'processing' ? 'busy' : 'ready', ...blocked, low: [...low] };
}

export function createPrinterWatch(options: {
  readonly client: Pick<IppClient, 'printer'>;
  readonly clock: Clock;
  readonly onChange: () => void;
  /** The print service has answered a look. */
  readonly onAnswer?: () => void;
}): PrinterWatch {
  const { client, clock } = options;
  let view: PrinterView = { state: 'unknown', low: [] };
  let status: PrinterStatus | undefined;
  let isNear = false;
  let isStopped = false;
  let cancel: Cancel = () => {};

  function tell(next: PrinterView): void {
    const before = JSON.stringify(view);
    view = next;
    if (before !== JSON.stringify(next) && !isStopped) options.onChange();
  }

  async function look(): Promise<PrinterView> {
    const asked = await client.printer();
    status = asked.ok ? asked.value : undefined;
    tell(asked.ok ? viewOf(asked.value) : { state: 'blocked', failure: asked.error, low: [] });
    if (asked.ok && !isStopped) options.onAnswer?.();
    return view;
  }

  function plan(): void {
    cancel();
    if (isStopped) return;
    cancel = clock.after(isNear ? WATCH_MS.near : WATCH_MS.far, again);
  }

  function again(): void {
    cancel();
    void look().then(plan);
  }

  return {
    start: again,
    near(next) {
      if (next === isNear) return;
      isNear = next;
      if (isNear) again();
      else plan();
    },
    look,
    view: () => view,
    status: () => status,
    stop() {
      isStopped = true;
      cancel();
    },
  };
}
