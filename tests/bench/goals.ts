/** The goals, beside what was measured. Nothing fails here: the numbers are for whoever reads them. */
import { type Figure, figureAt, type Line, seconds } from './figures.ts';

/** `ratio` is how far inside the goal the figure lies: 1 and more is met. */
const verdict = (ratio: number): string => (ratio >= 1 ? 'goal met' : `short by x ${(1 / ratio).toFixed(2)}`);

interface Comparison {
  readonly what: string;
  readonly ours: string;
  readonly theirs: string;
  /** How many times as fast ours should be. */
  readonly factor: number;
}

const AGAINST: readonly Comparison[] = [
  {
    what: 'PDF at least 4 times as fast as docxtemplater + LibreOffice',
    ours: 'PDF, whole filing',
    theirs: 'PDF, tables: docxtemplater + LibreOffice',
    factor: 4,
  },
  { what: 'PDF no slower than pdfmake', ours: 'PDF, whole filing', theirs: 'PDF, tables: pdfmake', factor: 1 },
  { what: 'PDF no slower than pdfmake, both started', ours: '  PDF drawn, started', theirs: '  pdfmake, started', factor: 1 },
  { what: 'DOCX no slower than docxtemplater', ours: 'DOCX, whole filing', theirs: 'DOCX, tables: docxtemplater', factor: 1 },
  { what: 'DOCX no slower than docxtemplater, both started', ours: '  DOCX drawn, started', theirs: '  docxtemplater, started', factor: 1 },
];

const GROWING = ['import', 'fill: facts and templates', 'PDF, whole filing', 'DOCX, whole filing'];

/** By the clock, and by processor time where that was measured: a busy machine moves the first and hardly the second. */
function compared({ what, factor }: Comparison, rows: string, ours: Figure, theirs: Figure): string {
  const by = (a: number, b: number) => `${seconds(a)} against ${seconds(b)}, x ${(b / a).toFixed(2)} - ${verdict(b / a / factor)}`;
  const cpu = ours.cpu > 0 && theirs.cpu > 0 ? `; processor ${by(ours.cpu, theirs.cpu)}` : '';
  return `${what}, ${Number(rows).toLocaleString('en')} rows: ${by(ours.wall, theirs.wall)}${cpu}`;
}

export function goals(lines: readonly Line[], keys: { readonly total: number; readonly sent: number } | undefined): string[] {
  const told: string[] = [];
  for (const rows of ['1000', '10000'])
    for (const comparison of AGAINST) {
      const [ours, theirs] = [figureAt(lines, comparison.ours, rows), figureAt(lines, comparison.theirs, rows)];
      if (ours && theirs) told.push(compared(comparison, rows, ours, theirs));
    }
  for (const name of GROWING) {
    const [small, large] = [figureAt(lines, name, '1000'), figureAt(lines, name, '10000')];
    if (small && large)
      told.push(
        `${name}, 10,000 over 1,000 rows at most 12 times: x ${(large.wall / small.wall).toFixed(1)} - ${verdict((12 * small.wall) / large.wall)}`,
      );
  }
  const held = lines.flatMap(({ name, at }) => {
    const figure = at['10000'];
    if (typeof figure !== 'object' || /docxtemplater|pdfmake/.test(name)) return [];
    return [{ name: name.trim(), most: Math.max(figure.peak, figure.childPeak) }];
  });
  const worst = held.toSorted((a, b) => b.most - a.most)[0];
  if (worst)
    told.push(`each process under 1,024 MB at 10,000 rows: ${worst.most.toFixed(0)} MB (${worst.name}) - ${verdict(1024 / worst.most)}`);
  if (keys) {
    told.push(`new word in the preview under 100 ms after the field has saved: ${seconds(keys.sent)} - ${verdict(100 / keys.sent)}`);
    told.push(`  the same with the pause in which the field waits for the next key: ${seconds(keys.total)} - ${verdict(100 / keys.total)}`);
  }
  return told;
}
