import type {
  Citizen,
  CodeFlaw,
  IssuedCode,
  PlatformFaults,
  SimulatedDevice,
} from '../control-api.ts';
import type { CodeRequest, DevicesClient, PlatformClient, Reply } from './api/client.ts';
import type { Translate } from './i18n/i18n.ts';
import { cardOf } from './view/citizen.ts';
import { failureText } from './view/failure-text.ts';

/** Symbology of the code on a phone: QR model 2. */
const PHONE_AIM = 'Q1';

/** What every action of the dock needs. */
export interface Desk {
  readonly devices: DevicesClient;
  readonly platform: PlatformClient;
  readonly t: Translate;
  /** Writes one line of the activity log. */
  readonly report: (action: string, good: boolean, reply: string) => void;
  /** Settles when the page knows what the simulators say after an action. */
  readonly refresh: () => Promise<void>;
}

/** The citizen's app shows a code. Nothing comes back when the platform did not issue it. */
export function showCode(
  desk: Desk,
  name: string,
  request: CodeRequest & { readonly flaw: CodeFlaw },
): Promise<IssuedCode | undefined> {
  const { t, platform } = desk;
  return reported(
    desk,
    t('log.issue', { name, flaw: t(`flaw.${request.flaw}`) }),
    platform.issueCode(request),
    (issued) => t('log.issued', { count: issued.code.length }),
  );
}

/** The scanner reads `text`; `aim` is code character and modifier of the symbology. */
export async function scanText(
  desk: Desk,
  scanner: SimulatedDevice,
  text: string,
  aim: string = PHONE_AIM,
): Promise<void> {
  const action = desk.t('log.scan', { count: text.length, aim });
  await reported(desk, action, desk.devices.scan(scanner.id, text, aim));
}

/** Puts the citizen's card on the reader, or lifts whatever lies there when there is no citizen. */
export async function moveCard(
  desk: Desk,
  reader: SimulatedDevice,
  citizen: Citizen | undefined,
  name: string,
): Promise<void> {
  const { t, devices } = desk;
  await (citizen
    ? reported(desk, t('log.put', { name }), devices.putCard(reader.id, cardOf(citizen)))
    : reported(desk, t('log.lift'), devices.liftCard(reader.id)));
}

export async function setPlugged(desk: Desk, id: string, plugged: boolean): Promise<void> {
  const action = desk.t(plugged ? 'log.plug' : 'log.unplug', { id });
  await reported(desk, action, desk.devices.setPlugged(id, plugged));
}

export async function setFaults(desk: Desk, faults: PlatformFaults): Promise<void> {
  const { t } = desk;
  const seconds = faults.latencyMs / 1000;
  const action = t('log.faults', { mode: t(`mode.${faults.mode}`), seconds });
  await reported(desk, action, desk.platform.setFaults(faults));
}

async function reported<T>(
  desk: Desk,
  action: string,
  reply: Reply<T>,
  describe: (value: T) => string = () => desk.t('log.done'),
): Promise<T | undefined> {
  const result = await reply;
  const text = result.ok ? describe(result.value) : failureText(desk.t, result.error);
  desk.report(action, result.ok, text);
  await desk.refresh();
  return result.ok ? result.value : undefined;
}
