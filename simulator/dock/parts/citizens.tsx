import { Hand, Users } from 'lucide-react';
import type { JSX } from 'react';
import type { Citizen } from '../../control-api.ts';
import { useTexts } from '../i18n/i18n.ts';
import { ageAt, nameIn } from '../view/citizen.ts';
import { Choices } from './choices.tsx';
import { Panel } from './panel.tsx';

interface CitizensProps {
  readonly citizens: readonly Citizen[];
  readonly chosen: Citizen;
  readonly now: number;
  readonly onChoose: (id: string) => void;
}

/** Who stands at the terminal: the owner of the phone and of the card. */
export function Citizens({ citizens, chosen, now, onChoose }: CitizensProps): JSX.Element {
  const { t, language } = useTexts();
  return (
    <Panel name="citizens" title={t('citizen.title')} icon={Users}>
      <Choices
        legend={t('citizen.title')}
        quiet
        className="people"
        value={chosen.id}
        onChoose={onChoose}
        choices={citizens.map((citizen) => ({
          value: citizen.id,
          label: (
            <>
              <span className="person-name">{nameIn(citizen, language)}</span>
              <span className="person-note">
                {t(citizen.sex === '2' ? 'citizen.female' : 'citizen.male')}{' '}
                {t('citizen.age', { age: ageAt(citizen.birth, now) })}
                {citizen.refuses && <Hand size={12} role="img" aria-label={t('citizen.refuses')} />}
              </span>
            </>
          ),
        }))}
      />
    </Panel>
  );
}
