import type { Facts } from './facts.ts';

/** A step of a fact path: a name or an index. */
type Step = string | number;

export function parsePath(path: string): readonly Step[] {
  return [...path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map((m) => (m[2] === undefined ? (m[1] ?? '') : Number(m[2])));
}

const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Which room of the workbench holds the things of a list in the facts. */
const ROOMS: Readonly<Record<string, string>> = {
  plaintiffs: 'matter/parties',
  defendants: 'matter/parties',
  third_parties: 'matter/parties',
  counsel: 'matter/counsel',
  rights: 'matter/rights',
  sellers: 'seller/sellers',
  storefronts: 'seller/storefronts',
  listings: 'seller/listings',
  purchases: 'seller/purchases',
  exhibits: 'evidence',
  heads: 'damages',
  alternatives: 'damages',
};

/** Facts that are put together from another field of the workbench. */
const FIELD_OF: Readonly<Record<string, string>> = {
  class_numbers: 'classes',
  goods: 'classes',
  mark: 'right',
  right_number: 'right',
  label: 'number',
  page_range: 'pages',
  amount: 'inputs',
  computed: 'inputs',
};

/** Fields of a right that stand in a listing's row. */
const RIGHT_FIELDS: Readonly<Record<string, string>> = { right_number: 'number', mark: 'mark' };

/** The right of the thing a path leads into, '' when it names none. */
function rightAt(facts: Facts, steps: readonly Step[]): string {
  let here: unknown = facts;
  for (const step of steps.slice(0, -1))
    here = typeof here === 'object' && here !== null ? (here as Record<Step, unknown>)[step] : undefined;
  return typeof here === 'object' && here !== null && 'right' in here ? String(here.right) : '';
}

/**
 * Where in the workbench a fact is entered: `rights[0].number` -> `matter/rights/<id>/number`. The page opens such a place and
 * puts the cursor there. A path that stands for nothing the user can type stays as it is.
 */
export function whereOf(facts: Facts, path: string): string {
  const steps = parsePath(path);
  const [head, name, third] = steps;
  if (head === 'matter') return `matter/${camel(String(name ?? ''))}`;
  if (head === 'court') return 'matter/court';
  if (head === 'particulars') return `matter/particulars/${name ?? ''}`;
  if (head === 'claims' || head === 'causes') return 'matter/claims';
  if (head === 'law') return `pack/law/${name ?? ''}`;
  if (head === 'plaintiff') return whereOf(facts, ['plaintiffs[0]', ...steps.slice(1).map(join)].join('.').replaceAll('.[', '['));
  if (head === 'events' && typeof name === 'string') {
    const id = typeof third === 'number' ? facts.events[name]?.[third]?.id : undefined;
    return id === undefined ? `matter/facts?kind=${name}` : `matter/facts/${id}/${String(steps[3] ?? '')}`;
  }
  let here: unknown = facts;
  let place = '';
  let last = '';
  for (const step of steps) {
    if (typeof here !== 'object' || here === null) break;
    here = (here as Record<Step, unknown>)[step];
    if (typeof step === 'string') {
      const room = ROOMS[step];
      if (room !== undefined) {
        place = room;
        last = '';
      } else last = step;
    } else if (typeof here === 'object' && here !== null && 'id' in here) {
      place = `${place.split('/').slice(0, 2).join('/')}/${String((here as { id: unknown }).id)}`;
      last = '';
    }
  }
  if (place === '') return path;
  // A listing shows its right's number and mark; they are entered with the right.
  const ofRight = RIGHT_FIELDS[last];
  const right = ofRight === undefined ? '' : rightAt(facts, steps);
  if (ofRight !== undefined && right !== '') return `matter/rights/${right}/${ofRight}`;
  return last === '' ? place : `${place}/${FIELD_OF[last] ?? camel(last)}`;
}

const join = (step: Step) => (typeof step === 'number' ? `[${step}]` : step);
