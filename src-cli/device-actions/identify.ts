import { EXIT } from '../command.ts';
import { reasonWords } from '../device-tables.ts';
import type { DeviceAction } from './action.ts';

/** `liangma devices identify ID`: the device beeps or flashes. */
export const identify: DeviceAction = async ({ manager, device }, { console }) => {
  const { out, err, text } = console;
  if (!device.commands.includes('identify')) {
    err(text('notOffered', { id: device.id, command: 'identify' }));
    return EXIT.problem;
  }
  const done = await manager.command(device.id, 'identify');
  if (!done.ok) {
    err(reasonWords(done.error, text));
    return EXIT.problem;
  }
  out(text('identified', { id: device.id, name: device.name }));
  return EXIT.ok;
};
