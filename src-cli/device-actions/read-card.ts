import { cardView } from '../../drivers/card-view.ts';
import type { CardEvent, CardFailedEvent, DeviceEvent } from '../../drivers/events.ts';
import { wipeIdCard } from '../../drivers/id-card.ts';
import { EXIT } from '../command.ts';
import { reasonWords } from '../device-tables.ts';
import { formatTable } from '../table.ts';
import type { DeviceAction } from './action.ts';
import { waitFor } from './wait-for.ts';

type Outcome = CardEvent | CardFailedEvent;

/** `liangma devices read-card ID`: reads one identity card and shows its fields, masked. */
export const readCard: DeviceAction = async ({ manager, device }, { console, limitMs }) => {
  const { out, err, text, stop } = console;
  if (device.kind !== 'id-card-reader') {
    err(text('noReader', { id: device.id }));
    return EXIT.usage;
  }
  out(text('putCard', { id: device.id }));
  const isOutcome = (event: DeviceEvent): event is Outcome =>
    event.kind === 'card' || event.kind === 'card-failed';
  const outcome = await waitFor(manager, device.id, isOutcome, { limitMs, stop });
  if (!outcome) {
    err(text('noCard'));
    return EXIT.problem;
  }
  if (outcome.kind === 'card-failed') {
    err(reasonWords(outcome.failure, text));
    return EXIT.problem;
  }
  const { layout, fields } = cardView(outcome.card);
  wipeIdCard(outcome.card);
  out(text('card', { layout, samId: outcome.samId }));
  const rows = fields.map(({ key, value }) => [key, value]);
  for (const line of formatTable([[text('field'), text('value')], ...rows])) out(`  ${line}`);
  return EXIT.ok;
};
