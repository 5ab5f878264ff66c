/**
 * Formulas of the rules as a spreadsheet writes them, so that a changed input changes the figure. They say what `formula/*` computes,
 * in the functions every spreadsheet program knows (ECMA-376 part 1, 18.17); nothing here decides law.
 */
import type { End } from '../inputs.ts';
import type { Factor, Formula, InputRule, Rule } from '../rule.ts';

/** Where a formula finds its figures. References are absolute: `Inputs!$D$5`. */
export interface Cells {
  /** The cell of an input; '' for one the rule does not have. */
  ref(name: string): string;
  /** The words a choice is shown as in its cell. */
  shown(name: string, choice: string): string;
  /** The sum of the head's items; '' when it has none. */
  readonly items: string;
}

/** `known`: a condition that holds once every figure needed is there. `value` means something only then. */
export interface Live {
  readonly known: string;
  readonly value: string;
}

const all = (conditions: readonly string[]): string => {
  const real = conditions.filter((one) => one !== 'TRUE');
  return real.length === 0 ? 'TRUE' : real.length === 1 ? (real[0] ?? 'TRUE') : `AND(${real.join(',')})`;
};
const any = (conditions: readonly string[]): string =>
  conditions.length === 1 ? (conditions[0] ?? 'FALSE') : `OR(${conditions.join(',')})`;
const isKnown = (ref: string): string => (ref === '' ? 'FALSE' : `ISNUMBER(${ref})`);
/** A figure that counts as nothing while it is missing. */
const orNothing = (ref: string): string => (ref === '' ? '0' : `N(${ref})`);
/** A multiplier that leaves things as they are while it is missing. */
const orOnce = (ref: string): string => (ref === '' ? '1' : `IF(ISNUMBER(${ref}),${ref},1)`);
const text = (value: string): string => `"${value.replaceAll('"', '""')}"`;

const nameIn = (factor: Factor): string => (typeof factor === 'string' ? factor : 'less' in factor ? factor.less : '');

function product(factors: readonly Factor[], cells: Cells): Live {
  const refs = factors.map(nameIn).filter(Boolean).map(cells.ref);
  const written = factors.map((factor) => {
    if (typeof factor === 'string') return cells.ref(factor);
    return 'less' in factor ? `(1-${cells.ref(factor.less)})` : factor.constant;
  });
  return { known: all(refs.map(isKnown)), value: written.join('*') };
}

/** The first way all of whose figures are there. */
function firstWay(ways: readonly (readonly Factor[])[], cells: Cells): Live {
  const each = ways.map((way) => product(way, cells));
  const value = each.slice(0, -1).reduceRight((rest, one) => `IF(${one.known},${one.value},${rest})`, each.at(-1)?.value ?? '0');
  return { known: any(each.map((one) => one.known)), value };
}

/** Half a term (lost sales without their margin) is no figure; a term of which nothing was entered does not count. */
function term(factors: readonly Factor[], inputs: readonly InputRule[], cells: Cells): string {
  const { known, value } = product(factors, cells);
  const entered = factors.map(nameIn).filter((name) => inputs.some((input) => input.name === name && input.default === undefined));
  if (entered.length === 0) return `IF(${known},${value},0)`;
  return `IF(${known},${value},IF(COUNT(${entered.map(cells.ref).join(',')})=0,0,NA()))`;
}

const takings = (sales: string, deductions: readonly string[], cells: Cells): string =>
  `MAX(0,${[cells.ref(sales), ...deductions.map((name) => orNothing(cells.ref(name)))].join('-')})`;

/** The formula of a rule before limits, claims and rounding. */
export function liveFormula(formula: Formula, inputs: readonly InputRule[], cells: Cells): Live {
  const { ref } = cells;
  switch (formula.kind) {
    case 'statutory':
      return product(formula.units === undefined ? [formula.amount] : [formula.units, formula.amount], cells);
    case 'product':
    case 'agreed':
      return firstWay(formula.ways, cells);
    case 'profits':
      return {
        known: isKnown(ref(formula.sales)),
        value: takings(formula.sales, formula.deductions, cells) + (formula.share === undefined ? '' : `*${orOnce(ref(formula.share))}`),
      };
    case 'accounting': {
      const damages = `${orNothing(ref(formula.damages))}*${orOnce(formula.multiplier === undefined ? '' : ref(formula.multiplier))}`;
      const costs = formula.costs === undefined ? [] : [orNothing(ref(formula.costs))];
      return {
        known: isKnown(ref(formula.sales)),
        value: [takings(formula.sales, formula.deductions, cells), damages, ...costs].join('+'),
      };
    }
    case 'sum': {
      const parts = [...formula.terms.map((factors) => term(factors, inputs, cells)), ...(cells.items ? [cells.items] : [])];
      const raised = formula.multiplier === undefined ? parts.join('+') : `(${parts.join('+')})*${orOnce(ref(formula.multiplier))}`;
      const cap = formula.cap === undefined ? '' : ref(formula.cap);
      return { known: 'TRUE', value: cap === '' ? raised || '0' : `MIN(${raised || '0'},IF(ISNUMBER(${cap}),${cap},9E+99))` };
    }
    case 'greatest': {
      const ways = formula.of.map((way) => product(way, cells));
      const most = `MAX(${ways.map(({ known, value }) => `IF(${known},${value},0)`).join(',')})`;
      const times = formula.multiplier === undefined ? '' : `*${orOnce(ref(formula.multiplier))}`;
      return { known: any(ways.map(({ known }) => known)), value: most + times };
    }
    case 'treble': {
      const most = `MAX(${formula.greatest.map((name) => orNothing(ref(name))).join(',')})`;
      const plus = formula.plus.map((name) => orNothing(ref(name)));
      return { known: any(formula.greatest.map((name) => isKnown(ref(name)))), value: [`${formula.times}*${most}`, ...plus].join('+') };
    }
    case 'punitive': {
      const base = firstWay(formula.base, cells);
      const k = ref(formula.multiplier);
      const additive = `${ref(formula.convention)}=${text(cells.shown(formula.convention, 'additive'))}`;
      const barred = formula.refused_bases.map((source) => `${ref(formula.base_source)}=${text(cells.shown(formula.base_source, source))}`);
      const value = `(${base.value})*IF(${additive},1+${k},${k})`;
      return { known: all([base.known, isKnown(k)]), value: barred.length === 0 ? value : `IF(${any(barred)},NA(),${value})` };
    }
    case 'interest': {
      const [principal, rate, days] = [ref(formula.principal), ref(formula.rate), ref(formula.days)];
      const simple = `${principal}*(1+${rate}*${days}/${formula.year})`;
      const yearly = `${principal}*(1+${rate})^INT(${days}/${formula.year})*(1+${rate}*MOD(${days},${formula.year})/${formula.year})`;
      const { compounding } = formula;
      const grown =
        typeof compounding === 'object'
          ? `IF(${ref(compounding.input)}=${text(cells.shown(compounding.input, 'yearly'))},${yearly},${simple})`
          : compounding === 'yearly'
            ? yearly
            : simple;
      return {
        known: all([principal, rate, days].map(isKnown)),
        value: formula.with_principal ? grown : `${grown}-${principal}`,
      };
    }
    case 'scale': {
      const of = ref(formula.of);
      let below = '0';
      const parts = formula.slices.flatMap((slice, index) => {
        const top = slice.up_to === undefined ? of : `MIN(${of},${slice.up_to})`;
        const fixed = slice.fixed === undefined ? [] : [index === 0 ? slice.fixed : `IF(${of}>${below},${slice.fixed},0)`];
        const rated = slice.rate === undefined ? [] : [`MAX(0,${top}-${below})*${slice.rate}`];
        below = slice.up_to ?? below;
        return [...fixed, ...rated];
      });
      return { known: isKnown(of), value: parts.join('+') || '0' };
    }
  }
}

/**
 * The figure of a head from one seller, or from all jointly: the formula within the limits of the law, rounded once to the currency's
 * minor unit. Empty while an input is missing; `#N/A` where the law refuses what was entered. At an end of a range the limits hold
 * without refusing: more than the most cannot be awarded, whatever the estimate says. `claimed`, a cell, bounds the figure where it holds one.
 */
export function liveFigure(rule: Rule, cells: Cells, places: number, end: End = 'base', claimed = ''): string {
  if (!rule.formula) return '""';
  const { known, value } = liveFormula(rule.formula, rule.inputs, cells);
  const bounds = rule.inputs.flatMap(({ name, min, max }) => {
    const ref = cells.ref(name);
    const sides = [...(min === undefined ? [] : [`${ref}<${min}`]), ...(max === undefined ? [] : [`${ref}>${max}`])];
    return ref === '' || sides.length === 0 ? [] : [`AND(ISNUMBER(${ref}),${any(sides)})`];
  });
  const { min, max, below, above } = rule.limits;
  let within = value;
  if (min !== undefined && (end !== 'base' || below === 'raise')) within = `MAX(${min},${within})`;
  if (max !== undefined && (end !== 'base' || above === 'cap')) within = `MIN(${max},${within})`;
  if (min !== undefined && end === 'base' && below === 'refuse') bounds.push(`(${value})<${min}`);
  if (max !== undefined && end === 'base' && above === 'refuse') bounds.push(`(${value})>${max}`);
  if (claimed !== '') within = `MIN(${within},IF(ISNUMBER(${claimed}),${claimed},9E+99))`;
  const rounded = `ROUND(${within},${places})`;
  const lawful = bounds.length === 0 ? rounded : `IF(${any(bounds)},NA(),${rounded})`;
  return known === 'TRUE' ? lawful : `IF(${known},${lawful},"")`;
}
