import { Anchor, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { Change } from '#core/store/store.ts';
import { type FieldChange, fieldChanges } from './changes.ts';
import { fieldName, type Speech, sayValue, thingName } from './say.ts';

/** Letters of a value before it is folded. */
const FOLD = 180;

/** What an entry changed, thing by thing and field by field. */
export function EntryChanges({
  changes,
  changed,
  speech,
}: {
  readonly changes: readonly Change[];
  readonly changed: number;
  readonly speech: Speech;
}) {
  const { t } = useTranslation();
  if (changes.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('journal.nothing')}
      </Text>
    );
  return (
    <Stack gap="md">
      {changes.map((change) => (
        <ThingChange key={`${change.kind}${change.id}`} change={change} speech={speech} />
      ))}
      {changed > changes.length && (
        <Text size="sm" c="dimmed">
          {t('journal.shown', { shown: changes.length, count: changed })}
        </Text>
      )}
    </Stack>
  );
}

function ThingChange({ change, speech }: { readonly change: Change; readonly speech: Speech }) {
  const { t } = useTranslation();
  const { kind, name } = thingName(speech, change);
  const fields = fieldChanges(change);
  const fresh = change.before === null;
  const gone = change.after === null;
  const title = [kind, name].filter(Boolean).join(' · ');
  return (
    <div>
      <Text size="sm" fw={550} mb={4} lineClamp={2}>
        {title}
        {(fresh || gone) && (
          <Text span size="sm" c="dimmed">
            {` (${t(fresh ? 'journal.created' : 'journal.removed')})`}
          </Text>
        )}
      </Text>
      {fields.length > 0 && (
        <Table layout="fixed" verticalSpacing={4} fz="sm" withTableBorder aria-label={title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="24%">{t('journal.field')}</Table.Th>
              {!fresh && <Table.Th>{t('journal.before')}</Table.Th>}
              {!gone && <Table.Th>{t('journal.after')}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {fields.map((field) => (
              <Table.Tr key={field.name} style={{ verticalAlign: 'top' }}>
                <Table.Td c="dimmed">{fieldName(speech, change, field.name)}</Table.Td>
                {!fresh && <Value speech={speech} change={change} field={field} side="before" />}
                {!gone && <Value speech={speech} change={change} field={field} side="after" />}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </div>
  );
}

interface ValueProps {
  readonly speech: Speech;
  readonly change: Change;
  readonly field: FieldChange;
  readonly side: 'before' | 'after';
}

function Value({ speech, change, field, side }: ValueProps) {
  const { t } = useTranslation();
  const words = sayValue(speech, change, field.name, field[side]);
  return (
    <Table.Td style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
      {words === '' ? (
        <Text span size="sm" c="dimmed" fs="italic">
          {t('journal.none')}
        </Text>
      ) : words.length > FOLD ? (
        <Folded words={words} />
      ) : (
        words
      )}
    </Table.Td>
  );
}

function Folded({ words }: { readonly words: string }) {
  const { t } = useTranslation();
  const [open, fold] = useDisclosure(false);
  return (
    <>
      {open ? words : `${words.slice(0, FOLD)}… `}
      <Anchor component="button" type="button" size="sm" display={open ? 'block' : 'inline'} aria-expanded={open} onClick={fold.toggle}>
        {t(open ? 'journal.less' : 'journal.whole')}
      </Anchor>
    </>
  );
}
