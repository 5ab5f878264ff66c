import { expect, test } from 'vitest';
import { intakeSchemas } from '#core/intake/schema.ts';

test('there is a JSON Schema for every file of an intake folder, and for the mapping of a received table', () => {
  const schemas = intakeSchemas() as Record<
    string,
    { properties: Record<string, unknown>; required: string[]; additionalProperties?: unknown }
  >;
  const files = ['matter.yaml', 'sellers.csv', 'listings.csv', 'purchases.csv', 'damages.csv', 'rates.csv', 'evidence.csv'];
  expect(Object.keys(schemas)).toEqual([...files, 'mapping.json']);
  expect(schemas['mapping.json']?.additionalProperties).toMatchObject({ enum: expect.arrayContaining(['shop_name', 'note', null]) });
  expect(schemas['matter.yaml']).toMatchObject({ required: ['title', 'pack'], additionalProperties: false });
  expect(Object.keys(schemas['matter.yaml']?.properties ?? {})).toEqual(
    expect.arrayContaining(['plaintiffs', 'rights', 'facts', 'particulars']),
  );
  expect(schemas['evidence.csv']).toMatchObject({
    required: ['file'],
    properties: { kind: { enum: expect.arrayContaining(['screenshot']) } },
  });
  expect(schemas['damages.csv']).toMatchObject({
    required: ['head'],
    properties: {
      value: { type: 'string' },
      standing: { enum: ['evidence', 'admission', 'estimate', 'adverse-inference', ''] },
      liability: { enum: ['joint', 'each', 'group', 'apportioned', ''] },
      part: { 'x-headers': expect.arrayContaining(['part', '分摊比例']) },
      election_reason: { 'x-headers': expect.arrayContaining(['选择理由']) },
    },
  });
  expect(schemas['rates.csv']).toMatchObject({
    required: ['date', 'from', 'to', 'rate'],
    properties: { date: { 'x-headers': expect.arrayContaining(['on', '日期']) }, evidence: {} },
  });
  expect(JSON.parse(JSON.stringify(schemas))).toEqual(schemas);
});
