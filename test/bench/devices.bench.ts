import { measureFlood } from './devices/flood.ts';
import { measureIdle } from './devices/idle.ts';
import { measureLatency } from './devices/latency.ts';
import type { Bench } from './frame/recorder.ts';

export const bench: Bench = {
  about:
    'last byte → event for every family, events of a flood, idle processor time; against a bare port or connection with the same bytes, and a process without devices',
  async run(recorder) {
    await measureLatency(recorder);
    await measureFlood(recorder);
    await measureIdle(recorder);
  },
};
