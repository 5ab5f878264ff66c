import { Button, Group, Menu, SegmentedControl, Stack, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconChevronDown, IconFileSpreadsheet, IconPlus, IconReportMoney } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rule } from '#core/damages/rule.ts';
import { fileName } from '#core/filing/model.ts';
import type { Language } from '#core/kit/messages.ts';
import { api } from '../client.ts';
import { focusWhere, goTo, useVisit } from '../frame/go-to.ts';
import { saveFile } from '../frame/save.ts';
import { BySeller } from './by-seller.tsx';
import { MeasuresView } from './compare/measures.tsx';
import classes from './damages.module.css';
import { RatesView } from './exchange/rates.tsx';
import { FiguresTable } from './figures-table/figures-table.tsx';
import { Heads } from './heads.tsx';
import { ImportDamages } from './importing/import-damages.tsx';
import { ReadinessView } from './readiness/readiness.tsx';
import { RuleLine } from './rule-select.tsx';
import { grouped, rulesOn } from './rules.ts';
import { Summary } from './summary.tsx';

/** Below this width of the room the totals stand above the heads. */
const TWO_COLUMNS = 900;

/** The ways to look at what is claimed, in the order of the work. The address names the one shown. */
const TABS = ['heads', 'measures', 'figures', 'sellers', 'rates', 'readiness'] as const;
type Tab = (typeof TABS)[number];

/** What is claimed: heads with their figures, what the law makes of them, and what each seller owes. */
export function DamagesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { matter: id } = useParams({ from: '/m/$matter' });
  const { at, tab, item } = useSearch({ from: '/m/$matter/damages' });
  const visit = useVisit();
  const { ref: room, width } = useElementSize<HTMLDivElement>();
  const narrow = width > 0 && width < TWO_COLUMNS;
  const shown = TABS.find((one) => one === tab) ?? 'heads';
  const [open, setOpen] = useState<string | null>(null);
  const matter = useQuery(api.matter.get.queryOptions({ input: { id } }));
  const packs = useQuery(api.workspace.packs.queryOptions());
  const damages = useQuery(api.damages.get.queryOptions({ input: { matter: id } }));
  const put = useMutation(api.damages.putHead.mutationOptions());
  const ready = damages.data !== undefined && matter.data !== undefined && packs.data !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a second visit to the same field is a wish to go there again
  useEffect(() => {
    const head = at?.split('/')[1];
    if (at === undefined || !ready) return;
    if (head !== undefined) setOpen(head);
    focusWhere(at);
  }, [at, ready, visit]);
  if (!damages.data || !matter.data || !packs.data) return null;
  const view = damages.data;
  const day = matter.data.actDate || new Date().toISOString().slice(0, 10);
  const show = (next: Tab, seller = '') =>
    void navigate({
      to: '/m/$matter/damages',
      params: { matter: id },
      search: { tab: next, ...(seller !== '' && { item: seller }) },
      replace: next === shown,
    });
  const openHead = (head: string) => {
    show('heads');
    setOpen(head);
    focusWhere(`damages/${head}/title`);
  };
  const go = (where: string) => goTo(navigate, id, where);
  const pack = packs.data.find((one) => one.id === matter.data.pack);
  const add = async (rule: Rule) => {
    const head = await put.mutateAsync({
      matter: id,
      head: { rule: rule.id, title: rule.title[view.language], currency: rule.currency },
    });
    openHead(head.id);
  };
  const save = () => {
    const name = fileName(matter.data.title, t('damages.exported'), 'xlsx');
    return saveFile(`/files/damages/${id}.xlsx?save=${encodeURIComponent(name)}`, name);
  };
  return (
    <div ref={room} className={classes.page}>
      <Group className={classes.bar} justify="space-between" gap="sm">
        <SegmentedControl
          aria-label={t('frame.tabs.damages')}
          value={shown}
          onChange={(value) => show(value as Tab)}
          data={TABS.map((name) => ({ value: name, label: t(`compare.tabs.${name}`) }))}
        />
        <Group gap="xs" wrap="nowrap">
          {shown !== 'rates' && <ImportDamages matter={matter.data} />}
          <Button
            variant="default"
            leftSection={<IconFileSpreadsheet size={17} stroke={1.7} aria-hidden />}
            disabled={view.heads.length === 0}
            onClick={() => void save()}
          >
            {t('damages.export')}
          </Button>
          <AddHead rules={rulesOn(view.rules, day)} busy={put.isPending} onAdd={(rule) => void add(rule)} />
        </Group>
      </Group>
      {shown === 'sellers' ? (
        <div className={classes.sellers}>
          <BySeller
            matter={id}
            count={view.sellers}
            grouped={view.heads.some(({ head }) => head.liability === 'group')}
            onMeasures={(seller) => show('measures', seller)}
          />
        </div>
      ) : shown === 'measures' ? (
        <div className={classes.sellers}>
          <MeasuresView
            matter={id}
            view={view}
            seller={item ?? ''}
            onSeller={(seller) => show('measures', seller)}
            onGo={go}
            onHead={openHead}
          />
        </div>
      ) : shown === 'figures' ? (
        <div className={classes.sellers}>
          <FiguresTable matter={matter.data} view={view} />
        </div>
      ) : shown === 'rates' ? (
        <div className={classes.sellers}>
          <RatesView matter={id} />
        </div>
      ) : shown === 'readiness' ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard
        <section className={classes.heads} aria-label={t('compare.tabs.readiness')} tabIndex={0}>
          <ReadinessView matter={id} onGo={go} />
        </section>
      ) : view.heads.length === 0 ? (
        <Stack align="center" gap={4} py={80} px="lg">
          <IconReportMoney size={44} stroke={1.2} aria-hidden />
          <Text fw={600}>{t('damages.empty')}</Text>
          <Text size="sm" c="dimmed" ta="center" maw={460}>
            {view.rules.length === 0 ? t('damages.noRules') : t('damages.emptyHint')}
          </Text>
        </Stack>
      ) : (
        <div className={classes.columns} data-narrow={narrow || undefined}>
          <div className={classes.heads}>
            <Heads matter={matter.data} pack={pack} view={view} day={day} open={open} onOpen={setOpen} />
          </div>
          <aside className={classes.aside} aria-label={t('damages.totals')}>
            <Summary view={view} narrow={narrow} onGo={go} />
          </aside>
        </div>
      )}
    </div>
  );
}

interface AddHeadProps {
  readonly rules: readonly Rule[];
  readonly busy: boolean;
  readonly onAdd: (rule: Rule) => void;
}

function AddHead({ rules, busy, onAdd }: AddHeadProps) {
  const { t, i18n } = useTranslation();
  return (
    <Menu position="bottom-end" width={420} withinPortal>
      <Menu.Target>
        <Button
          leftSection={<IconPlus size={17} aria-hidden />}
          rightSection={<IconChevronDown size={15} aria-hidden />}
          disabled={rules.length === 0}
          loading={busy}
        >
          {t('damages.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={520} style={{ overflowY: 'auto' }}>
        {[...grouped(rules)].map(([group, members]) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of a menu, where no fieldset may stand
          <div key={group} role="group" aria-label={t(`damages.groups.${group}`)}>
            <Menu.Label aria-hidden>{t(`damages.groups.${group}`)}</Menu.Label>
            {members.map((rule) => (
              <Menu.Item key={rule.id} onClick={() => onAdd(rule)}>
                <RuleLine rule={rule} label={rule.title[i18n.language as Language]} />
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
