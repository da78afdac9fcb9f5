import type { Language } from '../../../contract/language.ts';
import type { Citizen, PlatformState } from '../../control-api.ts';
import type { Translate } from '../i18n/i18n.ts';

export type CodeSystem = PlatformState['codeSystems'][number];

/** The code systems whose app this citizen has, in the citizen's own order. */
export function systemsOf(citizen: Citizen, all: readonly CodeSystem[]): CodeSystem[] {
  return citizen.codeSystemIds.flatMap((id) => all.filter((system) => system.id === id));
}

/** Name and number of a code system; says so when it is not in service. */
export function systemLabel(system: CodeSystem, language: Language, t: Translate): string {
  const label = `${system.name[language]} ${system.id}`;
  switch (system.status) {
    case 'ACTIVE':
      return label;
    case 'SUSPENDED':
      return `${label} · ${t('phone.suspended')}`;
    case 'RETIRED':
      return `${label} · ${t('phone.retired')}`;
  }
}
