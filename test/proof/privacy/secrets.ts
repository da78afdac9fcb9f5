import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { maskIdNo, maskName } from '../../../contract/mask.ts';
import { CERTIFICATES } from '../../../simulator/data/certificates.ts';
import { CITIZENS } from '../../../simulator/data/citizens.ts';
import { idNumberCheckDigit } from '../../../simulator/data/id-number.ts';
import { CERTIFICATES as DRAWN } from '../../../tools/build/steps.ts';
import { DEMO_OPERATOR } from '../../../tools/simulation/demo-operator.ts';
import type { Secret } from './searcher.ts';

/** As many characters of a code in a row hold some of its secret, of every profile; a hint is shorter. */
const PART_LENGTH = 16;
/** Of each certificate's file so many stretches of so many bytes are looked for. */
const STRETCHES = 4;
const STRETCH_BYTES = 32;
/** Characters that stand in no text of the program. */
const RARE = [...'裘逄阚麴羿亓蔺郗昝逯璩翀赟翯垚堃旸昉玥珒甯枘栩桉榕槿樾泠沅淙'];

/** Somebody whom no platform knows, unlike everybody else of the same run. */
export interface Stranger {
  readonly name: string;
  readonly idNo: string;
}

/** The `n`th stranger: invented, with a region code that was never assigned. */
export function strangerOf(n: number): Stranger {
  const at = (place: number): string => RARE[place % RARE.length] ?? '';
  const name = at(n) + at(Math.floor(n / RARE.length) + 7) + at(n * 5 + 11);
  const born = 19_600_101 + (n % 28);
  const body = `390199${born}${String(n % 1_000).padStart(3, '0')}`;
  return { name, idNo: body + idNumberCheckDigit(body) };
}

/** A person in full, and as the screens show him. */
export function personSecrets({ name, idNo }: Stranger): Secret[] {
  return [
    { what: 'a name', value: name },
    { what: 'a masked name', value: maskName(name) },
    { what: 'an ID number', value: idNo },
    { what: 'a masked ID number', value: maskIdNo(idNo) },
  ];
}

function stretchesOf(file: string): Secret[] {
  const bytes = readFileSync(file);
  return Array.from({ length: STRETCHES }, (_, index) => {
    const from = Math.floor(((index + 1) * bytes.length) / (STRETCHES + 1));
    return { what: 'a certificate’s file', value: bytes.subarray(from, from + STRETCH_BYTES) };
  });
}

/** What is known of everybody before anything has happened. */
export function plantedSecrets(): Secret[] {
  const files = readdirSync(DRAWN).filter((name) => /\.(png|pdf|ofd)$/.test(name));
  return [
    ...CITIZENS.flatMap((citizen) => [
      ...personSecrets(citizen),
      { what: 'an address', value: citizen.address },
    ]),
    ...CERTIFICATES.map(({ number }) => ({ what: 'a certificate’s number', value: number })),
    ...files.flatMap((name) => stretchesOf(path.join(DRAWN, name))),
    { what: 'an operator’s password', value: DEMO_OPERATOR.password },
  ];
}

function partsOf(code: string): string[] {
  return code.split(/[^0-9A-Za-z]+/).filter((part) => part.length >= PART_LENGTH);
}

/** Codes that were shown: each as a whole, and its parts unless they are the same in every code. */
export function codeSecrets(codes: readonly string[]): Secret[] {
  const uses = new Map<string, number>();
  for (const part of codes.flatMap(partsOf)) uses.set(part, (uses.get(part) ?? 0) + 1);
  const own = [...uses].filter(([, count]) => count === 1).map(([part]) => part);
  return [...new Set([...codes, ...own])].map((value) => ({ what: 'a code', value }));
}
