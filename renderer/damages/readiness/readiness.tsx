import { Badge, Button, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Claim, Provable, Raise, Readiness } from '#core/damages/compare/model.ts';
import type { Language } from '#core/kit/messages.ts';
import { formatMoney } from '#core/kit/money.ts';
import { api } from '../../client.ts';
import { Mark } from '../compare/mark.tsx';
import classes from '../damages.module.css';
import { distinct, FindingLine, findingKey } from '../finding-line.tsx';

interface ReadinessProps {
  readonly matter: string;
  readonly onGo: (where: string) => void;
}

/** Which claims can be filed today, what stops the others, and which evidence would raise the provable figure most. */
export function ReadinessView({ matter, onGo }: ReadinessProps) {
  const { t } = useTranslation();
  const answer = useQuery(api.damages.readiness.queryOptions({ input: { matter } }));
  if (!answer.data) return null;
  const readiness = answer.data;
  if (readiness.claims.length === 0)
    return (
      <Text c="dimmed" ta="center" py={60}>
        {t('compare.noClaims')}
      </Text>
    );
  return (
    <Stack gap="lg">
      {readiness.provable.length > 0 && (
        <SimpleGrid type="container" cols={{ base: 1, '700px': 2, '1100px': 3 }}>
          {readiness.provable.map((provable) => (
            <ProvableBox key={provable.currency} provable={provable} />
          ))}
        </SimpleGrid>
      )}
      <section aria-label={t('compare.claims')}>
        <Title order={2} size="h5" mb={6}>
          {t('compare.claims')}
        </Title>
        <Stack gap="xs">
          {readiness.claims.map((claim) => (
            <ClaimBox key={claim.head} claim={claim} onGo={onGo} />
          ))}
        </Stack>
      </section>
      <Raises readiness={readiness} onGo={onGo} />
    </Stack>
  );
}

function ProvableBox({ provable }: { readonly provable: Provable }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const money = (amount: string | null) => (amount === null ? t('damages.totalOpen') : formatMoney(amount, provable.currency, language));
  return (
    <div className={classes.result}>
      <div className={classes.total}>
        <Text fw={650}>{t('compare.provable')}</Text>
        <Text fw={650}>{money(provable.amount)}</Text>
        <Text size="sm">{t('damages.loss')}</Text>
        <Text size="sm">{money(provable.loss)}</Text>
        <Text size="sm">{t('damages.expenses')}</Text>
        <Text size="sm">{money(provable.expenses)}</Text>
        <Text size="sm" c="dimmed">
          {t('compare.asClaimed')}
        </Text>
        <Text size="sm" c="dimmed">
          {money(provable.claimed)}
        </Text>
      </div>
    </div>
  );
}

function ClaimBox({ claim, onGo }: { readonly claim: Claim; readonly onGo: (where: string) => void }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const money = (amount: string | null) => (amount === null ? t('damages.open') : formatMoney(amount, claim.currency, language));
  const blockers = distinct(claim.blockers);
  return (
    <div className={classes.claim} data-ready={claim.ready || undefined}>
      <div className={classes.claimHead}>
        <div style={{ minWidth: 0 }}>
          <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
            {claim.title[language]}
          </Text>
          <Mark kind={claim.ready ? 'good' : 'warn'}>
            {claim.ready ? t('compare.ready') : t('compare.notReady', { count: blockers.length })}
          </Mark>
        </div>
        <div className={classes.figures} style={{ textAlign: 'right' }}>
          <Text size="sm" fw={600}>
            {money(claim.amount)}
          </Text>
          <Text size="xs" c="dimmed">
            {t('compare.provableOf', { amount: money(claim.provable) })}
          </Text>
        </div>
      </div>
      {claim.position === 'alternative' && (
        <Badge size="sm" variant="light" color="gray" tt="none">
          {t('damages.positions.alternative')}
        </Badge>
      )}
      {blockers.length > 0 && (
        <Stack gap={0} mx={-8}>
          {blockers.map((finding) => (
            <FindingLine key={findingKey(finding)} finding={finding} onGo={() => onGo(finding.where)} />
          ))}
        </Stack>
      )}
    </div>
  );
}

const SHOWN = 40;

function Raises({ readiness, onGo }: { readonly readiness: Readiness; readonly onGo: (where: string) => void }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const titleOf = (head: string) => readiness.claims.find((claim) => claim.head === head)?.title[language] ?? '';
  const labelOf = ({ head, input }: Pick<Raise, 'head' | 'input'>) =>
    (
      readiness.raises.find((raise) => raise.head === head && raise.input === input) ??
      readiness.raises.find((raise) => raise.input === input)
    )?.label[language] ?? input;
  return (
    <section aria-label={t('compare.raises')}>
      <Title order={2} size="h5" mb={2}>
        {t('compare.raises')}
      </Title>
      <Text size="sm" c="dimmed" mb={6}>
        {t('compare.raisesHint')}
      </Text>
      {readiness.raises.length === 0 && readiness.gaps.length === 0 ? (
        <Text size="sm">{t('compare.noRaises')}</Text>
      ) : (
        <Table aria-label={t('compare.raises')} verticalSpacing="xs" maw={1180}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('compare.input')}</Table.Th>
              <Table.Th>{t('compare.why')}</Table.Th>
              <Table.Th ta="right">{t('compare.gain')}</Table.Th>
              <Table.Th w={140}>
                <Text span size="sm" fw={600}>
                  {t('compare.act')}
                </Text>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {readiness.raises.slice(0, SHOWN).map((raise) => (
              <Table.Tr key={raise.where}>
                <Table.Td>
                  <Text size="sm">{raise.label[language]}</Text>
                  <Text size="xs" c="dimmed">
                    {titleOf(raise.head)}
                  </Text>
                  {raise.needs.length > 0 && (
                    <Text size="xs" c="dimmed">
                      {t('compare.needs', { inputs: raise.needs.map((input) => labelOf({ head: raise.head, input })).join(', ') })}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  <Mark kind={raise.why === 'unsupported' ? 'warn' : raise.why === 'missing' ? 'open' : 'note'}>
                    {t(`compare.whys.${raise.why}`)}
                  </Mark>
                </Table.Td>
                <Table.Td ta="right" className={classes.amount}>
                  {raise.gain === null ? t('compare.unknownGain') : `+${formatMoney(raise.gain, raise.currency, language)}`}
                </Table.Td>
                <Table.Td>
                  <Button
                    size="compact-sm"
                    variant="light"
                    aria-label={`${t('compare.toField')}: ${raise.label[language]}, ${titleOf(raise.head)}`}
                    onClick={() => onGo(raise.where)}
                  >
                    {t('compare.toField')}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
            {readiness.gaps.map((gap) => (
              <Table.Tr key={`gap ${gap.where}`}>
                <Table.Td>
                  <Text size="sm">{gap.label[language]}</Text>
                  <Text size="xs" c="dimmed">
                    {titleOf(gap.head)}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Mark kind="open">{t('compare.gap', { count: gap.sellers, numbers: gap.sellerNumbers })}</Mark>
                </Table.Td>
                <Table.Td ta="right">{t('compare.unknownGain')}</Table.Td>
                <Table.Td>
                  <Button
                    size="compact-sm"
                    variant="light"
                    aria-label={`${t('compare.toField')}: ${gap.label[language]}`}
                    onClick={() => onGo(gap.where)}
                  >
                    {t('compare.toField')}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {readiness.raises.length > SHOWN && (
        <Text size="sm" c="dimmed" mt={4}>
          {t('frame.more', { count: readiness.raises.length - SHOWN })}
        </Text>
      )}
    </section>
  );
}
