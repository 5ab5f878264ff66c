/** The goals, beside what was measured. Nothing fails here: the numbers are for whoever reads them. */
import { type Line, seconds, timeOf } from './figures.ts';

/** `met` or by how much it falls short. `ratio` is goal over measured; 1 and more is met. */
const verdict = (ratio: number): string => (ratio >= 1 ? 'goal met' : `short by x ${(1 / ratio).toFixed(2)}`);

export function goals(lines: readonly Line[], extra: { readonly keystroke?: number; readonly sent?: number }): string[] {
  const time = (name: string, size: string) => timeOf(lines, name, size);
  const told: string[] = [];
  const compare = (what: string, ours: number | undefined, theirs: number | undefined, factor: number) => {
    if (ours === undefined || theirs === undefined) return;
    told.push(
      `${what}: ${seconds(ours)} against ${seconds(theirs)}, ${(theirs / ours).toFixed(2)} times as fast - ${verdict(theirs / ours / factor)}`,
    );
  };
  for (const rows of ['1000', '10000']) {
    const n = Number(rows).toLocaleString('en');
    compare(
      `PDF, ${n} rows, at least 4 times as fast as docxtemplater + LibreOffice`,
      time('PDF, whole filing', rows),
      time('PDF, tables: docxtemplater + LibreOffice', rows),
      4,
    );
    compare(
      `PDF, ${n} rows, no slower than pdfmake with the same tables`,
      time('PDF, whole filing', rows),
      time('PDF, tables: pdfmake', rows),
      1,
    );
    compare(
      `PDF, ${n} rows, no slower than pdfmake, both started`,
      time('  PDF drawn, started', rows),
      time('  pdfmake, started', rows),
      1,
    );
    compare(
      `DOCX, ${n} rows, no slower than docxtemplater, whole process`,
      time('DOCX, whole filing', rows),
      time('DOCX, tables: docxtemplater', rows),
      1,
    );
    compare(
      `DOCX, ${n} rows, no slower than docxtemplater, drawing alone, started`,
      time('  DOCX drawn, started', rows),
      time('  docxtemplater, started', rows),
      1,
    );
  }
  for (const name of ['import', 'fill: facts and templates', 'PDF, whole filing', 'DOCX, whole filing']) {
    const [small, large] = [time(name, '1000'), time(name, '10000')];
    if (small !== undefined && large !== undefined)
      told.push(
        `${name}, 10,000 over 1,000 rows, at most 12 times the time: ${(large / small).toFixed(1)} - ${verdict((12 * small) / large)}`,
      );
  }
  const held = lines.flatMap(({ name, at }) => {
    const figure = at['10000'];
    return typeof figure === 'object' && !/docxtemplater|pdfmake/.test(name)
      ? [{ name: name.trim(), most: Math.max(figure.peak, figure.childPeak) }]
      : [];
  });
  const worst = held.toSorted((a, b) => b.most - a.most)[0];
  if (worst)
    told.push(
      `memory of any one process at 10,000 rows, under 1,024 MB: ${worst.most.toFixed(0)} MB (${worst.name}) - ${verdict(1024 / worst.most)}`,
    );
  if (extra.sent !== undefined && extra.keystroke !== undefined) {
    told.push(
      `preview after a keystroke, under 100 ms: ${seconds(extra.sent)} from the save to the new word - ${verdict(100 / extra.sent)}`,
    );
    told.push(`  with the pause the field waits for the next key: ${seconds(extra.keystroke)} - ${verdict(100 / extra.keystroke)}`);
  }
  return told;
}
