import { CloseButton, Combobox, Kbd, Loader, TextInput, useCombobox } from '@mantine/core';
import { IconHistory, IconSearch } from '@tabler/icons-react';
import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  readonly recent: readonly string[];
  readonly busy: boolean;
  /** Id of the hit the arrow keys are at, and of the list it is in. */
  readonly active: string | undefined;
  readonly list: string;
  /** Arrow keys, Enter and Escape while there is something typed; true when they did something. */
  readonly onKey: (key: string) => boolean;
}

/** The one search box of the room: pages by their words, items by what is said of them. */
export function SearchBox({ field, typed, onTyped, recent, busy, active, list, onKey }: Props) {
  const { t } = useTranslation();
  const combobox = useCombobox();
  const remembered = typed === '' && recent.length > 0;
  const keys = (event: KeyboardEvent) => {
    if (typed === '' || event.nativeEvent.isComposing) return;
    if (['ArrowDown', 'ArrowUp', 'Enter', 'Escape', 'PageDown', 'PageUp'].includes(event.key) && onKey(event.key)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(query) => {
        onTyped(query);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target withKeyboardNavigation={remembered} withAriaAttributes={false} targetType="input">
        <TextInput
          ref={field}
          data-search
          role="combobox"
          aria-label={t('search.label')}
          aria-expanded={typed !== '' || (remembered && combobox.dropdownOpened)}
          aria-haspopup="listbox"
          aria-controls={typed === '' ? (combobox.listId ?? undefined) : list}
          aria-activedescendant={typed === '' ? undefined : active}
          placeholder={t('search.placeholder')}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={
            typed !== '' ? (
              busy ? (
                <Loader size={14} aria-hidden />
              ) : (
                <CloseButton size="sm" aria-label={t('search.clear')} onClick={() => onTyped('')} />
              )
            ) : (
              <Kbd size="xs" aria-hidden>
                /
              </Kbd>
            )
          }
          maxLength={1_000}
          spellCheck={false}
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            onTyped(event.currentTarget.value);
            combobox.closeDropdown();
          }}
          onFocus={(event) => {
            event.currentTarget.select();
            if (remembered) combobox.openDropdown();
          }}
          onClick={() => remembered && combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={keys}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!remembered}>
        <Combobox.Options>
          <Combobox.Group label={t('search.recent')}>
            {recent.map((query) => (
              <Combobox.Option key={query} value={query}>
                <IconHistory size={14} aria-hidden style={{ marginRight: 8, verticalAlign: -2 }} />
                {query}
              </Combobox.Option>
            ))}
          </Combobox.Group>
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
