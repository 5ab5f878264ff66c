import { Group, Select, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Rule } from '#core/damages/rule.ts';
import type { Language } from '#core/kit/messages.ts';
import { grouped, ruleOf, rulesOn } from './rules.ts';

interface RuleSelectProps {
  readonly rules: readonly Rule[];
  readonly day: string;
  readonly value: string;
  readonly where: string;
  readonly onChoose: (rule: Rule) => Promise<unknown>;
}

/** The measures in force, those among which one must be chosen together, each with its statute and whether its text was checked. */
export function RuleSelect({ rules, day, value, where, onChoose }: RuleSelectProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  const current = rulesOn(rules, day);
  const chosen = ruleOf(rules, value, day);
  const missing = chosen !== undefined && !current.includes(chosen);
  const option = (rule: Rule) => ({ value: rule.id, label: rule.title[language] });
  const data = [
    ...[...grouped(current)].map(([group, members]) => ({ group: t(`damages.groups.${group}`), items: members.map(option) })),
    ...(missing ? [{ group: t('damages.notInForce'), items: [option(chosen)] }] : []),
  ];
  const marks = chosen && [
    chosen.statute,
    missing && t('damages.notInForce'),
    !chosen.verified && t('damages.unverified', { date: chosen.as_of }),
  ];
  return (
    <Select
      label={t('damages.rule')}
      data-where={where}
      title={chosen?.title[language]}
      data={data}
      value={value}
      allowDeselect={false}
      searchable
      maxDropdownHeight={420}
      description={marks?.filter(Boolean).join(' · ')}
      onChange={(id) => {
        const next = current.find((rule) => rule.id === id);
        if (next && id !== value) void onChoose(next);
      }}
      renderOption={({ option: { value: id, label } }) => <RuleLine rule={ruleOf(rules, id, day)} label={label} />}
    />
  );
}

/** One measure in a list: what it is called, the statute below, and whether it was checked. */
export function RuleLine({ rule, label }: { readonly rule: Rule | undefined; readonly label: string }) {
  const { t } = useTranslation();
  return (
    <div style={{ minWidth: 0 }}>
      <Text size="sm">{label}</Text>
      <Group gap={6}>
        <Text size="xs" c="dimmed">
          {rule?.statute}
        </Text>
        {rule && !rule.verified && (
          <Text size="xs" c="dimmed" fs="italic">
            {t('damages.unverified', { date: rule.as_of })}
          </Text>
        )}
      </Group>
    </div>
  );
}
