import { ActionIcon, Group, Text, useComputedColorScheme } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react';
import { UndirectedGraph } from 'graphology';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import Sigma from 'sigma';
import type { NodeHoverDrawingFunction } from 'sigma/rendering';
import type { GraphData } from './graph.tsx';
import classes from './groups.module.css';

/** Whether the graph can be drawn here at all. */
export const drawable = (): boolean => {
  const canvas = document.createElement('canvas');
  return (canvas.getContext('webgl2') ?? canvas.getContext('webgl')) !== null;
};

/** Colours of the theme as they stand, in the notation canvases read. */
function palette() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--mantine-color-${name}`).trim() || '#808080';
  return {
    cluster: colour('ink-6'),
    storefront: colour('teal-6'),
    identifier: colour('orange-6'),
    hard: colour('gray-6'),
    weak: colour('yellow-6'),
    text: colour('text'),
    back: colour('body'),
  };
}

interface Props {
  readonly data: GraphData;
  readonly chosen: string | null;
  readonly onChoose: (node: string) => void;
}

/** The points where the workbench has laid them; nothing is laid out here. */
export function GraphCanvas({ data, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const sigma = useRef<Sigma | null>(null);
  const scheme = useComputedColorScheme('light');
  const still = useReducedMotion();
  const duration = still ? 0 : 200;
  const choose = useRef(onChoose);
  choose.current = onChoose;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another scheme has other colours
  useEffect(() => {
    if (!box.current) return;
    const colours = palette();
    const graph = new UndirectedGraph();
    for (const { id, label, x, y, size, kind } of data.nodes)
      graph.addNode(id, { label: label.slice(0, 60), x, y, size: Math.max(3, Math.min(28, size)), color: colours[kind] });
    for (const { a, b, hard } of data.edges)
      if (a !== b && graph.hasNode(a) && graph.hasNode(b) && !graph.hasEdge(a, b))
        graph.addEdge(a, b, { size: hard ? 1.5 : 1, color: hard ? colours.hard : colours.weak });
    const hover: NodeHoverDrawingFunction = (context, node, settings) => {
      context.font = `${settings.labelSize}px ${settings.labelFont}`;
      const text = String(node.label ?? '');
      const wide = context.measureText(text).width;
      context.fillStyle = colours.back;
      context.fillRect(node.x + node.size, node.y - 11, wide + 12, 22);
      context.strokeStyle = colours.text;
      context.strokeRect(node.x + node.size, node.y - 11, wide + 12, 22);
      context.fillStyle = colours.text;
      context.fillText(text, node.x + node.size + 6, node.y + settings.labelSize / 3);
    };
    const drawn = new Sigma(graph, box.current, {
      allowInvalidContainer: true,
      labelColor: { color: colours.text },
      labelFont: 'Inter, system-ui, sans-serif',
      labelSize: 12,
      labelRenderedSizeThreshold: data.nodes.length > 120 ? 9 : 3,
      defaultDrawNodeHover: hover,
      zIndex: true,
    });
    drawn.on('clickNode', ({ node }) => choose.current(node));
    sigma.current = drawn;
    return () => {
      sigma.current = null;
      drawn.kill();
    };
  }, [data, scheme]);
  useEffect(() => {
    const drawn = sigma.current;
    if (!drawn) return;
    drawn.setSetting('nodeReducer', (node, shown) => (node === chosen ? { ...shown, highlighted: true, zIndex: 1 } : shown));
  }, [chosen]);
  const camera = () => sigma.current?.getCamera();
  const move = (x: number, y: number) => {
    const now = camera()?.getState();
    if (now) void camera()?.animate({ x: now.x + x * now.ratio, y: now.y + y * now.ratio }, { duration });
  };
  const acts: Readonly<Record<string, () => void>> = {
    '+': () => void camera()?.animatedZoom({ duration }),
    '=': () => void camera()?.animatedZoom({ duration }),
    '-': () => void camera()?.animatedUnzoom({ duration }),
    '0': () => void camera()?.animatedReset({ duration }),
    ArrowLeft: () => move(-0.1, 0),
    ArrowRight: () => move(0.1, 0),
    ArrowUp: () => move(0, 0.1),
    ArrowDown: () => move(0, -0.1),
  };
  const press = (event: KeyboardEvent) => {
    const act = acts[event.key];
    if (!act || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act();
  };
  return (
    <section
      className={classes.canvas}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: zoomed and moved by the keyboard; the table beside it says the same
      tabIndex={0}
      aria-label={t('groups.graph.label')}
      aria-describedby="graph-keys"
      onKeyDown={press}
    >
      <div ref={box} style={{ position: 'absolute', inset: 0 }} aria-hidden />
      <Group gap={4} className={classes.tools}>
        <ActionIcon variant="default" aria-label={t('groups.graph.in')} onClick={acts['+']}>
          <IconPlus size={16} />
        </ActionIcon>
        <ActionIcon variant="default" aria-label={t('groups.graph.out')} onClick={acts['-']}>
          <IconMinus size={16} />
        </ActionIcon>
        <ActionIcon variant="default" aria-label={t('groups.graph.fit')} onClick={acts['0']}>
          <IconFocusCentered size={16} />
        </ActionIcon>
      </Group>
      <Text id="graph-keys" size="xs" c="dimmed" className={classes.keys ?? ''}>
        {t('groups.graph.keys')}
      </Text>
    </section>
  );
}
