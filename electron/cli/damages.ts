import type { Measure, Measures, Readiness } from '../core/damages/compare/model.ts';
import type { DamagesView, Total } from '../core/damages/result.ts';
import { say } from '../core/kit/messages.ts';
import { rmbCapitals } from '../core/kit/money.ts';
import { damagesWords } from './damages-words.ts';
import { findMatter, withWorkbench } from './open.ts';
import { outputPath, writeWhole } from './output.ts';
import { type ExitCode, findingLine, type Terminal, type Verb } from './verb.ts';
import { wordsOf } from './words.ts';

export const damages: Verb = {
  name: 'damages',
  usage: 'damages <workspace> <matter> [--json] [--xlsx F]',
  options: { json: { type: 'boolean' }, xlsx: { type: 'string' } },
  words: [2, 2],
  run: async (terminal, [folder = '', named = ''], { json, xlsx }) => {
    const words = wordsOf(terminal.language);
    const target = typeof xlsx === 'string' ? await outputPath(terminal.cwd, xlsx, folder) : undefined;
    return withWorkbench(terminal, folder, 'look', async (workbench) => {
      const { id } = await findMatter(workbench, named);
      const view = await workbench.damages.get(id);
      const [measures, readiness] = [await workbench.damages.measures(id), await workbench.damages.readiness(id)];
      if (target !== undefined) {
        const { workbookOfMatter } = await import('../core/filing/damages-workbook.ts');
        await writeWhole(await workbookOfMatter(workbench, id, terminal.language), target);
        terminal.note(words.written(target));
      }
      for (const f of view.findings) terminal.note(findingLine(f, terminal.language));
      if (json) terminal.out(JSON.stringify({ ...view, measures, readiness }));
      else for (const line of report(view, measures, readiness, terminal)) terminal.out(line);
      return codeOf(view);
    });
  },
};

/** 1 while a head is refused or two heads exclude each other: the figures shown are then not all that was asked for. */
const codeOf = (view: DamagesView): ExitCode => (view.findings.some(({ severity }) => severity === 'error') ? 1 : 0);

function report(view: DamagesView, measures: Measures, readiness: Readiness, terminal: Terminal): string[] {
  const { language } = terminal;
  const words = damagesWords(language);
  const heads = view.heads.flatMap(({ head, result }) => {
    const position = words.position[result.counts === 'info' ? 'info' : head.position];
    const title = head.title || result.title[language];
    return [
      `${title}: ${figure(result, words)}${position === '' ? '' : ` (${position})`}`,
      ...(head.election ? [`    ${head.election.on}: ${head.election.reason}`] : []),
      ...result.steps.map((step) => `    ${step}`),
    ];
  });
  return [
    ...heads,
    ...view.totals.flatMap((total) => totalLines(total, readiness, terminal)),
    ...measureLines(measures, terminal),
    ...readinessLines(readiness, terminal),
  ];
}

interface Ends {
  readonly currency: string;
  readonly amount: string | null;
  readonly low: string | null;
  readonly high: string | null;
}

/** `USD 1200.00 (1000.00 to 1500.00)`; the range only where there is one. */
function figure({ currency, amount, low, high }: Ends, words: ReturnType<typeof damagesWords>): string {
  if (amount === null) return `${currency} ${words.open}`;
  const range = low !== null && high !== null && low !== high ? ` (${words.range(low, high)})` : '';
  return `${currency} ${amount}${range}`;
}

function totalLines(total: Total, readiness: Readiness, { language }: Terminal): string[] {
  const words = damagesWords(language);
  const provable = readiness.provable.find(({ currency }) => currency === total.currency);
  const { amount, currency, cap, converted } = total;
  return [
    `${wordsOf(language).total}: ${figure(total, words)}`,
    ...(currency === 'CNY' && amount !== null && !amount.startsWith('-') ? [`    ${rmbCapitals(amount)}`] : []),
    ...(cap ? [`    ${words.cap(cap.title[language], cap.computed)}`] : []),
    ...(converted
      ? [`    ${words.converted(`${converted.currency} ${converted.amount}`, converted.rate, converted.on, converted.source)}`]
      : []),
    ...(provable ? [`    ${words.provable}: ${currency} ${provable.amount ?? words.open}`] : []),
  ];
}

/** Every way the law allows, by election group: what it gives, what the law sets as its bounds, what is missing. */
function measureLines(measures: Measures, { language }: Terminal): string[] {
  const words = damagesWords(language);
  const line = (measure: Measure): string => {
    const { currency, range, missing, support, refused, inputs } = measure;
    const label = (name: string) => inputs.find((input) => input.name === name)?.label[language] ?? name;
    const bounds =
      range === null || (range.min === null && range.max === null)
        ? []
        : [
            range.min !== null && range.max !== null
              ? words.lawful(range.min, range.max)
              : range.min !== null
                ? words.atLeast(range.min)
                : words.atMost(range.max ?? ''),
          ];
    const parts = [
      measure.amount === null && missing.length + refused.length > 0 ? `${currency} ${words.open}` : figure(measure, words),
      ...(measure.head === null ? [words.outside] : []),
      ...bounds,
      ...(missing.length > 0 ? [words.missing(missing.map((one) => one.label[language]).join(words.list))] : []),
      ...(support.unsupported.length > 0 ? [words.unsupported(support.unsupported.map(label).join(words.list))] : []),
      ...refused.map((one) => words.refused(say(one.id, one.params, language).message)),
    ];
    return `${measure.headTitle || measure.title[language]} [${measure.version || measure.rule}]: ${parts.join('; ')}`;
  };
  const groups = measures.groups.flatMap(({ group, measures: of }) => of.map((one) => `  ${group}  ${line(one)}`));
  const others = [...measures.additional, ...measures.information].map((one) => `  +  ${line(one)}`);
  return groups.length + others.length === 0 ? [] : [words.measures, ...groups, ...others];
}

/** What can be filed, and the figures whose proof would raise the total most. */
function readinessLines({ claims, raises }: Readiness, { language }: Terminal): string[] {
  const words = damagesWords(language);
  const claimed = claims.map(
    ({ title, ready, blockers }) =>
      `  ${title[language]}: ${ready ? words.ready : blockers.map((one) => say(one.id, one.params, language).message).join('; ')}`,
  );
  const raised = raises.map(({ label, where, gain, currency, why, needs }) => {
    const by = gain === null ? words.unknownGain : words.gain(`${currency} ${gain}`);
    const with_ = needs.length > 0 ? ` (${words.needs(needs.join(words.list))})` : '';
    return `  ${by}  ${label[language]}: ${words.why[why]}${with_} - ${where}`;
  });
  return [...(claimed.length > 0 ? [words.claims, ...claimed] : []), ...(raised.length > 0 ? [words.raises, ...raised] : [])];
}
