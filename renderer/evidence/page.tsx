import { Box } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { ListedEvidence } from '#core/evidence/model.ts';
import { ActDialogs } from './acts/dialogs.tsx';
import { ListColumn } from './list-column.tsx';
import { ItemPane } from './pane.tsx';
import { DropAnywhere } from './receiving/drop-anywhere.tsx';
import { OutcomeDialog } from './receiving/outcome.tsx';
import { Pickers } from './receiving/pickers.tsx';
import { useRoom } from './use-room.ts';

const NOTHING: readonly ListedEvidence[] = [];

/** What was received: found, listed, shown, described, connected, put before the court. Files are dropped anywhere. */
export function EvidencePage() {
  const room = useRoom();
  const { matter, evidence, acts, intake, place, open, openItem } = room;
  const { items, exhibits, connections, label, byId, inside } = evidence;
  /** Escape in a field leaves what it is in; a list that is open there is closed first. */
  const onKey = ({ key, target, currentTarget }: KeyboardEvent<HTMLElement>) => {
    if (key !== 'Escape' || !(target instanceof HTMLElement) || !currentTarget.contains(target)) return;
    if (target.matches('input, textarea') && target.getAttribute('aria-expanded') !== 'true') room.leave();
  };
  return (
    <Box ref={room.frame} style={{ display: 'flex', height: '100%', minHeight: 0 }} onKeyDown={onKey}>
      <ListColumn room={room} />
      {open && (
        <ItemPane
          matter={matter}
          item={open}
          exhibit={room.exhibit}
          exhibits={exhibits.length}
          label={label}
          connections={connections}
          acts={acts}
          tags={room.tags}
          parent={byId.get(open.parent)?.item}
          inner={inside.get(open.id) ?? NOTHING}
          target={place.target}
          words={place.words}
          drawing={room.drawing}
          onDrawing={room.setDrawing}
          onPin={(pin) => place.show(open.id, { pin })}
          onOpen={openItem}
          onPrevious={room.previous}
          onNext={room.next}
          onClose={room.close}
        />
      )}
      <Pickers intake={intake} />
      <DropAnywhere onFiles={intake.takeFiles} onPaths={intake.takePaths} />
      <OutcomeDialog
        job={intake.listed}
        onClose={() => intake.list(null)}
        onOpen={(id) => {
          intake.list(null);
          openItem(id);
        }}
      />
      <ActDialogs acts={acts} items={items} connections={connections} />
    </Box>
  );
}
