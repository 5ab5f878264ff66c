import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist';
import { AnnotationMode, TextLayer } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Box } from './boxes.ts';
import type { Look } from './look.ts';
import { Overlay } from './overlay.tsx';
import { marksIn } from './text-marks.ts';
import classes from './viewer.module.css';

/** Largest drawing of one page in pixels; a larger one is drawn coarser instead of failing. */
const AREA = 16_000_000;
/** Points of a PDF are 1/72 inch, pixels of CSS 1/96. */
export const POINT = 96 / 72;

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

interface Props {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  /** In CSS pixels at zoom 1. */
  readonly size: PageSize;
  readonly scale: number;
  /** Quarter turns by the reader, in degrees. */
  readonly turn: number;
  readonly root: HTMLElement | null;
  readonly onSize: (number: number, size: PageSize) => void;
  readonly look: Look;
  /** Told where the marked words are, once they are known. */
  readonly onMarks: (number: number, marks: readonly Box[]) => void;
}

const NO_MARKS: readonly Box[] = [];

/** One page: an empty sheet until it comes near, then drawn; given back when it is far away. */
export function PdfPage({ pdf, number, size, scale, turn, root, onSize, look, onMarks }: Props) {
  const { t } = useTranslation();
  const sheet = useRef<HTMLDivElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const [laid, setLaid] = useState(0);
  const [marks, setMarks] = useState(NO_MARKS);
  useEffect(() => {
    if (!sheet.current) return;
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), { root, rootMargin: '800px 0px' });
    observer.observe(sheet.current);
    return () => observer.disconnect();
  }, [root]);
  useEffect(() => {
    if (!near) {
      paper.current?.replaceChildren();
      words.current?.replaceChildren();
      setMarks(NO_MARKS);
      return;
    }
    let gone = false;
    let drawing: RenderTask | undefined;
    let layer: TextLayer | undefined;
    const draw = async () => {
      const page = await pdf.getPage(number);
      const rotation = (page.rotate + turn) % 360;
      const natural = page.getViewport({ scale: POINT, rotation });
      if (gone) return;
      onSize(number, { width: natural.width, height: natural.height });
      const viewport = page.getViewport({ scale: scale * POINT, rotation });
      const wanted = window.devicePixelRatio || 1;
      const dense = Math.min(wanted, Math.sqrt(AREA / (viewport.width * viewport.height)));
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.floor(viewport.width * dense));
      canvas.height = Math.max(1, Math.floor(viewport.height * dense));
      // Drawn as the file says, forms and stamps included; links and scripts stay dead, since only pixels come out.
      drawing = page.render({ canvas, viewport, transform: [dense, 0, 0, dense, 0, 0], annotationMode: AnnotationMode.ENABLE });
      await drawing.promise;
      if (gone) return;
      paper.current?.replaceChildren(canvas);
      const container = words.current;
      if (!container) return;
      container.replaceChildren();
      layer = new TextLayer({ textContentSource: page.streamTextContent(), container, viewport });
      await layer.render();
      if (!gone) setLaid((times) => times + 1);
    };
    draw().catch((error: unknown) => {
      // A page that cannot be drawn stays blank; the others are none the worse.
      if (!gone) console.warn(`page ${number}`, error);
    });
    return () => {
      gone = true;
      drawing?.cancel();
      layer?.cancel();
    };
  }, [near, pdf, number, scale, turn, onSize]);
  useEffect(() => {
    if (laid === 0 || !words.current) return;
    const found = marksIn(words.current, look.words);
    setMarks(found);
    onMarks(number, found);
  }, [laid, look.words, number, onMarks]);
  return (
    <section
      ref={sheet}
      className={classes.page}
      data-page={number}
      aria-label={t('evidence.pageNumber', { number })}
      style={{ width: size.width * scale, height: size.height * scale }}
    >
      <div ref={paper} aria-hidden />
      <div ref={words} className={classes.words} style={{ '--total-scale-factor': scale * POINT } as React.CSSProperties} />
      {near && <Overlay page={number} turn={turn} look={look} marks={marks} />}
    </section>
  );
}
