/** The shape of an intake folder: matter.yaml in snake_case, and the columns of its tables. */
import { z } from 'zod';
import { rateColumns } from '../damages/exchange/table.ts';
import { damagesColumns } from '../damages/table/columns.ts';
import type { Column } from '../kit/columns.ts';
import { isPlainDate } from '../kit/dates.ts';
import { tableColumns } from '../seller/columns.ts';
import { evidenceColumns } from './columns.ts';

/** YAML may hold `0012345` as a number; it is read digit by digit all the same. */
const text = z.union([z.string(), z.number()]).transform(String);
const date = text.refine(isPlainDate, 'date').describe('YYYY-MM-DD');
const yesNo = z
  .union([z.boolean(), z.enum(['yes', 'no', 'true', 'false', '是', '否'])])
  .transform((value) => value === true || value === 'yes' || value === 'true' || value === '是');
const key = text.describe('a name under which other files point at this item');
const paths = z.array(text).describe('evidence files, relative to the folder');

const party = z.strictObject({
  key: key.optional(),
  kind: z.enum(['organisation', 'person']).optional(),
  name: text,
  name_other: text.optional(),
  address: text.optional(),
  phone: text.optional(),
  email: text.optional(),
  country: text.optional(),
  entity_type: text.optional(),
  place_of_formation: text.optional(),
  principal_place: text.optional(),
  uscc: text.optional(),
  legal_representative: text.optional(),
  legal_representative_post: text.optional(),
  sex: z.enum(['male', 'female']).optional(),
  birth: date.optional(),
  ethnicity: text.optional(),
  occupation: text.optional(),
  id_number: text.optional(),
  capacity: text.optional(),
  seller: text.describe('number or name of the seller this party turned out to be').optional(),
  sources: paths.optional(),
});

const counsel = z.strictObject({
  party: text.describe('name or key of the party acted for').optional(),
  name: text,
  firm: text.optional(),
  address: text.optional(),
  phone: text.optional(),
  email: text.optional(),
  bar_number: text.optional(),
  authority: text.optional(),
  lead: yesNo.optional(),
});

const right = z.strictObject({
  key: key.optional(),
  type: z.enum(['trademark', 'copyright', 'design', 'patent']),
  mark: text.optional(),
  form: z.enum(['word', 'figure', 'combined']).optional(),
  number: text.optional(),
  country: text.optional(),
  classes: z.array(z.strictObject({ number: text, goods: text.optional() })).optional(),
  registered: date.optional(),
  expires: date.optional(),
  owner: text.optional(),
  incontestable: yesNo.optional(),
  certificate: text.describe('evidence file').optional(),
});

const fact = z
  .object({
    key: key.optional(),
    kind: text.describe('a kind of event the pack declares'),
    date: date.optional(),
    end_date: date.optional(),
    text: text.optional(),
    about: z.array(text).describe('seller numbers or names, party names or keys').optional(),
    sources: paths.optional(),
  })
  .catchall(text)
  .describe('the fields the pack declares for the kind stand beside these');

const deadline = z.strictObject({ title: text, due: date.optional(), rule: text.optional(), done: yesNo.optional() });

export const intakeMatterSchema = z.strictObject({
  title: text.refine((value) => value.trim() !== '' && value.length <= 300, 'title'),
  pack: text,
  court: z
    .union([text, z.strictObject({ id: text.optional(), name: text.optional(), division: text.optional(), place: text.optional() })])
    .describe('id of a court of the pack, or a court in words')
    .optional(),
  case_number: text.optional(),
  judge: text.optional(),
  magistrate: text.optional(),
  jury: yesNo.optional(),
  sealed: yesNo.optional(),
  act_date: date.describe('date of the last act complained of, YYYY-MM-DD').optional(),
  plaintiffs: z.array(party).optional(),
  defendants: z.array(party).optional(),
  third_parties: z.array(party).optional(),
  counsel: z.array(counsel).optional(),
  rights: z.array(right).optional(),
  claims: z.array(text).describe('claim ids of the pack, in pleading order').optional(),
  particulars: z.record(z.string(), text).optional(),
  facts: z.array(fact).optional(),
  deadlines: z.array(deadline).optional(),
});
export type IntakeMatter = z.output<typeof intakeMatterSchema>;
export type IntakeParty = z.output<typeof party>;
export type IntakeFact = z.output<typeof fact>;

/** The tables of a folder, by the name before `.csv` or `.xlsx`. */
export const intakeTables = {
  sellers: tableColumns.sellers,
  listings: tableColumns.listings,
  purchases: tableColumns.purchases,
  damages: damagesColumns,
  rates: rateColumns,
  evidence: evidenceColumns,
} as const;
export type IntakeTable = keyof typeof intakeTables;

/** JSON Schemas by file: `matter.yaml`, for each table the shape of one row under its English headers, and the mapping of a received table. */
export function intakeSchemas(): Record<string, object> {
  const tables = Object.entries(intakeTables).map(([name, columns]) => [`${name}.csv`, rowSchema(name, columns)] as const);
  return {
    'matter.yaml': { title: 'matter.yaml', ...z.toJSONSchema(intakeMatterSchema, { io: 'input' }) },
    ...Object.fromEntries(tables),
    'mapping.json': {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title:
        'mapping.json for `sellers import`: the header of a column, and its field; null leaves the column out, note keeps it in the note',
      type: 'object',
      additionalProperties: { enum: [...tableColumns.sellers.map((column) => column.name), null] },
    },
  };
}

const FORMATS: Record<Column['type'], object> = {
  text: {},
  date: { pattern: '^(\\d{4}-\\d{2}-\\d{2})?$' },
  decimal: { pattern: '^(-?\\d+(\\.\\d+)?)?$' },
  integer: { pattern: '^\\d*$' },
  'yes-no': { enum: ['yes', 'no', ''] },
  choice: {},
  list: { description: 'several, parted by ;' },
};

function rowSchema(name: string, columns: readonly Column[]): object {
  const properties = columns.map((column) => {
    const choices = column.type === 'choice' ? { enum: [...Object.keys(column.choices ?? {}), ''] } : {};
    const other = column.aliases.length > 0 ? { 'x-headers': [column.name, ...column.aliases] } : {};
    return [column.name, { type: 'string', ...FORMATS[column.type], ...choices, ...other }] as const;
  });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `one row of ${name}.csv or ${name}.xlsx`,
    type: 'object',
    properties: Object.fromEntries(properties),
    required: columns.filter((column) => column.required).map((column) => column.name),
  };
}
