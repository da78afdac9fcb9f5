import { ArrowDownToLine, ArrowUpFromLine, IdCard as IdCardIcon, Replace } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { Citizen, SimulatedDevice } from '../../control-api.ts';
import { moveCard, type Desk } from '../desk.ts';
import { useTexts } from '../i18n/i18n.ts';
import { useBusy } from '../use-busy.ts';
import { CARDS, cardName } from '../../data/cards.ts';
import { cardOf, chosenOf, nameIn } from '../view/citizen.ts';
import { IdCard } from './id-card.tsx';
import { Panel } from './panel.tsx';
import { Select } from './select.tsx';

interface CardPanelProps {
  readonly desk: Desk;
  readonly citizens: readonly Citizen[];
  readonly citizen: Citizen;
  readonly devices: readonly SimulatedDevice[];
}

/** The citizen's card above or on the card reader. */
export function CardPanel({ desk, citizens, citizen, devices }: CardPanelProps): JSX.Element {
  const { t, language } = useTexts();
  const [readerId, setReaderId] = useState<string>();
  const [specimenId, setSpecimenId] = useState<string>();
  const [busy, guarded] = useBusy();
  const readers = devices.filter((device) => device.kind === 'id-card-reader' && device.plugged);
  const reader = chosenOf(readers, readerId);
  const specimen = CARDS.find((one) => one.citizenId === specimenId);
  const card = specimen ?? cardOf(citizen);
  const own = nameIn(citizen, language);
  const name = specimen ? cardName(specimen) : own;
  const lying = citizens.find(({ id }) => id === reader?.card);
  const lyingSpecimen = CARDS.find((one) => one.citizenId === reader?.card);
  const isDown = reader?.card === card.citizenId;
  const PutIcon = reader?.card === undefined ? ArrowDownToLine : Replace;
  const status =
    reader?.card === undefined
      ? t('card.none')
      : t('card.lies', {
          name: lying
            ? nameIn(lying, language)
            : lyingSpecimen
              ? cardName(lyingSpecimen)
              : reader.card,
        });

  return (
    <Panel name="card" title={t('card.title')} icon={IdCardIcon}>
      <div className="card-desk">
        <div className="reader" data-down={isDown} data-other={specimen !== undefined || undefined}>
          <IdCard citizen={citizen} label={t('card.picture', { name: own })} />
        </div>
        <div className="card-controls">
          {readers.length > 1 && reader && (
            <Select
              label={t('card.reader')}
              options={readers.map(({ id }) => ({ value: id, label: id }))}
              value={reader.id}
              onChoose={setReaderId}
            />
          )}
          <Select
            label={t('card.which')}
            options={[
              { value: '', label: t('card.own', { name: own }) },
              ...CARDS.map(({ citizenId, layout = 'resident' }) => ({
                value: citizenId,
                label: t(`card.layout.${layout}`),
              })),
            ]}
            value={specimen?.citizenId ?? ''}
            onChoose={setSpecimenId}
          />
          <p className="hint" role="status">
            {reader ? status : t('card.absent')}
          </p>
          <button
            type="button"
            className={reader?.card === undefined ? 'primary' : ''}
            disabled={busy || !reader || isDown}
            onClick={() => reader && guarded(() => moveCard(desk, reader, card, name))}
          >
            <PutIcon size={18} aria-hidden />
            {t(reader?.card === undefined || isDown ? 'card.put' : 'card.replace')}
          </button>
          <button
            type="button"
            className={reader?.card === undefined ? '' : 'primary'}
            disabled={busy || reader?.card === undefined}
            onClick={() => reader && guarded(() => moveCard(desk, reader, undefined, name))}
          >
            <ArrowUpFromLine size={18} aria-hidden />
            {t('card.lift')}
          </button>
        </div>
      </div>
    </Panel>
  );
}
