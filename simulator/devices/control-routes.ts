import type { IncomingMessage } from 'node:http';
import {
  plugInSchema,
  putCardSchema,
  readerAnswerSchema,
  scanSchema,
  setDeviceFaultsSchema,
  type DevicesState,
  type ShownFaultPlan,
} from '../control-api.ts';
import { cameraStateSchema } from '../camera/camera-condition.ts';
import type { CameraStand } from '../camera/camera-stand.ts';
import type { HeldPhone } from '../camera/held-phone.ts';
import type { AnyDevice } from './device.ts';
import { FAMILY_INFOS } from './families.ts';
import { FAULT_PLANS } from './fault-plans.ts';
import { accept, readBody, refuse, type Reply } from './json-http.ts';
import type { Rack } from './rack.ts';

export interface Routes {
  readonly rack: Rack;
  readonly platformUrl: string;
  readonly link: DevicesState['link'];
  /** Where a camera stands in for the scanners. */
  readonly phone?: Pick<HeldPhone, 'hold'>;
  readonly camera?: CameraStand;
}

const PLANS: readonly ShownFaultPlan[] = [...FAULT_PLANS].map(([id, { name, effect }]) => ({
  id,
  name,
  effect,
}));

/** Answers a request to `/api/…`; `path` is without the query. */
export async function answerApi(
  path: string,
  request: IncomingMessage,
  routes: Routes,
): Promise<Reply> {
  const { rack, platformUrl, link, camera } = routes;
  const { method = '' } = request;
  switch (`${method} ${path}`) {
    case 'GET /api/state': {
      const devices = rack.list().map((each) => each.state());
      return accept({
        ...{ platformUrl, link, devices },
        ...(camera && { camera: { condition: camera.condition() } }),
      } satisfies DevicesState);
    }
    case 'GET /api/families':
      return accept(FAMILY_INFOS);
    case 'GET /api/fault-plans':
      return accept(PLANS);
    case 'POST /api/devices':
      return plugIn(request, rack);
    case 'PUT /api/camera':
      return setCamera(request, camera);
  }
  const [, room = '', id, action = ''] =
    /^\/api\/(devices|scanners|readers)\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? [];
  const device = rack.list().find((each) => each.id === id);
  if (!device) return refuse(404, 'no such device or action');
  if (`${method} ${room} ${action}` === 'DELETE devices ') {
    await rack.remove(device.id);
    return accept({});
  }
  return (
    (await act(`${method} ${room} ${action}`, device, request, routes)) ?? accept(device.state())
  );
}

async function setCamera(request: IncomingMessage, camera: Routes['camera']): Promise<Reply> {
  if (!camera) return refuse(404, 'no camera is simulated');
  const wanted = await readBody(request, cameraStateSchema);
  if ('status' in wanted) return wanted;
  camera.set(wanted.value.condition);
  return accept(wanted.value);
}

async function plugIn(request: IncomingMessage, rack: Rack): Promise<Reply> {
  const wanted = await readBody(request, plugInSchema);
  if ('status' in wanted) return wanted;
  const device = await rack.add(wanted.value);
  return device ? accept(device.state()) : refuse(409, 'the id is taken, or there are too many');
}

/** Does something with one device. Undefined: done, the state of the device is the answer. */
async function act(
  action: string,
  device: AnyDevice,
  request: IncomingMessage,
  routes: Routes,
): Promise<Reply | undefined> {
  switch (action) {
    case 'POST devices plug':
      await device.link.plug();
      return undefined;
    case 'POST devices unplug':
      await device.link.unplug();
      return undefined;
    case 'POST devices move':
      await device.link.move();
      return undefined;
    case 'PUT devices faults':
      return setFaults(device, request);
    case 'DELETE devices faults':
      device.setFaults(undefined);
      return undefined;
    case 'POST scanners scan':
      return device.kind === 'scanner'
        ? scan(device, request, routes)
        : refuse(404, 'no such scanner');
  }
  if (device.kind !== 'id-card-reader') return refuse(404, 'no such reader or action');
  switch (action) {
    case 'PUT readers card': {
      const card = await readBody(request, putCardSchema);
      if ('status' in card) return card;
      device.put(card.value);
      return undefined;
    }
    case 'DELETE readers card':
      device.lift();
      return undefined;
    case 'PUT readers answer': {
      const answer = await readBody(request, readerAnswerSchema);
      if ('status' in answer) return answer;
      device.answerWith(answer.value);
      return undefined;
    }
    default:
      return refuse(404, 'no such device or action');
  }
}

async function scan(
  device: AnyDevice & { readonly kind: 'scanner' },
  request: IncomingMessage,
  { phone, camera }: Routes,
): Promise<Reply | undefined> {
  const wanted = await readBody(request, scanSchema);
  if ('status' in wanted) return wanted;
  if (phone) {
    if (camera?.condition() === 'unplugged') return refuse(409, 'the camera is unplugged');
    phone.hold(wanted.value.text, wanted.value.aim);
    return undefined;
  }
  if (!device.link.isPlugged()) return refuse(409, 'the scanner is unplugged');
  const isRead = device.scan(wanted.value.text, wanted.value.aim);
  return isRead ? undefined : refuse(409, 'the scanner is not triggered, or cannot send this');
}

async function setFaults(device: AnyDevice, request: IncomingMessage): Promise<Reply | undefined> {
  const wanted = await readBody(request, setDeviceFaultsSchema);
  if ('status' in wanted) return wanted;
  if ('plan' in wanted.value) device.setFaults(wanted.value.plan);
  else {
    const { name } = wanted.value;
    const file = FAULT_PLANS.get(name);
    if (!file) return refuse(404, 'no such fault plan');
    device.setFaults(file.plan, name);
  }
  return undefined;
}
