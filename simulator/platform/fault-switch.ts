import { NO_FAULTS, type PlatformFaults } from '../control-api.ts';

/** How the platform misbehaves at the moment. */
export interface FaultSwitch {
  current(): PlatformFaults;
  set(faults: PlatformFaults): void;
  /** Calls `action` whenever the platform goes down. */
  onDown(action: () => void): void;
}

/** Makes a switch that stands at "no faults". */
export function makeFaultSwitch(): FaultSwitch {
  let faults = NO_FAULTS;
  const actions: (() => void)[] = [];
  return {
    current: () => faults,
    set(wanted) {
      faults = wanted;
      if (wanted.mode === 'down') for (const action of actions) action();
    },
    onDown: (action) => void actions.push(action),
  };
}
