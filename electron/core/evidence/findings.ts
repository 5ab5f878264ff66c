import { type Finding, finding } from '../kit/finding.ts';
import type { MessageId, MessageParams } from '../kit/messages.ts';
import { keepsItsPromise } from '../reading/promise.ts';
import type { Evidence } from './model.ts';

const UNREADABLE = {
  encrypted: 'evidence.encrypted',
  damaged: 'evidence.damaged',
  'too-large': 'evidence.too-big-to-read',
  'too-slow': 'evidence.too-slow-to-read',
  undecodable: 'evidence.undecodable',
} as const;

/** Flags of what runs by itself elsewhere. */
const PROGRAMS = { javascript: 'JavaScript', 'launch-action': 'launch action', macros: 'macros' } as const;

/** What a lawyer should know about an item before relying on it. */
export function evidenceFindings(item: Evidence): Finding[] {
  const where = `evidence/${item.id}`;
  const file = item.fileName;
  const found: Finding[] = [];
  if (!keepsItsPromise(file, item.mediaType)) found.push(finding('warning', where, 'evidence.extension', { file, type: item.mediaType }));
  if (item.unreadable !== '') found.push(finding('warning', where, UNREADABLE[item.unreadable], { file }));
  if (item.flags.includes('gps')) found.push(finding('note', where, 'evidence.has-gps', { file }));
  const programs = Object.entries(PROGRAMS).flatMap(([flag, what]) => (item.flags.includes(flag as keyof typeof PROGRAMS) ? [what] : []));
  if (programs.length > 0) found.push(finding('note', where, 'evidence.has-program', { file, what: programs.join(', ') }));
  return found;
}

/** Why a file was not taken, by its name. */
export const refusal = (fileName: string, id: MessageId, params: MessageParams = {}): Finding =>
  // What a system leaves beside the user's files is no loss.
  finding(/\.system-file$/.test(id) ? 'note' : 'error', `evidence:${fileName}`, id, { file: fileName, ...params });
