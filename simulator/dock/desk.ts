import type {
  CodeFlaw,
  Family,
  IssuedCode,
  Phone,
  PlatformFaults,
  Policy,
  PutCard,
  ScanSession,
  SimulatedDevice,
} from '../control-api.ts';
import type { ReplyFaultPlan } from '../platform/reply-fault-plan.ts';
import type { CameraCondition } from '../camera/camera-condition.ts';
import type { PrinterCondition } from '../printer/printer-state.ts';
import type { CodeRequest, DevicesClient, PlatformClient, Reply } from './api/client.ts';
import type { Translate } from './i18n/i18n.ts';
import { failureText } from './view/failure-text.ts';

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
  aim: string,
): Promise<void> {
  const action = desk.t('log.scan', { count: text.length, aim });
  await reported(desk, action, desk.devices.scan(scanner.id, text, aim));
}

/** Puts a card on the reader, or lifts whatever lies there when there is none. */
export async function moveCard(
  desk: Desk,
  reader: SimulatedDevice,
  card: PutCard | undefined,
  name: string,
): Promise<void> {
  const { t, devices } = desk;
  await (card
    ? reported(desk, t('log.put', { name }), devices.putCard(reader.id, card))
    : reported(desk, t('log.lift'), devices.liftCard(reader.id)));
}

export async function setPlugged(desk: Desk, id: string, plugged: boolean): Promise<void> {
  const action = desk.t(plugged ? 'log.plug' : 'log.unplug', { id });
  await reported(desk, action, desk.devices.setPlugged(id, plugged));
}

/** Puts the device into another port. */
export async function moveDevice(desk: Desk, id: string): Promise<void> {
  await reported(desk, desk.t('log.move', { id }), desk.devices.move(id));
}

/** `plan`: its id, and its name for people; undefined: the cable is well again. */
export async function setDeviceFaults(
  desk: Desk,
  id: string,
  plan: { readonly id: string; readonly name: string } | undefined,
): Promise<void> {
  const { t, devices } = desk;
  const action = plan ? t('log.plan', { id, plan: plan.name }) : t('log.noPlan', { id });
  await reported(desk, action, devices.setFaults(id, plan?.id));
}

export async function addDevice(desk: Desk, id: string, family: Family): Promise<void> {
  await reported(desk, desk.t('log.add', { id }), desk.devices.add(id, family));
}

export async function removeDevice(desk: Desk, id: string): Promise<void> {
  await reported(desk, desk.t('log.remove', { id }), desk.devices.remove(id));
}

/** Something happens to the printer, or is put right. */
export async function setPrinter(desk: Desk, condition: PrinterCondition): Promise<void> {
  const { t } = desk;
  const action = t('log.printer', { condition: t(`printer.${condition}`) });
  await reported(desk, action, desk.devices.setPrinter(condition));
}

/** Something happens to the camera, or is put right. */
export async function setCamera(desk: Desk, condition: CameraCondition): Promise<void> {
  const action = desk.t('log.camera', { condition: desk.t(`camera.${condition}`) });
  await reported(desk, action, desk.devices.setCamera(condition));
}

export async function setFaults(desk: Desk, faults: PlatformFaults): Promise<void> {
  const { t } = desk;
  const seconds = faults.latencyMs / 1000;
  const action = t('log.faults', { mode: t(`mode.${faults.mode}`), seconds });
  await reported(desk, action, desk.platform.setFaults(faults));
}

/** What the citizen `name` does with the phone about a code of the terminal (扫码). */
export async function actOnPhone(
  desk: Desk,
  session: ScanSession,
  name: string,
  phone: Phone,
): Promise<void> {
  const action = desk.t(`log.phone.${phone.action}`, { name, terminal: session.terminalId });
  await reported(desk, action, desk.platform.phone(session.ref, phone));
}

export async function setPolicy(desk: Desk, policy: Policy): Promise<void> {
  await reported(desk, desk.t('log.policy'), desk.platform.setPolicy(policy));
}

/** The operators of the hub issue a code for a terminal with new keys; it stands in the log. */
export async function issueEnrolmentCode(desk: Desk): Promise<void> {
  const { t, platform } = desk;
  await reported(desk, t('log.enrolmentCode'), platform.issueEnrolmentCode(), ({ code }) => code);
}

/** undefined: every reply is left as it is. */
export async function setReplyFaults(desk: Desk, plan: ReplyFaultPlan | undefined): Promise<void> {
  const { t } = desk;
  const action = plan ? t('log.replyFaults', { plan: plan.name }) : t('log.noReplyFaults');
  await reported(desk, action, desk.platform.setReplyFaults({ plan: plan ?? null }));
}

export async function clearTranscript(desk: Desk): Promise<void> {
  await reported(desk, desk.t('log.clearTranscript'), desk.platform.clearTranscript());
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
