import type { BareField } from './annotations.ts';
import { numbers } from './geometry.ts';
import type { Lettering, PartFonts } from './lettering.ts';

const LEADING = 1.15;
const INSET = 2;
const LARGEST = 12;
const SMALLEST = 4;

/** Operators that write the value of a field into its box, upright, on one line or several, no letter outside. */
export function drawField({ box, text, size, lines }: BareField, fonts: PartFonts, lettering: Lettering): string {
  const { x, y, width, height } = box;
  const room = Math.max(1, width - 2 * INSET);
  const ems = (words: string) => lettering.width(words, false);
  const oneLine = text.replace(/[\r\n]+/g, ' ');
  let letters = size;
  if (letters === 0) {
    letters = Math.min(LARGEST, lines ? LARGEST : height * 0.7, lines ? LARGEST : room / Math.max(0.1, ems(oneLine)));
    while (lines && letters > SMALLEST && broken(text, room / letters, ems).length * letters * LEADING > height) letters -= 0.5;
    letters = Math.max(SMALLEST, letters);
  }
  const rows = lines ? broken(text, room / letters, ems) : [oneLine];
  let out = `q ${numbers([x, y, width, height])} re W n 0 g BT\n`;
  rows.forEach((row, i) => {
    const base = lines ? y + height - INSET - letters * (0.8 + i * LEADING) : y + (height - letters * 0.7) / 2;
    out += `${numbers([1, 0, 0, 1, x + INSET, base])} Tm${fonts.show(row, false, numbers([letters]))}\n`;
  });
  return `${out}ET Q\n`;
}

/** Lines of at most so many ems, broken between words, within one where it must be. */
function broken(text: string, most: number, ems: (words: string) => number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split(/\r\n?|\n/)) {
    let line = '';
    for (const word of paragraph.split(/(?<= )|(?<=[\u3000-\u9fff])/)) {
      if (line !== '' && ems(line + word.trimEnd()) > most) {
        lines.push(line);
        line = '';
      }
      line += word;
      while (ems(line.trimEnd()) > most && line.length > 1) {
        let fits = line.length - 1;
        while (fits > 1 && ems(line.slice(0, fits)) > most) fits--;
        lines.push(line.slice(0, fits));
        line = line.slice(fits);
      }
    }
    lines.push(line);
  }
  return lines.slice(0, 500);
}
