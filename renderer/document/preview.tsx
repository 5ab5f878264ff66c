import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Numbered, ResolvedBlock, ResolvedInline } from '#core/document/numbered.ts';
import { drawBlocks, type Setting } from './blocks.tsx';
import { drawInlines, each } from './inlines.tsx';
import './layouts.css';
import styles from './preview.module.css';

interface Props {
  readonly numbered: Numbered;
  /** A value or a gap was clicked; the argument is its path in the facts. */
  readonly onJump: (path: string) => void;
}

/** The document as it will be printed, on sheets without page breaks of their own, in the same words and numbers as the files. */
export function DocumentPreview({ numbered, onJump }: Props) {
  const { t, i18n } = useTranslation();
  const { language, layout, paper, title, draft } = numbered.meta;
  const setting = useMemo<Setting>(() => ({ language, layout }), [language, layout]);
  const pages = useMemo(() => sheets(numbered.blocks), [numbered.blocks]);
  const notes = useMemo(() => [...footnotes(numbered.blocks)], [numbered.blocks]);
  const desk = useRef<HTMLDivElement>(null);
  const zoom = useFit(desk, paper === 'a4' ? 793.7 : 816);
  useClicks(desk, onJump);
  return (
    <div ref={desk} className={styles.desk}>
      <div
        role="document"
        aria-label={t('document.sheet', { title })}
        lang={language}
        data-layout={layout}
        data-paper={paper}
        style={{ zoom }}
        className={styles.document}
      >
        {each(pages, (page, i) => (
          <section
            className={styles.sheet}
            data-landscape={page.landscape || undefined}
            // The mark is part of the paper, so it is in the paper's language.
            data-draft={draft ? i18n.getFixedT(language)('document.draft') : undefined}
          >
            {drawBlocks(page.blocks, setting)}
            {i === pages.length - 1 && notes.length > 0 && (
              <div className={styles.notes}>
                {each(notes, (note) => (
                  <div data-anchor={`note-${note.number}`}>
                    <sup>{note.number}</sup> {drawInlines(note.children, language)}
                  </div>
                ))}
              </div>
            )}
          </section>
        ))}
      </div>
    </div>
  );
}

/** Upright and landscape blocks apart: each run of them is one sheet. */
function sheets(blocks: readonly ResolvedBlock[]): { readonly landscape: boolean; readonly blocks: readonly ResolvedBlock[] }[] {
  const all: { landscape: boolean; blocks: ResolvedBlock[] }[] = [];
  for (const block of blocks) {
    const last = all.at(-1);
    if (block.kind === 'landscape') all.push({ landscape: true, blocks: [...block.blocks] });
    else if (last && !last.landscape) last.blocks.push(block);
    else all.push({ landscape: false, blocks: [block] });
  }
  return all.length > 0 ? all : [{ landscape: false, blocks: [] }];
}

type Footnote = Extract<ResolvedInline, { kind: 'footnote' }>;

/** Footnotes in reading order, wherever they stand: every inline of the model lies somewhere in this plain JSON. */
function* footnotes(value: unknown): Generator<Footnote> {
  if (typeof value !== 'object' || value === null) return;
  if ('kind' in value && value.kind === 'schedule') return;
  if ('kind' in value && value.kind === 'footnote') yield value as Footnote;
  for (const child of Object.values(value)) if (typeof child === 'object') yield* footnotes(child);
}

/** How much smaller than life the paper must be to fit the pane. Never larger than life. */
function useFit(pane: React.RefObject<HTMLDivElement | null>, paperWidth: number): number {
  const [zoom, setZoom] = useState(1);
  useEffect(() => {
    if (!pane.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const room = entry?.contentRect.width ?? 0;
      // In steps, so that a scroll bar that comes and goes does not make the paper breathe.
      if (room > 0) setZoom(Math.max(0.4, Math.min(1, Math.floor((room / paperWidth) * 50) / 50)));
    });
    observer.observe(pane.current);
    return () => observer.disconnect();
  }, [pane, paperWidth]);
  return zoom;
}

/** One listener for thousands of values: a click on what came from a fact jumps to its field, a click on a reference to its target. */
function useClicks(pane: React.RefObject<HTMLDivElement | null>, onJump: (path: string) => void): void {
  const jump = useRef(onJump);
  useEffect(() => {
    jump.current = onJump;
  });
  useEffect(() => {
    const element = pane.current;
    const clicked = (event: MouseEvent) => {
      const hit = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-path], [data-to]') : null;
      if (!hit || !element?.contains(hit)) return;
      // A dragged selection ends in a click too; whoever copies words does not want to leave them.
      if (!(hit instanceof HTMLButtonElement) && !window.getSelection()?.isCollapsed) return;
      const { path, to } = hit.dataset;
      if (path !== undefined) jump.current(path);
      else if (to !== undefined)
        element.querySelector(`[data-anchor="${CSS.escape(to)}"]`)?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    };
    element?.addEventListener('click', clicked);
    return () => element?.removeEventListener('click', clicked);
  }, [pane]);
}
