import { useElementSize, useLocalStorage } from '@mantine/hooks';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ListedEvidence } from '#core/evidence/model.ts';
import { focusWhere } from '../frame/go-to.ts';
import { useRoomKeys } from './acts/keys.ts';
import { tagsUsed } from './acts/tags.tsx';
import { useActs } from './acts/use-acts.ts';
import { showingOf } from './media.ts';
import { useIntake } from './receiving/use-intake.ts';
import type { Lens } from './search/hits.tsx';
import { useRecent } from './search/recent.ts';
import { type Hit, useSearch } from './search/use-search.ts';
import { useSimilar } from './similar/groups.ts';
import { type View, views } from './toolbar.tsx';
import { useEvidence } from './use-evidence.ts';
import { useListing } from './use-listing.ts';
import { usePlace } from './use-place.ts';

/** Below this width of the room an open item takes the place of the list. */
export const TWO_PANES = 880;
const NOTHING: readonly ListedEvidence[] = [];

/** What the room shows, what is open in it, and the ways to move about, by key and by button alike. */
export function useRoom() {
  const [kept, setView] = useLocalStorage<View>({ key: 'evidence-view', defaultValue: 'table', getInitialValueInEffect: false });
  const view = views.find((name) => name === kept) ?? 'table';
  const [lens, setLens] = useLocalStorage<Lens>({ key: 'evidence-lens', defaultValue: 'pages', getInitialValueInEffect: false });
  const [typed, setTyped] = useState('');
  const [everywhere, setEverywhere] = useState(false);
  const [hitAt, setHitAt] = useState(0);
  const [help, setHelp] = useState(false);
  const [drawing, setDrawing] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const { ref: frame, width } = useElementSize<HTMLDivElement>();
  const exhibitsAt = useRef<readonly { readonly id: string; readonly evidence: string }[]>([]);
  const place = usePlace(exhibitsAt.current);
  const { matter, wanted, show } = place;
  const evidence = useEvidence(matter);
  const { items, withdrawn, exhibits, byId, inside, ready } = evidence;
  exhibitsAt.current = exhibits;
  const listing = useListing(matter, evidence, typed);
  const { shown, chosen, active, order, filters } = listing;
  const search = useSearch(everywhere ? '' : matter, typed, filters);
  const [recent, remember] = useRecent(matter);
  const similar = useSimilar(matter);
  const acts = useActs(matter, listing.clear);
  const intake = useIntake(matter, (item) => show(item));
  const tags = useMemo(() => tagsUsed(items), [items]);

  const gone = withdrawn.find((item) => item.id === wanted);
  const open = byId.get(wanted ?? '')?.item ?? (gone && { ...gone, exhibit: null, findings: [] });
  const narrow = open !== undefined;
  const compact = narrow || (width > 0 && width < TWO_PANES);
  const finding = typed.trim() !== '';
  const listsHits = finding && lens === 'pages';
  const listsItems = (finding && lens === 'items') || (!finding && (view === 'table' || view === 'gallery'));
  const { start, at } = place;
  useEffect(() => {
    if (start === 'search') field.current?.focus();
  }, [start]);
  useEffect(() => {
    if (at !== undefined && ready) focusWhere(at);
  }, [at, ready]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins at its first hit
  useEffect(() => setHitAt(0), [search.query, lens]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a box belongs to the item it was begun on
  useEffect(() => setDrawing(false), [open?.id]);

  const toList = () =>
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>('[role=grid], [role=listbox], [data-card][tabindex="0"]')?.focus(),
    );
  const openItem = (id: string) => {
    listing.setActive(id);
    show(id);
  };
  const close = () => {
    show(null);
    toList();
  };
  const openHit = (hit: Hit, index: number) => {
    setHitAt(index);
    remember(search.query);
    const within = { ...(hit.page > 0 && { page: hit.page }), words: search.query };
    if (hit.matter === matter) show(hit.item, within);
    else place.showIn(hit.matter, hit.item, within);
  };
  const moveHit = (by: number) => {
    const index = Math.max(0, Math.min(search.hits.length - 1, hitAt + by));
    const hit = search.hits[index];
    if (!hit) return;
    setHitAt(index);
    if (narrow) openHit(hit, index);
  };
  const standing = order.length > 0 && (view === 'table' || finding) ? order : shown.map((line) => line.id);
  const here = standing.indexOf(active ?? open?.id ?? '');
  const move = (by: number) => {
    if (listsHits) return moveHit(by);
    const id = standing[here < 0 ? 0 : Math.max(0, Math.min(standing.length - 1, here + by))];
    if (!listsItems || id === undefined) return;
    listing.setActive(id);
    if (narrow) show(id);
    else toList();
  };
  const openAt = standing.indexOf(open?.id ?? '');
  const step = (by: number) => {
    const id = openAt < 0 ? undefined : standing[openAt + by];
    return id === undefined ? undefined : () => openItem(id);
  };
  /** What an act by key is about: what is chosen, else what is open, else where the keys are. */
  const about = (): readonly ListedEvidence[] => {
    if (chosen.length > 0) return chosen;
    const one = open ?? (listsItems ? byId.get(active ?? '')?.item : undefined);
    return one && one.withdrawn === '' ? [one] : NOTHING;
  };
  const leave = () => {
    if (drawing) setDrawing(false);
    else if (chosen.length > 0) listing.clear();
    else if (narrow) close();
    else if (finding) setTyped('');
  };
  const find = () => {
    // Where the item has taken the place of the list, the list comes back first.
    if (narrow && width > 0 && width < TWO_PANES) show(null);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.select();
    });
  };
  const current = byId.get(active ?? '')?.item;
  useRoomKeys(
    {
      j: () => move(1),
      k: () => move(-1),
      e: () => acts.markExhibits(about()),
      l: () => acts.ask('link', about()),
      t: () => acts.ask('tag', about()),
      p: () => acts.ask('privilege', about()),
      c: () => acts.toggleConfidential(about()),
      n: () => {
        const [one] = about();
        if (!one) return;
        if (one.id !== open?.id) openItem(one.id);
        focusWhere(`evidence/${one.id}/note`);
      },
      b: () => open && ['pdf', 'picture', 'small'].includes(showingOf(open.mediaType)) && setDrawing(!drawing),
      ' ': () => listsItems && current && listing.toggle(current.id),
      Enter: () => {
        const hit = search.hits[hitAt];
        if (listsHits && hit) openHit(hit, hitAt);
        else if (listsItems && current) openItem(current.id);
      },
      Escape: leave,
      ArrowLeft: () => current && listing.fold(inside.has(current.id) ? current.id : current.parent, true),
      ArrowRight: () => current && listing.fold(current.id, false),
      '/': find,
      '?': () => setHelp(!help),
    },
    find,
  );
  const onSearchKey = (key: string): boolean => {
    if (key === 'Escape') {
      setTyped('');
      return true;
    }
    if (!listsHits) {
      if (key !== 'ArrowDown' && key !== 'Enter') return false;
      toList();
      return true;
    }
    const hit = search.hits[hitAt];
    if (key === 'Enter' && hit) openHit(hit, hitAt);
    else moveHit({ ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 }[key] ?? 0);
    return true;
  };
  return {
    ...{ matter, evidence, listing, search, recent, similar, acts, intake, place, tags },
    ...{ view, setView, lens, setLens, typed, setTyped, everywhere, setEverywhere, help, setHelp, drawing, setDrawing },
    ...{ frame, list, field, width, open, narrow, compact, finding, listsHits, listsItems, hitAt },
    ...{ openItem, openHit, moveHit, close, leave, onSearchKey },
    exhibit: exhibits.find((one) => one.evidence === open?.id),
    /** Undefined at the ends of what is listed. */
    previous: listsHits ? (hitAt > 0 ? () => moveHit(-1) : undefined) : step(-1),
    next: listsHits ? (hitAt < search.hits.length - 1 ? () => moveHit(1) : undefined) : step(1),
  };
}
export type Room = ReturnType<typeof useRoom>;
