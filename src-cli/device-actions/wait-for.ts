import type { DeviceEvent } from '../../drivers/events.ts';
import type { DeviceManager } from '../../drivers/manager.ts';

/** The first event of this device that `wanted` takes; undefined after `limitMs` or Ctrl-C. */
export function waitFor<Wanted extends DeviceEvent>(
  manager: Pick<DeviceManager, 'onEvent'>,
  deviceId: string,
  wanted: (event: DeviceEvent) => event is Wanted,
  { limitMs, stop }: { readonly limitMs: number; readonly stop: AbortSignal },
): Promise<Wanted | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => end(), limitMs);
    const unsubscribe = manager.onEvent((event) => {
      if (event.deviceId === deviceId && wanted(event)) end(event);
    });
    const onAbort = (): void => end();
    stop.addEventListener('abort', onAbort);

    function end(event?: Wanted): void {
      clearTimeout(timer);
      unsubscribe();
      stop.removeEventListener('abort', onAbort);
      resolve(event);
    }
    if (stop.aborted) end();
  });
}
