import type { JSX } from 'react';
import type { Citizen } from '../../control-api.ts';
import { nationName } from '../../../drivers/protocol/card/nations.ts';
import { birthParts, validityText } from '../view/card-text.ts';
import { Silhouette } from './silhouette.tsx';

interface IdCardProps {
  readonly citizen: Citizen;
  readonly label: string;
}

/**
 * A stylised resident identity card. Its words stay Chinese in every language, as on a real card;
 * it bears no emblem and says that it is simulated, so that nobody takes a picture of it for one.
 */
export function IdCard({ citizen, label }: IdCardProps): JSX.Element {
  const birth = birthParts(citizen.birth);
  return (
    <figure className="id-card" lang="zh-CN" aria-label={label}>
      <span className="id-card-mark" aria-hidden>
        模拟 SIMULATED
      </span>
      <dl>
        <Field name="姓名" value={citizen.name} />
        <div className="id-card-row">
          <Field name="性别" value={citizen.sex === '2' ? '女' : '男'} />
          <Field name="民族" value={nationName(citizen.nation) ?? citizen.nation} />
        </div>
        <Field name="出生" value={`${birth.year} 年 ${birth.month} 月 ${birth.day} 日`} />
        <Field name="住址" value={citizen.address} />
      </dl>
      <Silhouette />
      <dl className="id-card-foot">
        <Field name="公民身份号码" value={citizen.idNo} />
        <Field name="有效期限" value={validityText(citizen.cardValidFrom, citizen.cardValidTo)} />
      </dl>
    </figure>
  );
}

function Field({ name, value }: { name: string; value: string }): JSX.Element {
  return (
    <div className="id-card-field">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
