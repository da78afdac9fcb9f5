import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { routeEntrySchema } from '../../contract/platform/hub.ts';
import { PLATFORM_STATUSES } from '../../contract/platform/common.ts';
import {
  documentText,
  OPENAPI_FILES,
  type OpenApiDocument,
  provincialDocument,
  referenceDocument,
} from './document.ts';

const DOCUMENTS = { reference: referenceDocument(), provincial: provincialDocument() };
const NAMES = ['reference', 'provincial'] as const;

const operationsOf = ({ paths }: OpenApiDocument) =>
  Object.values(paths).flatMap(({ get, post }) => [get ?? [], post ?? []].flat());

test.each(NAMES)('the committed %s document is the one that the contract makes', async (name) => {
  const committed = readFileSync(OPENAPI_FILES[name], 'utf8');
  expect(committed).toBe(await documentText(DOCUMENTS[name]));
});

test.each(NAMES)('the %s document is valid OpenAPI 3.1', async (name) => {
  const validator = new Validator();
  const result = await validator.validate({ ...DOCUMENTS[name] });
  expect([result.valid, validator.version]).toEqual([true, '3.1']);
});

test('what is not valid is told from what is', async () => {
  const broken = { ...DOCUMENTS.reference, paths: { 'no-slash': {} } };
  expect((await new Validator().validate(broken)).valid).toBe(false);
});

test.each(NAMES)('every reference of the %s document leads to a component', (name) => {
  const document = DOCUMENTS[name];
  const targets = JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g);
  const missing = [...targets].filter(
    ([, target = '']) => !Object.keys(document.components.schemas[target] ?? {}).length,
  );
  expect(missing).toEqual([]);
});

test.each(NAMES)('every operation of the %s document has a name of its own', (name) => {
  const ids = operationsOf(DOCUMENTS[name]).map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every address of a route entry is that of an operation', () => {
  const urls = Object.keys(routeEntrySchema.shape).filter((field) => field.endsWith('Url'));
  expect(urls.length).toBeGreaterThan(4);
  const told = operationsOf(DOCUMENTS.reference).map(({ description }) => description);
  for (const url of urls) {
    expect(
      told.some((one) => one.includes(`At \`${url}\``)),
      url,
    ).toBe(true);
  }
});

test('every status word is said by an operation', () => {
  const said = operationsOf(DOCUMENTS.reference).flatMap(({ responses }) =>
    Object.values(responses).flatMap((response) => response['x-statuses'] ?? []),
  );
  expect([...new Set(said)].sort()).toEqual([...PLATFORM_STATUSES].sort());
});

test('requests are closed, replies are open, and defaults may be left out', () => {
  const { VerifyRequest, VerifyReply, ScanStatusRequest } = DOCUMENTS.reference.components.schemas;
  expect(VerifyRequest).toMatchObject({ additionalProperties: false });
  expect(VerifyReply).not.toHaveProperty('additionalProperties');
  expect(VerifyReply).toHaveProperty('required', expect.not.arrayContaining(['evidence']));
  expect(ScanStatusRequest).toHaveProperty('required', expect.not.arrayContaining(['cancel']));
});

test('what the contract says of a field stands in the document', () => {
  const { VerifyReply } = DOCUMENTS.reference.components.schemas;
  expect(VerifyReply).toHaveProperty(
    'properties.holderDigest.description',
    expect.stringContaining('SM3-HMAC'),
  );
});
