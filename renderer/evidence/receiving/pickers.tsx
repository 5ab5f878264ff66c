import { useTranslation } from 'react-i18next';
import { placedFiles } from './dropped.ts';
import type { Intake } from './use-intake.ts';

/** React knows no name for it: every browser has it, no standard. */
const FOLDER = { webkitdirectory: '' } as object;

/** The browser's own pickers, behind the buttons of the room: one for files, one for a folder with all that is in it. */
export function Pickers({ intake }: { readonly intake: Intake }) {
  const { t } = useTranslation();
  const taken = (input: HTMLInputElement) => {
    intake.takeFiles({ files: placedFiles(input.files ?? []), unreadable: [] });
    input.value = '';
  };
  return (
    <>
      <input
        ref={intake.files}
        type="file"
        multiple
        hidden
        aria-label={t('receiving.addFiles')}
        onChange={(event) => taken(event.currentTarget)}
      />
      <input
        ref={intake.folder}
        type="file"
        hidden
        {...FOLDER}
        aria-label={t('receiving.addFolder')}
        onChange={(event) => taken(event.currentTarget)}
      />
    </>
  );
}
