import { Alert } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ViewerBar } from './bar.tsx';
import type { Look } from './look.ts';
import { Overlay } from './overlay.tsx';
import { PageNumber } from './page-number.tsx';
import classes from './viewer.module.css';
import { useZoom } from './zoom.ts';

const EDGE = 16;

interface Props {
  /** Address of a page's picture. */
  readonly urlOf: (page: number) => string;
  readonly pages: number;
  readonly label: string;
  readonly look: Look;
  readonly aside?: ReactNode;
  /** What to know about the picture, above it. */
  readonly notice?: string;
  readonly fallback: ReactNode;
}

/** A picture, fitted, closer or turned on the screen; the file stays as received. One with several pages shows one at a time. */
export function PictureView({ urlOf, pages, label, look, aside, notice, fallback }: Props) {
  const { t } = useTranslation();
  const desk = useRef<HTMLDivElement>(null);
  const { ref: measured, width: roomWidth, height: roomHeight } = useElementSize<HTMLDivElement>();
  const merged = useMergedRef(desk, measured);
  const [at, setAt] = useState(1);
  const [natural, setNatural] = useState<{ width: number; height: number } | null>(null);
  const [turn, setTurn] = useState(0);
  const [failed, setFailed] = useState(false);
  const upright = turn % 180 === 0;
  const { width, height } = natural ?? { width: 1, height: 1 };
  const [across, down] = upright ? [width, height] : [height, width];
  // A small picture is shown as large as it is, not blown up.
  const fitted = Math.min(1, Math.max(0.02, Math.min((roomWidth - 2 * EDGE) / across, (roomHeight - 2 * EDGE) / down)));
  const zooming = useZoom(desk, fitted);
  const { scale } = zooming;
  const { target, onPage } = look;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new jump is one
  useEffect(() => {
    if (target) setAt(Math.min(pages, look.pins.find((pin) => pin.id === target.pin)?.page ?? target.page));
  }, [target]);
  useEffect(() => onPage(at), [at, onPage]);
  return (
    <div className={classes.viewer}>
      <ViewerBar zooming={zooming} onTurn={() => setTurn((turn + 90) % 360)} aside={aside}>
        {pages > 1 && <PageNumber at={at} count={pages} onGo={setAt} label={t('evidence.page')} />}
      </ViewerBar>
      {notice !== undefined && natural && (
        <Alert color="yellow" variant="light" radius={0} py="xs">
          {notice}
        </Alert>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <section ref={merged} className={classes.desk} tabIndex={0} aria-label={`${t('evidence.viewer')}: ${label}`}>
        {failed ? (
          fallback
        ) : (
          <div className={classes.frame}>
            <div
              className={classes.turned}
              style={{ width: across * scale, height: down * scale, margin: EDGE }}
              data-page={natural ? at : undefined}
            >
              <img
                src={urlOf(at)}
                alt={label}
                hidden={!natural}
                style={{ width: width * scale, height: height * scale, transform: `translate(-50%, -50%) rotate(${turn}deg)` }}
                onLoad={(event) => setNatural({ width: event.currentTarget.naturalWidth, height: event.currentTarget.naturalHeight })}
                onError={() => setFailed(true)}
              />
              {natural && <Overlay page={at} turn={turn} look={look} />}
            </div>
          </div>
        )}
      </section>
    </div>
  );
}
