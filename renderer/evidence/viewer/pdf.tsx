import { Center, Loader } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ViewerBar } from './bar.tsx';
import { type Box, turnBox } from './boxes.ts';
import type { Look } from './look.ts';
import { PageNumber } from './page-number.tsx';
import { type PageSize, PdfPage, POINT } from './pdf-page.tsx';
import { openPdf } from './pdf-source.ts';
import classes from './viewer.module.css';
import { useZoom } from './zoom.ts';

/** Around and between the pages, as in the style sheet. */
const EDGE = 16;
const GAP = 12;

interface Props {
  readonly url: string;
  /** Bytes. */
  readonly size: number;
  /** Opens an encrypted one; '' for none. */
  readonly password: string;
  readonly label: string;
  readonly look: Look;
  readonly aside?: ReactNode;
  /** Shown instead when it does not open. */
  readonly fallback: (reason: 'encrypted' | 'damaged') => ReactNode;
}

/** A PDF, page under page, drawn by our own shell around pdf.js. Only what is looked at is fetched and drawn. */
export function PdfView({ url, size, password, label, look, aside, fallback }: Props) {
  const { t } = useTranslation();
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [first, setFirst] = useState<PageSize | null>(null);
  const [failed, setFailed] = useState<'encrypted' | 'damaged' | null>(null);
  useEffect(() => {
    let gone = false;
    setFailed(null);
    setPdf(null);
    const fail = (error: unknown) => {
      if (gone) return;
      const locked = error instanceof Error && error.name === 'PasswordException';
      if (!locked) console.warn('PDF', error);
      setFailed(locked ? 'encrypted' : 'damaged');
    };
    const opened = openPdf(url, size, password, fail);
    opened.document
      .then(async (document) => {
        const page = await document.getPage(1);
        const { width, height } = page.getViewport({ scale: POINT });
        if (gone) return;
        setFirst({ width, height });
        setPdf(document);
      })
      .catch(fail);
    return () => {
      gone = true;
      opened.close();
    };
  }, [url, size, password]);
  if (failed)
    return (
      <div className={classes.viewer}>
        <ViewerBar aside={aside} />
        {fallback(failed)}
      </div>
    );
  if (!pdf || !first)
    return (
      <div className={classes.viewer}>
        <ViewerBar aside={aside} />
        <Center style={{ flex: 1 }}>
          <Loader aria-label={t('frame.loading')} />
        </Center>
      </div>
    );
  return <Pages pdf={pdf} first={first} label={label} look={look} aside={aside} />;
}

interface PagesProps {
  readonly pdf: PDFDocumentProxy;
  readonly first: PageSize;
  readonly label: string;
  readonly look: Look;
  readonly aside: ReactNode;
}

function Pages({ pdf, first, label, look, aside }: PagesProps) {
  const { t } = useTranslation();
  const desk = useRef<HTMLDivElement>(null);
  const { ref: measured, width: room } = useElementSize<HTMLDivElement>();
  const merged = useMergedRef(desk, measured);
  const [root, setRoot] = useState<HTMLDivElement | null>(null);
  const [turn, setTurn] = useState(0);
  const [at, setAt] = useState(1);
  const upright = turn % 180 === 0;
  const guess = useMemo(() => (upright ? first : { width: first.height, height: first.width }), [first, upright]);
  // What is not drawn yet is taken to be like the first page.
  const [known, setKnown] = useState<ReadonlyMap<number, PageSize>>(new Map());
  const sizes = useMemo(() => Array.from({ length: pdf.numPages }, (_, i) => known.get(i + 1) ?? guess), [pdf, known, guess]);
  const widest = sizes.reduce((most, { width }) => Math.max(most, width), 1);
  const zooming = useZoom(desk, Math.max(0.1, (room - 2 * EDGE) / widest));
  const { scale } = zooming;
  const tops = useMemo(() => {
    let top = EDGE;
    return sizes.map(({ height }) => {
      const here = top;
      top += height * scale + GAP;
      return here;
    });
  }, [sizes, scale]);
  const onSize = useCallback(
    (number: number, next: PageSize) =>
      setKnown((before) => {
        const was = before.get(number);
        return was?.width === next.width && was.height === next.height ? before : new Map(before).set(number, next);
      }),
    [],
  );
  useEffect(() => setRoot(desk.current), []);
  // The place being read stays in sight when the zoom, the turn or the size of a page above it changes.
  const reading = useRef({ page: 0, part: 0 });
  const follow = () => {
    const element = desk.current;
    if (!element) return;
    const page = Math.max(
      0,
      tops.findLastIndex((top) => top <= element.scrollTop + EDGE),
    );
    const height = (sizes[page]?.height ?? 1) * scale;
    reading.current = { page, part: (element.scrollTop - (tops[page] ?? 0)) / height };
    const middle = element.scrollTop + element.clientHeight / 3;
    setAt(
      Math.max(
        0,
        tops.findLastIndex((top) => top <= middle),
      ) + 1,
    );
  };
  useLayoutEffect(() => {
    const { page, part } = reading.current;
    const element = desk.current;
    if (!element || (page === 0 && part <= 0)) return;
    element.scrollTop = (tops[page] ?? 0) + part * (sizes[page]?.height ?? 0) * scale;
  }, [tops, sizes, scale]);
  const goTo = (page: number, part = 0) => {
    const height = (sizes[page - 1]?.height ?? 0) * scale;
    desk.current?.scrollTo({ top: (tops[page - 1] ?? EDGE) - EDGE / 2 + Math.max(0, part * height - desk.current.clientHeight / 3) });
  };
  // A jump waits for the room it is made in; the first marked word of its page is brought into sight when it is known.
  const { target, onPage } = look;
  const ready = room > 0 && root !== null;
  const [sought, seek] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new jump is one
  useEffect(() => {
    if (!ready || !target) return;
    const pin = look.pins.find((one) => one.id === target.pin);
    const page = Math.min(pdf.numPages, pin?.page ?? target.page);
    goTo(page, pin?.box ? turnBox(pin.box, turn).y : 0);
    seek(pin ? 0 : page);
  }, [ready, target]);
  const onMarks = useCallback((page: number, marks: readonly Box[]) => setFound({ page, marks }), []);
  const [found, setFound] = useState<{ readonly page: number; readonly marks: readonly Box[] } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each jump
  useEffect(() => {
    const [mark] = found?.marks ?? [];
    if (found?.page !== sought || !mark) return;
    seek(0);
    goTo(sought, mark.y);
  }, [found, sought]);
  useEffect(() => onPage(at), [at, onPage]);
  return (
    <div className={classes.viewer}>
      <ViewerBar
        zooming={zooming}
        onTurn={() => {
          setKnown(new Map());
          setTurn((turn + 90) % 360);
        }}
        aside={aside}
      >
        <PageNumber at={at} count={pdf.numPages} onGo={goTo} label={t('evidence.page')} />
      </ViewerBar>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <section ref={merged} className={classes.desk} tabIndex={0} aria-label={`${t('evidence.viewer')}: ${label}`} onScroll={follow}>
        <div className={classes.pages}>
          {room > 0 &&
            root &&
            sizes.map((size, i) => (
              <PdfPage
                // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
                key={i}
                pdf={pdf}
                number={i + 1}
                size={size}
                scale={scale}
                turn={turn}
                root={root}
                onSize={onSize}
                look={look}
                onMarks={onMarks}
              />
            ))}
        </div>
      </section>
    </div>
  );
}
