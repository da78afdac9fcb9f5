import type { Cancel, Clock } from '../../contract/clock.ts';
import { createFaultInjector, type FaultInjector, type FaultStep } from './fault-injector.ts';
import type { FaultPlan } from './fault-plan.ts';
import type { FaultSummary } from './fault-summary.ts';
import type { MovableLink } from './movable-link.ts';

/** A cable that misbehaves as a plan says, as long as it has one. */
export interface FaultyLink extends MovableLink {
  /** From now on; undefined: everything is well, what is under way arrives at once. */
  setPlan(plan: FaultPlan | undefined): void;
  /** What the plan has done; undefined without one. */
  summary(): FaultSummary | undefined;
}

/** Runs fault plans on a real link. A plan touches what the device sends, and the plug. */
export function createFaultyLink(link: MovableLink, clock: Clock): FaultyLink {
  let injector: FaultInjector | undefined;
  let steps: FaultStep[] = [];
  let cancel: Cancel = () => {};

  function carryOut(step: FaultStep): void {
    if (step.kind === 'bytes') link.send(step.bytes);
    // A plug that fails shows in the state of the device.
    else void (step.kind === 'plug' ? link.plug() : link.unplug()).catch(() => {});
  }

  /** One timer for all steps: several of them could overtake each other. */
  function goOn(): void {
    cancel();
    const now = clock.now();
    schedule(injector?.wake(now) ?? []);
    while (steps[0] && steps[0].atMs <= now) {
      const [step] = steps.splice(0, 1);
      if (step) carryOut(step);
    }
    const next = Math.min(steps[0]?.atMs ?? Infinity, injector?.wakeAt() ?? Infinity);
    if (Number.isFinite(next)) cancel = clock.after(Math.max(0, next - now), goOn);
  }

  function schedule(more: readonly FaultStep[]): void {
    if (more.length > 0) steps = [...steps, ...more].sort((one, two) => one.atMs - two.atMs);
  }

  function forgetSteps(): void {
    steps = [];
    goOn();
  }

  return {
    get kind() {
      return link.kind;
    },
    get path() {
      return link.path;
    },
    isPlugged: () => link.isPlugged(),
    async plug() {
      await link.plug();
    },
    async unplug() {
      // Pulled by hand: no plan puts it back.
      forgetSteps();
      await link.unplug();
    },
    async move() {
      forgetSteps();
      await link.move();
    },
    send(bytes) {
      if (!injector) {
        link.send(bytes);
        return;
      }
      schedule(injector.write(bytes, clock.now()));
      goOn();
    },
    setPlan(plan) {
      const underWay = steps;
      steps = [];
      underWay.forEach(carryOut);
      const unit = link.kind === 'hid' ? 'report' : 'stream';
      injector = plan && createFaultInjector(plan, { startMs: clock.now(), unit });
      goOn();
    },
    summary: () => injector?.summary(),
  };
}
