import { Button, Drawer, Group, Menu, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '#core/kit/finding.ts';
import type { Purchase } from '#core/seller/model.ts';
import { manySteps, mirrored, type PurchaseRecord, type StepKind, stepKinds, stepsOf } from '#core/seller/purchase/model.ts';
import { api } from '../../client.ts';
import { cellOf, Field, type FieldSpec } from '../../frame/field.tsx';
import { focusWhere } from '../../frame/go-to.ts';
import type { SellerRows } from '../rows.ts';
import { Comparison } from './comparison.tsx';
import { Missing } from './missing.tsx';
import { Papers } from './papers.tsx';
import { StepCard } from './step.tsx';
import { type RecordActs, useRecord } from './use-record.ts';

interface Props {
  readonly matter: string;
  readonly rows: SellerRows;
  readonly purchase: Purchase;
  readonly findings: readonly Finding[];
  readonly onClose: () => void;
}

/** One test purchase from the plan to the papers, edited in place. */
export function PurchaseDrawer({ matter, rows, purchase, findings, onClose }: Props) {
  const { t } = useTranslation();
  const found = useQuery(api.matter.get.queryOptions({ input: { id: matter } }));
  const drop = useMutation(api.seller.drop.mutationOptions({ onSuccess: onClose }));
  const acts = useRecord(matter, purchase);
  const steps = stepsOf(purchase);
  const taken = new Set(steps.map(({ kind }) => kind));
  const addable = stepKinds.filter((kind) => manySteps.has(kind) || !taken.has(kind));
  const missing = addable.filter((kind) => !taken.has(kind));
  const remove = () =>
    modals.openConfirmModal({
      title: t('frame.remove'),
      children: <Text size="sm">{t('purchase.removeAsk')}</Text>,
      labels: { confirm: t('frame.remove'), cancel: t('frame.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => drop.mutate({ matter, table: 'purchases', id: purchase.id }),
    });
  const base = `seller/purchases/${purchase.id}`;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={780}
      title={<Text fw={600}>{t('purchase.title', { order: purchase.orderNumber })}</Text>}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
      overlayProps={{ backgroundOpacity: 0.15 }}
    >
      <Stack gap="lg" data-where={base}>
        <Part title={t('purchase.missing')}>
          <Missing findings={findings} onGo={(where) => focusWhere(where)} />
        </Part>
        <Part title={t('purchase.goods')}>
          <Fields matter={matter} purchase={purchase} acts={acts} fields={goodsFields(rows, purchase)} />
        </Part>
        <Part title={t('purchase.course')}>
          <Stack gap="xs">
            {steps.map((step) => (
              <StepCard
                key={manySteps.has(step.kind) ? step.id : step.kind}
                matter={matter}
                purchase={purchase.id}
                step={step}
                acts={acts}
              />
            ))}
          </Stack>
          <Group gap={6}>
            {missing.map((kind) => (
              <AddStep key={kind} base={base} kind={kind} onAdd={() => void acts.addStep(kind).catch(() => undefined)} />
            ))}
            {addable.length > missing.length && (
              <Menu position="bottom-start">
                <Menu.Target>
                  <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />}>
                    {t('purchase.more')}
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  {addable
                    .filter((kind) => taken.has(kind))
                    .map((kind) => (
                      <Menu.Item key={kind} onClick={() => void acts.addStep(kind).catch(() => undefined)}>
                        {t(`purchase.steps.${kind}`)}
                      </Menu.Item>
                    ))}
                </Menu.Dropdown>
              </Menu>
            )}
          </Group>
        </Part>
        <Part title={t('purchase.comparison')}>
          <Comparison purchase={purchase.id} acts={acts} />
          <Fields matter={matter} purchase={purchase} acts={acts} fields={RESULT} />
        </Part>
        <Part title={t('purchase.people')}>
          <Fields matter={matter} purchase={purchase} acts={acts} fields={PEOPLE} />
        </Part>
        <Part title={t('purchase.papers')}>
          {found.data && (
            <Papers matter={matter} matterTitle={found.data.title} purchase={purchase.id} onJump={(where) => focusWhere(where)} />
          )}
        </Part>
        <Group justify="flex-end">
          <Button variant="subtle" color="red" size="xs" leftSection={<IconTrash size={15} aria-hidden />} onClick={remove}>
            {t('frame.remove')}
          </Button>
        </Group>
      </Stack>
    </Drawer>
  );
}

/** Adds a step. A gap in what the row says of it leads here while there is no such step. */
function AddStep({ base, kind, onAdd }: { readonly base: string; readonly kind: StepKind; readonly onAdd: () => void }) {
  const { t } = useTranslation();
  const button = (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconPlus size={14} aria-hidden />}
      data-where={`${base}/steps/${kind}`}
      onClick={onAdd}
    >
      {t('purchase.addStep', { step: t(`purchase.steps.${kind}`) })}
    </Button>
  );
  return Object.values(mirrored[kind] ?? {}).reduce<ReactElement>(
    (inner, field) => (
      <span key={field} data-where={`${base}/${field}`}>
        {inner}
      </span>
    ),
    button,
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Stack gap={8} component="section" aria-label={title}>
      <Title order={3} size="h5">
        {title}
      </Title>
      {children}
    </Stack>
  );
}

type RowName = 'storefront' | 'listing' | 'orderNumber' | 'paymentMethod' | 'tracking' | 'conclusion' | 'differences' | 'sources';
type RecordName = Exclude<keyof PurchaseRecord, 'steps' | 'comparison'>;
type Asked = { readonly kind?: FieldSpec['kind']; readonly choices?: readonly { readonly value: string; readonly label: string }[] } & (
  | { readonly row: RowName }
  | { readonly record: RecordName }
);

const goodsFields = (rows: SellerRows, purchase: Purchase): Asked[] => {
  const shops = rows.storefronts.filter(({ seller }) => seller === purchase.seller);
  const own = new Set(shops.map(({ id }) => id));
  const listings = rows.listings.filter(({ storefront }) => own.has(storefront));
  return [
    { row: 'storefront', kind: 'choice', choices: shops.map((s) => ({ value: s.id, label: s.shopName || s.url || s.id })) },
    { row: 'listing', kind: 'choice', choices: listings.map((l) => ({ value: l.id, label: l.title || l.url || l.id })) },
    { row: 'orderNumber' },
    { row: 'tracking' },
    { record: 'item' },
    { record: 'quantity', kind: 'number' },
    { row: 'paymentMethod' },
    { record: 'account' },
    { record: 'shipTo' },
    { record: 'asOffered', kind: 'choice' },
    { row: 'sources', kind: 'sources' },
  ];
};
const RESULT: readonly Asked[] = [
  { row: 'conclusion', kind: 'choice' },
  { record: 'examinerTies', kind: 'choice' },
  { record: 'reference' },
  { record: 'method', kind: 'long' },
  { row: 'differences', kind: 'long' },
];
const PEOPLE: readonly Asked[] = [
  { record: 'buyer' },
  { record: 'buyerOf' },
  { record: 'buyerTies', kind: 'choice' },
  { record: 'executedIn', kind: 'choice' },
  { record: 'executedAt' },
  { record: 'notaryOffice' },
  { record: 'notaryRecord' },
  { record: 'timestamp' },
];

/** Fixed choices, whose words are among those of the room. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  asOffered: ['yes', 'no'],
  buyerTies: ['plaintiff', 'counsel', 'investigator', 'independent'],
  executedIn: ['us', 'abroad'],
  examinerTies: ['plaintiff', 'independent'],
  conclusion: ['counterfeit', 'infringing', 'genuine', 'grey', 'inconclusive'],
};
const HINTED: ReadonlySet<string> = new Set(['shipTo', 'buyerOf']);
const POINTERS: ReadonlySet<string> = new Set(['storefront', 'listing']);

interface FieldsProps {
  readonly matter: string;
  readonly purchase: Purchase;
  readonly acts: RecordActs;
  readonly fields: readonly Asked[];
}

function Fields({ matter, purchase, acts, fields }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={2} spacing="sm" verticalSpacing="xs">
      {fields.map((asked) => {
        const name = 'row' in asked ? asked.row : asked.record;
        const kind = asked.kind ?? 'text';
        const fixed = CHOICES[name]?.map((value) => ({ value, label: t(`purchase.choices.${name}.${value}`) }));
        const choices = asked.choices ?? fixed;
        const spec: FieldSpec = {
          name,
          kind,
          label: t(`purchase.fields.${name}`),
          hint: HINTED.has(name) ? t(`purchase.hints.${name}`) : undefined,
          wide: kind === 'long' || kind === 'sources',
          ...(choices && { choices }),
        };
        return (
          <div key={name} style={cellOf(spec)}>
            <Field
              spec={spec}
              matter={matter}
              where={`seller/purchases/${purchase.id}/${name}`}
              value={'row' in asked ? purchase[asked.row] : acts.record[asked.record]}
              onSave={(value) =>
                'row' in asked
                  ? acts.row({ [name]: POINTERS.has(name) && value === '' ? null : value })
                  : acts.change(() => ({ [name]: value }) as Partial<PurchaseRecord>)
              }
            />
          </div>
        );
      })}
    </SimpleGrid>
  );
}
