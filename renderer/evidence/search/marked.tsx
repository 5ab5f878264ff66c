import { cut, type Mark } from './marks.ts';
import classes from './search.module.css';

/** A text with its marks. */
export function Marked({ text, marks }: { readonly text: string; readonly marks: readonly Mark[] }) {
  return cut(text, marks).map((piece, i) =>
    piece.marked ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name
      <mark key={i} className={classes.mark}>
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
