/**
 * What must stand on one line: the ends of a run with their dash (41–43, $1–$5), and the parts of a section cited (1117(c)(2)). Typst and
 * Word both break after a dash and between brackets. All of it is short, so that nothing can run out of a cell or of the page.
 */
const RUN = String.raw`[\w($“‘,.]{0,14}\d\u2060?–\u2060?[$A-Z]{0,4}\d[\w)”’.,;:%]{0,16}`;
const SECTION = String.raw`(?:§[ \u00a0])?\w{1,12}(?:\(\w{1,5}\)){2,4}[).,;:”’]{0,4}`;
const HELD = new RegExp(`(${RUN}|${SECTION})`, 'g');

/** Every second piece is to be kept on one line; the pieces joined are the text. */
export function heldPieces(text: string): string[] {
  return mayHold(text) ? text.split(HELD) : [text];
}

/** The same for an office, which knows no such pieces: word joiners stand where a line would end. */
export function heldByJoiners(text: string): string {
  if (!mayHold(text)) return text;
  return text.replace(HELD, (piece) =>
    piece
      .replace(/\u2060?–\u2060?/g, '\u2060–\u2060')
      .replaceAll(')(', ')\u2060(')
      .replace('§ ', '§\u00a0'),
  );
}

const mayHold = (text: string): boolean => text.includes('–') || text.includes(')(');
