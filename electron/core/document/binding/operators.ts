/** What each operator of a content does to the canvas. ISO 32000-2, annex A. */
import type { Canvas } from './canvas.ts';
import { fontOf } from './font-widths.ts';
import { times } from './geometry.ts';
import { isDict } from './values.ts';

/** An operator as a number: its letters, the first lowest. */
export const op = (name: string): number => [...name].reduce((sum, letter, i) => sum + letter.charCodeAt(0) * 256 ** i, 0);

export const OPERATORS = new Map<number, (s: Canvas) => void>();

const on = (name: string, act: (s: Canvas) => void) => OPERATORS.set(op(name), act);
const arg = (s: Canvas, i: number): number => s.args[i] ?? 0;

on('q', (s) => s.save());
on('Q', (s) => s.restore());
on('cm', (s) => {
  s.state.m = times([arg(s, 0), arg(s, 1), arg(s, 2), arg(s, 3), arg(s, 4), arg(s, 5)], s.state.m);
});
on('m', (s) => s.path.moveTo(arg(s, 0), arg(s, 1)));
on('l', (s) => s.path.lineTo(s.state.m, arg(s, 0), arg(s, 1)));
on('re', (s) => s.path.rectangle(s.state.m, arg(s, 0), arg(s, 1), arg(s, 2), arg(s, 3)));
on('c', (s) => s.path.curveTo(s.state.m, arg(s, 0), arg(s, 1), arg(s, 2), arg(s, 3), arg(s, 4), arg(s, 5)));
on('v', (s) => s.path.curveTo(s.state.m, s.path.x, s.path.y, arg(s, 0), arg(s, 1), arg(s, 2), arg(s, 3)));
on('y', (s) => s.path.curveTo(s.state.m, arg(s, 0), arg(s, 1), arg(s, 2), arg(s, 3), arg(s, 2), arg(s, 3)));
for (const name of ['W', 'W*'])
  on(name, (s) => {
    s.clips = true;
  });
on('h', (s) => s.path.close(s.state.m));
on('n', (s) => s.paint(false, false));
for (const name of ['f', 'F', 'f*']) on(name, (s) => s.paint(true, false));
on('S', (s) => s.paint(false, true));
for (const name of ['B', 'B*']) on(name, (s) => s.paint(true, true));
for (const name of ['b', 'b*', 's'])
  on(name, (s) => {
    s.path.close(s.state.m);
    s.paint(name !== 's', true);
  });
on('w', (s) => {
  s.state.line = s.args[0] ?? 1;
});
const gray = (parts: number) => (s: Canvas) => {
  s.state.fillParts = parts;
  s.state.fillWhite = s.white(parts);
};
const grayStroke = (parts: number) => (s: Canvas) => {
  s.state.strokeParts = parts;
  s.state.strokeWhite = s.white(parts);
};
on('g', gray(1));
on('rg', gray(3));
on('G', grayStroke(1));
on('RG', grayStroke(3));
on('k', (s) => {
  s.state.fillParts = 0;
  s.state.fillWhite = s.count >= 4 && s.args.subarray(0, 4).every((part) => part < 0.005);
});
on('K', (s) => {
  s.state.strokeParts = 0;
  s.state.strokeWhite = s.count >= 4 && s.args.subarray(0, 4).every((part) => part < 0.005);
});
on('cs', (s) => {
  s.state.fillParts = s.spaceParts();
  s.state.fillWhite = false;
});
on('CS', (s) => {
  s.state.strokeParts = s.spaceParts();
  s.state.strokeWhite = false;
});
for (const name of ['sc', 'scn'])
  on(name, (s) => {
    s.state.fillWhite = s.white(s.state.fillParts);
  });
for (const name of ['SC', 'SCN'])
  on(name, (s) => {
    s.state.strokeWhite = s.white(s.state.strokeParts);
  });
on('sh', (s) => {
  const { left, top, right, bottom } = s.state;
  s.add(left, top, right, bottom, true);
});
on('Do', (s) => s.draw());
on('gs', (s) => {
  const dict = s.source.resolve(s.resource('ExtGState'));
  if (!isDict(dict)) return;
  const line = s.source.number(dict.get('LW'));
  if (line !== undefined) s.state.line = line;
  const [font, size] = s.source.array(dict.get('Font'));
  if (font === undefined) return;
  s.state.font = fontOf(s.source, font);
  s.state.size = s.source.number(size) ?? 1;
});
on('BT', (s) => {
  s.tm = [1, 0, 0, 1, 0, 0];
  s.lm = s.tm;
  s.forget();
});
on('Tf', (s) => s.setFont());
on('Tc', (s) => {
  s.state.spacing = s.args[0] ?? 0;
});
on('Tw', (s) => {
  s.state.wordSpacing = s.args[0] ?? 0;
});
on('Tz', (s) => {
  s.state.stretch = (s.args[0] ?? 100) / 100;
});
on('TL', (s) => {
  s.state.leading = s.args[0] ?? 0;
});
on('Ts', (s) => {
  s.state.rise = s.args[0] ?? 0;
});
on('Tr', (s) => {
  s.state.mode = s.args[0] ?? 0;
});
on('Td', (s) => s.nextLine(s.args[0] ?? 0, s.args[1] ?? 0));
on('TD', (s) => {
  s.state.leading = -(s.args[1] ?? 0);
  s.nextLine(s.args[0] ?? 0, s.args[1] ?? 0);
});
on('Tm', (s) => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = s.args;
  s.tm = [a, b, c, d, e, f];
  s.lm = s.tm;
});
on('T*', (s) => s.nextLine(0, -s.state.leading));
on('Tj', (s) => s.show());
on('TJ', (s) => s.show());
on("'", (s) => {
  s.nextLine(0, -s.state.leading);
  s.show();
});
on('"', (s) => {
  s.state.wordSpacing = s.args[0] ?? 0;
  s.state.spacing = s.args[1] ?? 0;
  s.nextLine(0, -s.state.leading);
  s.show();
});
