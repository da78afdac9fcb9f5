import { type Failure, failure } from '../contract/failures.ts';
import type { DeviceEvent } from '../drivers/events.ts';
import type { CardPhotos } from './card-photo.ts';
import type { Feedback } from './feedback.ts';
import type { createIntake } from './intake.ts';
import type { Operators } from './operators/operators.ts';
import type { SessionEvent } from './session/events.ts';

export interface HearingOptions {
  readonly operators: Pick<Operators, 'active' | 'isClosed'>;
  readonly intake: ReturnType<typeof createIntake>;
  readonly feedback: Pick<Feedback, 'heard'>;
  readonly cardPhotos: Pick<CardPhotos, 'copyOf' | 'show'> | undefined;
  readonly dispatch: (event: SessionEvent) => void;
  readonly notTaken: (why: Failure) => void;
}

/** What a person notices that it was not taken. */
const SHOWN: readonly SessionEvent['kind'][] = ['code', 'card', 'input-failed'];

/** Something was shown to a scanner or lies on a reader: into the session, if anybody serves. */
export function createHearing(options: HearingOptions): (event: DeviceEvent) => void {
  const { operators, intake, feedback, cardPhotos, dispatch, notTaken } = options;
  return (event) => {
    operators.active();
    const isClosed = operators.isClosed();
    const photo = event.kind === 'card' && !isClosed ? cardPhotos?.copyOf(event.card) : undefined;
    const input = intake(event);
    if (!input) return;
    if (isClosed) {
      if (!SHOWN.includes(input.kind)) return;
      feedback.heard(event, () => notTaken(failure('OPERATOR_NEEDED')));
      return;
    }
    feedback.heard(event, () => dispatch(input));
    if (photo) cardPhotos?.show(photo, input.kind === 'card' ? input.input.requestId : '');
  };
}
