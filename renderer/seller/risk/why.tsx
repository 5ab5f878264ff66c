import { Anchor, Badge, Button, Drawer, Group, List, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, say } from '#core/kit/messages.ts';
import { api, type client } from '../../client.ts';
import { whenText } from '../../evidence/media.ts';
import { goTo } from '../../frame/go-to.ts';
import { sayFinding } from '../../frame/problem.ts';
import { type Places, usePlaces } from '../groups/use-places.ts';
import { colourOf, factorName } from './say.ts';

type View = Awaited<ReturnType<typeof client.risk.get>>;
type Point = View['points'][number];

interface Props {
  readonly matter: string;
  readonly storefront: string;
  readonly onClose: () => void;
}

/** One storefront: every point with the field and the page it comes from, and what would add more. */
export function RiskDrawer({ matter, storefront, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const navigate = useNavigate();
  const places = usePlaces(matter);
  const { data } = useQuery(api.risk.get.queryOptions({ input: { matter, storefront } }));
  const jump = (where: string) => {
    onClose();
    goTo(navigate, matter, where);
  };
  const sum = data?.points.reduce((all, one) => all + one.points, 0) ?? 0;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={680}
      title={
        data && (
          <Group gap="sm">
            <Badge size="lg" color={colourOf(data.score)} variant="light">
              {t('risk.title', { score: data.score })}
            </Badge>
            <Text fw={600}>{[`${data.sellerNo}.`, data.sellerName || t('seller.hidden'), data.shopName].filter(Boolean).join(' ')}</Text>
          </Group>
        )
      }
      closeButtonProps={{ 'aria-label': t('frame.close') }}
      overlayProps={{ backgroundOpacity: 0.15 }}
    >
      {data && (
        <Stack gap="lg">
          <Part title={t('risk.why')}>
            {data.points.length === 0 && <Text size="sm">{t('risk.none')}</Text>}
            {data.points.map((point) => (
              <PointLines key={point.id} point={point} places={places} language={language} onJump={jump} />
            ))}
            {sum > 100 && (
              <Text size="sm" c="dimmed">
                {t('risk.capped', { sum })}
              </Text>
            )}
          </Part>
          <Part title={t('risk.whyNot')}>
            {data.notHigher.map(({ id, upTo, missing, where, reason }) => {
              const { message, hint } = sayFinding(reason, language);
              return (
                <Group key={id} gap="sm" wrap="nowrap" align="flex-start">
                  <Badge size="sm" variant="light" color={missing ? 'orange' : 'gray'} style={{ flex: '0 0 98px' }}>
                    {missing ? t('risk.missing') : t('risk.looked')}
                  </Badge>
                  <div style={{ flex: 1 }}>
                    <Text size="sm">
                      {factorName(id, language)}: {message}
                    </Text>
                    <Text size="xs" c="dimmed">
                      {t('risk.upTo', { points: upTo })}
                      {missing && ` · ${hint}`}
                    </Text>
                  </div>
                  {missing && where !== '' && (
                    <Button size="compact-xs" variant="subtle" onClick={() => jump(where)} aria-label={`${t('risk.enter')}: ${message}`}>
                      {t('risk.enter')}
                    </Button>
                  )}
                </Group>
              );
            })}
          </Part>
          {data.recorded && <RecordedPart recorded={data.recorded} language={language} />}
        </Stack>
      )}
    </Drawer>
  );
}

interface PointProps {
  readonly point: Point;
  readonly places: Places;
  readonly language: Language;
  readonly onJump: (where: string) => void;
}

function PointLines({ point, places, language, onJump }: PointProps) {
  const { t } = useTranslation();
  return (
    <Stack gap={4}>
      <Group gap="sm">
        <Text size="sm" fw={600}>
          {factorName(point.id, language)}
        </Text>
        <Badge size="sm" variant="light">
          {t('risk.points', { points: point.points, of: point.of })}
        </Badge>
      </Group>
      {point.facts.map((fact) => (
        <Group key={`${fact.key} ${fact.where}`} gap={8} wrap="nowrap" align="flex-start" pl="sm">
          <Text size="sm" c="dimmed" w={34} style={{ flex: 'none' }}>
            {t('risk.fact', { points: fact.points })}
          </Text>
          <div style={{ minWidth: 0 }}>
            <Anchor component="button" size="sm" ta="left" style={{ overflowWrap: 'anywhere' }} onClick={() => onJump(fact.where)}>
              {sayFinding(fact.reason, language).message}
            </Anchor>
            <Group gap={8}>
              {places.places(fact.sources).map((place) => (
                <Anchor
                  key={place.source}
                  component="button"
                  size="xs"
                  onClick={() => places.open(place, String(fact.reason.params.quote ?? ''))}
                >
                  {place.name}
                </Anchor>
              ))}
            </Group>
          </div>
        </Group>
      ))}
      {point.more > 0 && (
        <Text size="xs" c="dimmed" pl="sm">
          {t('risk.more', { count: point.more })}
        </Text>
      )}
    </Stack>
  );
}

function RecordedPart({ recorded, language }: { readonly recorded: NonNullable<View['recorded']>; readonly language: Language }) {
  const { t } = useTranslation();
  const said = recorded.changes.map(({ id, params }) => {
    const factor = language === 'zh-CN' ? params.factor_zh : params.factor;
    return say(id, factor === undefined ? params : { ...params, factor }, language).message;
  });
  return (
    <Part title={t('risk.columns.recorded')}>
      <Text size="sm">
        {t('risk.recordedAt', { at: whenText(recorded.at, language), by: recorded.by, score: recorded.score, version: recorded.version })}{' '}
        {said.length === 0 ? t('risk.stands') : t('risk.differs')}
      </Text>
      <List size="sm">
        {said.map((text) => (
          <List.Item key={text}>{text}</List.Item>
        ))}
      </List>
    </Part>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Stack gap="xs" component="section" aria-label={title}>
      <Title order={3} size="h5">
        {title}
      </Title>
      {children}
    </Stack>
  );
}
