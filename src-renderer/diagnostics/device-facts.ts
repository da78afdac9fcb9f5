import type { DeviceSnapshot } from '../../contract/devices.ts';
import type { Texts } from '../i18n/use-texts.ts';
import { stampText } from '../logic/dates.ts';

/** Facts that devices tell under a name for which there are words. */
const KNOWN_FACTS = [
  'samId',
  'baudRate',
  'revision',
  'firmware',
  'commands',
  'atr',
  'reader',
  'resolution',
] as const;

/** How a scanner took its set-up commands (`drivers/protocol/scanner/commanded.ts`). */
const ANSWERS = ['answered', 'refused', 'unanswered'] as const;

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** All that is known of a device besides its state, in words. */
export function deviceFacts(device: DeviceSnapshot, now: number, t: Texts): readonly Fact[] {
  const { path, lastReadAt } = device;
  return [
    { label: t('devices:page.path'), value: path === '' ? t('devices:page.notSeen') : path },
    { label: t('devices:page.model'), value: device.model },
    { label: t('devices:page.origin'), value: t(`devices:origin.${device.origin}`) },
    {
      label: t('devices:page.lastRead'),
      value: lastReadAt === undefined ? t('devices:page.never') : stampText(lastReadAt, now),
    },
    ...Object.entries(device.facts).map(([name, value]) => ({
      label: factName(name, t),
      value: factValue(name, value, t),
    })),
  ];
}

/** A name that no text knows is shown as the device's driver wrote it. */
function factName(name: string, t: Texts): string {
  const known = KNOWN_FACTS.find((one) => one === name);
  return known ? t(`devices:fact.${known}`) : name;
}

function factValue(name: string, value: string, t: Texts): string {
  const answer = name === 'commands' ? ANSWERS.find((one) => one === value) : undefined;
  return answer ? t(`devices:answers.${answer}`) : value;
}
