import { Cable, Landmark, Languages, ScanLine } from 'lucide-react';
import type { JSX } from 'react';
import type { Watched } from '../api/poller.ts';
import { otherLanguage, useTexts } from '../i18n/i18n.ts';
import { lampOf } from '../view/lamp.ts';

interface HeaderProps {
  readonly devices: Watched<unknown>;
  readonly platform: Watched<unknown>;
}

/** Name plate of the dock, one lamp for each simulator, and the language switch. */
export function Header({ devices, platform }: HeaderProps): JSX.Element {
  const { t, language, setLanguage } = useTexts();
  const other = otherLanguage(language);
  const lamps = [
    { name: t('link.devices'), icon: Cable, lamp: lampOf(devices) },
    { name: t('link.platform'), icon: Landmark, lamp: lampOf(platform) },
  ];
  return (
    <header className="plate">
      <ScanLine className="plate-mark" size={22} aria-hidden />
      <h1>{t('app.title')}</h1>
      <span className="stamp">{t('app.simulated')}</span>
      <ul className="lamps">
        {lamps.map(({ name, icon: Icon, lamp }) => (
          <li key={name} className="lamp" data-lamp={lamp}>
            <Icon size={14} aria-hidden />
            {name}
            <span className="lamp-word">{t(`link.${lamp}`)}</span>
          </li>
        ))}
      </ul>
      <button type="button" className="quiet" lang={other} onClick={() => setLanguage(other)}>
        <Languages size={14} aria-hidden />
        {t('app.language')}
      </button>
    </header>
  );
}
